import type { IncomingMessage } from 'node:http';

const usable = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Gives each request its id: the caller's `X-Request-Id` where it can be quoted anywhere without harm, else the process's
 * own mark and a number. A random id for each request costs more and tells less.
 *
 * @param mark - tells this process from every other, letters and digits only
 */
export function requestIds(mark: string): (request: Pick<IncomingMessage, 'headers'>) => string {
  let count = 0;
  return ({ headers }) => {
    const given = headers['x-request-id'];
    if (typeof given === 'string' && usable.test(given)) return given;
    count += 1;
    return `${mark}-${count.toString(36)}`;
  };
}
