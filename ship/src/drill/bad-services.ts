import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Versions of a service that should never be let through, by what is wrong with them. */
const sources = {
  'exits at its start': `
process.stderr.write('{"level":"fatal","message":"the database password is missing"}\\n');
process.exit(1);
`,
  'answers 503 to its health check': `
import { createServer } from 'node:http';
const { HOST = '0.0.0.0', PORT = '8080' } = process.env;
const server = createServer((request, response) => {
  response.writeHead(request.url === '/health' ? 503 : 200, { 'content-type': 'application/json' });
  response.end('{"status":"cache is cold"}');
});
process.once('SIGTERM', () => server.close());
server.listen(Number(PORT), HOST);
`,
  'answers as another version': `
import { createServer } from 'node:http';
const { HOST = '0.0.0.0', PORT = '8080' } = process.env;
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{"status":"healthy","version":"0.0.0"}');
});
process.once('SIGTERM', () => {
  server.close();
  server.closeIdleConnections();
});
server.listen(Number(PORT), HOST);
`,
} as const;

export type BadService = keyof typeof sources;

/** Writes such a service into a folder that `ship build --service` takes; gives the folder. */
export async function writeBadService(kind: BadService, directory: string): Promise<string> {
  const folder = join(directory, kind.replaceAll(' ', '-'));
  await mkdir(join(folder, 'src'), { recursive: true });
  await writeFile(join(folder, 'src', 'main.ts'), sources[kind]);
  return folder;
}
