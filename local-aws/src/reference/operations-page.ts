import { readFileSync } from 'node:fs';
import type { ServicePlugin } from '../wire/service.ts';

/** What local-aws has of a service, next to what AWS's model lists. */
export interface ServiceCoverage {
  readonly name: string;
  readonly implemented: readonly string[];
  readonly absent: readonly string[];
}

/** Reads the names that AWS's model of the service has, and asks the plugin which of them it answers. */
export function coverageOf(plugin: ServicePlugin): ServiceCoverage {
  const file = new URL(`../models/generated/${plugin.name}.json`, import.meta.url);
  const table: { operations: Record<string, unknown>; absent: string[] } = JSON.parse(readFileSync(file, 'utf8'));
  const all = [...Object.keys(table.operations), ...table.absent].sort();
  return {
    name: plugin.name,
    implemented: all.filter(plugin.implements),
    absent: all.filter((operation) => !plugin.implements(operation)),
  };
}

/** The page `docs/reference/local-aws-operations.md`. */
export function operationsPage(services: readonly ServiceCoverage[]): string {
  const sorted = [...services].sort((a, b) => a.name.localeCompare(b.name));
  const total = sorted.reduce((sum, { implemented }) => sum + implemented.length, 0);
  const rows = sorted.map(
    ({ name, implemented, absent }) =>
      `| [${name}](#${name}) | ${implemented.length} | ${implemented.length + absent.length} |`,
  );
  const sections = sorted.map(
    ({ name, implemented }) => `## ${name}\n\n${implemented.map((operation) => `\`${operation}\``).join(', ')}`,
  );
  return [
    '# Operations of local-aws',
    'Made from the code by `npm run reference -w local-aws`; a test fails when it is out of date. An operation of AWS’s that is\nnot listed is answered with AWS’s error for an unknown operation. S3 and the OCI registry speak HTTP of their own and\nhave no operations in this sense: S3 has buckets with their sub-resources, and objects; the registry, the OCI\ndistribution API.',
    `${total} operations:`,
    ['| service | here | in AWS’s model |', '| --- | ---: | ---: |', ...rows].join('\n'),
    ...sections,
    '',
  ]
    .join('\n\n')
    .replaceAll('’', "'");
}
