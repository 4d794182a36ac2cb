import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { permissions } from '../../src/permissions/table.ts';

const source = join(import.meta.dirname, '../../src');

/** Which prefix IAM has for a client's package. */
const prefixes: Readonly<Record<string, string>> = {
  'client-application-auto-scaling': 'application-autoscaling',
  'client-cloudwatch': 'cloudwatch',
  'client-cloudwatch-logs': 'logs',
  'client-ec2': 'ec2',
  'client-ecr': 'ecr',
  'client-ecs': 'ecs',
  'client-elastic-load-balancing-v2': 'elasticloadbalancing',
  'client-iam': 'iam',
  'client-secrets-manager': 'secretsmanager',
  'client-service-quotas': 'servicequotas',
  'client-ssm': 'ssm',
  'client-sts': 'sts',
};

/** What only `ship up` and drills call, and only at local-aws, by the file or folder that calls it. */
const local = [
  'drill/drills/',
  'local/provision.ts',
  'local/provide-roles.ts',
  'local/first-service.ts',
  'local/stand-up.ts',
  'local/until-serving.ts',
];

const imports =
  /import\s+\{([^}]*)\}\s+from\s+'@aws-sdk\/([\w-]+)'|\{([^}]*)\}\s*=\s*await import\('@aws-sdk\/([\w-]+)'\)/g;

/** The actions that a file's imports of the SDK's commands stand for. */
function actionsIn(text: string): readonly string[] {
  const actions = [...text.matchAll(imports)].flatMap(([, names, client, lateNames = '', lateClient = '']) =>
    (names ?? lateNames).split(',').flatMap((each) => {
      const operation = /^(?:paginate(\w+)|(\w+)Command)$/.exec(each.trim())?.slice(1).find(Boolean);
      if (operation === undefined) return [];
      const prefix = prefixes[client ?? lateClient];
      assert.ok(prefix !== undefined, `no IAM prefix is known for ${client ?? lateClient}`);
      return [`${prefix}:${operation}`];
    }),
  );
  for (const [, operation = ''] of text.matchAll(/new (\w+)Command\(/g)) {
    assert.ok(
      actions.some((action) => action.endsWith(`:${operation}`)),
      `where does ${operation}Command come from?`,
    );
  }
  return actions;
}

async function calledIn(isWanted: (file: string) => boolean): Promise<ReadonlyMap<string, string>> {
  const files = globSync('**/*.ts', { cwd: source }).filter(isWanted);
  const found = await Promise.all(
    files.map(async (file) =>
      actionsIn(await readFile(join(source, file), 'utf8')).map((action) => [action, file] as const),
    ),
  );
  return new Map(found.flat());
}

describe('the permissions', () => {
  it('hold every call of the SDK that the code can make on AWS', async () => {
    const called = await calledIn((file) => !local.some((place) => file.startsWith(place)));
    const listed = new Set(permissions.map(({ action }) => action));

    const unlisted = [...called].filter(([action]) => !listed.has(action));

    assert.ok(called.size > 10);
    assert.deepEqual(unlisted, [], 'add these to src/permissions/table.ts, with their reasons');
  });

  it('hold no call of the SDK that the code does not make', async () => {
    const called = await calledIn((file) => !local.some((place) => file.startsWith(place)));

    const unused = permissions.filter(({ action, through }) => through === 'sdk' && !called.has(action));

    assert.deepEqual(
      unused.map(({ action }) => action),
      [],
    );
  });

  it('name each action once, with a reason', () => {
    const actions = permissions.map(({ action }) => action);

    assert.deepEqual(actions, [...new Set(actions)]);
    for (const { why, action } of permissions) assert.match(why, /\S/, action);
  });
});
