/** A target that costs as little as can be: it answers every request with the same bytes. Tells its port, then serves. */
import { createServer } from 'node:net';

const body = '{"status":"ok"}';
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nKeep-Alive: timeout=60\r\n\r\n${body}`,
);
const endOfHead = Buffer.from('\r\n\r\n');

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  socket.on('data', (data: Buffer) => {
    for (let at = data.indexOf(endOfHead); at !== -1; at = data.indexOf(endOfHead, at + 4)) socket.write(answer);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
process.on('disconnect', () => process.exit(0));
