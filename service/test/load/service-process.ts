import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const memoryReporter = new URL('report-memory.ts', import.meta.url).href;

export interface Memory {
  readonly residentBytes: number;
  /** Of V8's heap, what lives. */
  readonly heapBytes: number;
  /** What V8 has taken from the system for its heap; most of it is the room in which new objects are made. */
  readonly heapReservedBytes: number;
  /** Outside of the heap, but held by objects in it; the buffers are part of it. */
  readonly externalBytes: number;
  readonly arrayBufferBytes: number;
}

/** The service as a process of its own. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly port: number;
  /** After a garbage collection. */
  readonly memory: () => Promise<Memory>;
  /** Lines that it has logged. */
  readonly lines: () => number;
  /** Resolves when it has ended and its last line is read. */
  readonly exit: Promise<readonly [code: number | null, signal: NodeJS.Signals | null]>;
}

export async function startService(
  environment: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [...nodeOptions, '--import', memoryReporter, main], {
    env: { HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exit = once(child, 'close').then(([code, signal]) => [code, signal] as const);
  let lines = 0;
  if (child.stdout === null) throw new Error('the process has no output');
  const reader = createInterface({ input: child.stdout });
  reader.on('line', () => {
    lines += 1;
  });
  const [first] = await once(reader, 'line');
  const { address } = JSON.parse(first);
  const memory = async (): Promise<Memory> => {
    const told = once(child, 'message');
    child.send('memory');
    const [message] = await told;
    return message;
  };
  return { child, port: Number(new URL(address).port), memory, lines: () => lines, exit };
}
