import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contender } from './server-under-load.ts';

const template = (folder: string): string => `pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000000;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  server {
    listen 127.0.0.1:PORT;
    default_type application/json;
    location / { return 200 '{"message":"Hello, World!","version":"dev","environment":"local","timestamp":"2026-01-01T00:00:00.000Z"}'; }
  }
}
`;

/** nginx with one worker and without a log, answering a constant: what a core can do at most. Undefined without nginx. */
export async function nginxLimit(directory: string, path: string): Promise<Contender | undefined> {
  if (spawnSync('nginx', ['-v']).status !== 0) return undefined;
  const folder = join(directory, 'nginx');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'template.conf');
  await writeFile(file, template(folder));
  const start = `sed "s/PORT/$PORT/" '${file}' > '${folder}/nginx.conf' && exec nginx -c '${folder}/nginx.conf' -e stderr -g 'daemon off; master_process off;'`;
  return { name: 'nginx, a constant, no log', command: ['sh', '-c', start], environment: {}, path };
}
