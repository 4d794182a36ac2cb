import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { LocalDrill } from '../drill.ts';
import { type LocalWorld, runWith, until } from '../world.ts';

/** Unsigned: the service has to ask for keys before it can refuse it. */
const token = [
  { alg: 'RS256', kid: 'drill' },
  { iss: 'https://issuer.example', aud: 'drill', exp: 4_000_000_000 },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('c2lnbmF0dXJl')
  .join('.');
const headers = { authorization: `Bearer ${token}` };

export const slowDependency: LocalDrill = {
  where: 'local',
  name: 'slow-dependency',
  title: 'Whom the service asks for keys takes the call and never answers',
  expects: 'what needs the keys is refused in time, and everything else is served as ever',
  promised: { lost: 0, restoredWithin: 12_000 },
  defence: 'a time limit on the call, and routes that do not share it',
  async act(world, isDefended) {
    const silent = await silentServer();
    try {
      await runWith(world, { environment: environmentFor(silent) });
      const place = { url: `${world.stack.url}/api/whoami`, headers };
      // Without the separation every user's request is one of those that wait.
      if (!isDefended) world.sendUsersTo(place);
      const began = world.clock.now();
      const statuses = await Promise.all(Array.from({ length: 40 }, () => statusOf(world, place.url)));
      const answered = await until(world, async () => statuses.every((status) => status >= 400), 100);
      return {
        detected: undefined,
        restored: answered === undefined ? undefined : world.clock.now() - began,
        happened: [`40 calls that need the keys were answered with ${[...new Set(statuses)].join(', ')}`],
        wrong: [],
      };
    } finally {
      silent.close();
    }
  },
};

async function silentServer(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.unref();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function environmentFor(server: Server) {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return [
    { name: 'JWT_JWKS_URL', value: `http://127.0.0.1:${port}/keys` },
    { name: 'JWT_ISSUER', value: 'https://issuer.example' },
    { name: 'JWT_AUDIENCE', value: 'drill' },
  ];
}

/** 0 where no answer came within a user's patience and more. */
async function statusOf({ signal }: LocalWorld, url: string): Promise<number> {
  const given = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
  const answer = await fetch(url, { headers, signal: given }).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.status ?? 0;
}
