import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requireFreePort } from '../../src/local/free-port.ts';
import { listeningInodes, portHolder } from '../../src/local/port-holder.ts';
import { aFreePort, aTakenPort } from '../support/listening.ts';

describe('a port that ship up needs', () => {
  it('is fine when nobody listens on it', async () => {
    await assert.doesNotReject(requireFreePort(await aFreePort(), '--port'));
  });

  it('is refused with the option that chooses another when it is taken', async (test) => {
    const port = await aTakenPort(test);

    await assert.rejects(requireFreePort(port, '--port'), (error: Error) => {
      assert.match(error.message, new RegExp(`^port ${port}: is taken by .*; choose another with --port \\d+$`));
      return true;
    });
  });

  it('is told with who has it, on Linux', { skip: process.platform !== 'linux' }, async (test) => {
    const port = await aTakenPort(test);

    const holder = await portHolder(port);

    assert.equal(holder?.pid, process.pid);
    assert.match(holder.command, /node/);
  });
});

describe("Linux's table of sockets", () => {
  it('tells the inodes of those that listen on the port, but not on an address of their own', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0',
      '   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 20 4 30 10 -1',
      '   3: 053AC47F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4714 1 0 100 0 0 10 0',
      '   2: 0100007F:11D6 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0',
      '',
    ].join('\n');

    assert.deepEqual(listeningInodes(table, 8080), ['4711']);
    assert.deepEqual(listeningInodes(table, 4566), ['4713']);
    assert.deepEqual(listeningInodes('', 4566), []);
  });
});
