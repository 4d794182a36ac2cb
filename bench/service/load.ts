/**
 * The load, in a process of its own: `node load.ts <port> <path> <connections> <seconds>`. Each connection asks again as
 * soon as it is answered. Prints one JSON object. It reads no more of an answer than it must, so that one core of load is
 * enough for one core of server.
 */
import { connect } from 'node:net';

/** What one stretch of load came to. */
export interface LoadReport {
  readonly requests: number;
  readonly seconds: number;
  readonly non2xx: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
}

const [port = 0, connections = 0, seconds = 0] = [2, 4, 5].map((index) => Number(process.argv[index]));
const path = process.argv[3] ?? '/';
const request = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nuser-agent: bench\r\naccept: */*\r\n\r\n`);
/** By tenth of a millisecond. */
const latencies = new Uint32Array(100_000);
const decoder = new TextDecoder('latin1');
let requests = 0;
let non2xx = 0;
let isOver = false;

for (let connection = 0; connection < connections; connection += 1) ask();
const startedAt = performance.now();
setTimeout(() => {
  isOver = true;
  const report: LoadReport = {
    requests,
    seconds: (performance.now() - startedAt) / 1000,
    non2xx,
    p50Milliseconds: quantile(0.5),
    p99Milliseconds: quantile(0.99),
  };
  process.stdout.write(JSON.stringify(report), () => process.exit());
}, seconds * 1000);

function ask(): void {
  let sentAt = 0;
  let received = '';
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: Buffer.allocUnsafe(16_384),
      callback: (bytes, buffer) => {
        received += decoder.decode(buffer.subarray(0, bytes));
        const head = received.indexOf('\r\n\r\n');
        if (head === -1) return true;
        if (received.length < head + 4 + lengthOf(received, head)) return true;
        answered();
        return true;
      },
    },
  });
  const send = (): void => {
    sentAt = performance.now();
    socket.write(request);
  };
  const answered = (): void => {
    if (received.charCodeAt(9) !== 50) non2xx += 1;
    received = '';
    if (isOver) return;
    requests += 1;
    const tenths = Math.min(latencies.length - 1, Math.round((performance.now() - sentAt) * 10));
    latencies[tenths] = (latencies[tenths] ?? 0) + 1;
    send();
  };
  socket.on('connect', send);
  socket.on('error', (error) => {
    throw error;
  });
}

/** `Content-Length`, however it is written; servers here always send it. */
function lengthOf(text: string, head: number): number {
  const at = text.toLowerCase().indexOf('content-length: ');
  return at === -1 || at > head ? 0 : Number.parseInt(text.slice(at + 16, at + 26), 10);
}

function quantile(part: number): number {
  let left = requests * part;
  for (const [tenths, count] of latencies.entries()) {
    left -= count;
    if (left <= 0) return tenths / 10;
  }
  return Number.POSITIVE_INFINITY;
}
