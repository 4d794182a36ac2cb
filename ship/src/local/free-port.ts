import { createServer } from 'node:net';
import { codeOf, Failure, messageOf } from '../failure.ts';
import { portHolder } from './port-holder.ts';

/** Throws a Failure, saying by whom where it can, when a port on this machine is taken. `option` chooses another. */
export async function requireFreePort(port: number, option: string): Promise<void> {
  const error = await bindingError(port);
  if (error === undefined) return;
  const example = `choose another with ${option} ${port === 65_535 ? port - 1 : port + 1}`;
  if (codeOf(error) !== 'EADDRINUSE') {
    throw new Failure({ code: 'port-refused', where: `port ${port}`, what: messageOf(error), remedy: example });
  }
  const holder = await portHolder(port);
  const by = holder === undefined ? 'another process' : `process ${holder.pid} (${holder.command.slice(0, 120)})`;
  throw new Failure({ code: 'port-taken', where: `port ${port}`, what: `is taken by ${by}`, remedy: example });
}

function bindingError(port: number): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
