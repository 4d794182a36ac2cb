import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process that listens on a port. */
export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/** Who listens on a TCP port of 127.0.0.1, as far as this user may know; undefined where that cannot be told. */
export async function portHolder(port: number): Promise<PortHolder | undefined> {
  try {
    return process.platform === 'linux' ? await holderByProc(port) : await holderByLsof(port);
  } catch {
    // Another user's processes cannot be read, and lsof may not be there.
    return undefined;
  }
}

async function holderByProc(port: number): Promise<PortHolder | undefined> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((table) => readFile(table, 'utf8').catch(() => '')),
  );
  const sockets = new Set(tables.flatMap((table) => listeningInodes(table, port)).map((inode) => `socket:[${inode}]`));
  if (sockets.size === 0) return undefined;
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of processes) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const link = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
      if (!sockets.has(link)) continue;
      const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return { pid: Number(pid), command: commandLine.replaceAll('\0', ' ').trim() };
    }
  }
  return undefined;
}

// 127.0.0.1 and every address, alone and as IPv6 writes them; in the order of bytes of little-endian machines.
const listenedAddress = /^(0{8}|0100007F|0{32}|0{16}FFFF00000100007F)$/;

/**
 * The inodes of the sockets that listen on a port of 127.0.0.1, from a table in the form of /proc/net/tcp
 * (proc_net_tcp.txt). Tasks have the same port on addresses of their own.
 */
export function listeningInodes(table: string, port: number): readonly string[] {
  const listening = '0A';
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      const [address = '', hexPort = ''] = local.split(':');
      const isAsked = listenedAddress.test(address) && Number.parseInt(hexPort, 16) === port;
      return state === listening && isAsked && inode !== undefined ? [inode] : [];
    });
}

async function holderByLsof(port: number): Promise<PortHolder | undefined> {
  const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const pid = /^p(\d+)$/m.exec(stdout)?.[1];
  return pid === undefined ? undefined : { pid: Number(pid), command: /^c(.*)$/m.exec(stdout)?.[1] ?? '' };
}
