/** Writes the pages of docs/reference that are made from local-aws's code: `npm run reference -w local-aws`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalAws } from '../local-aws.ts';
import { coverageOf, operationsPage } from './operations-page.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'local-aws-reference-'));
const nothing = (): void => undefined;
const localAws = await startLocalAws({
  host: '127.0.0.1',
  port: 0,
  dataDirectory,
  pace: 'fast',
  shutDown: nothing,
  reset: nothing,
});
const page = operationsPage(localAws.services.map(coverageOf));
writeFileSync(new URL('../../../docs/reference/local-aws-operations.md', import.meta.url), page);
await localAws.close();
rmSync(dataDirectory, { recursive: true });
