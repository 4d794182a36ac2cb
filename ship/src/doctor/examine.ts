import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Clients } from '../aws/clients.ts';
import { parameterStore } from '../aws/parameters.ts';
import { taskDefinitions } from '../aws/service-updates.ts';
import { type Check, type CheckResult, type Finding, notChecked, ok, problem, runChecks } from '../checks/check.ts';
import type { Clock, Milliseconds } from '../clock.ts';
import type { Contract } from '../contract/contract.ts';
import { readContract } from '../contract/read-contract.ts';
import type { SmokeRequest } from '../deployment/smoke-test.ts';
import { codeOf, Failure, messageOf } from '../failure.ts';
import { principalName } from '../history/deployment-record.ts';
import { type Connection, isLoopback } from '../settings/connection.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import { neededActions } from './actions.ts';
import { permissionFindings } from './check-permissions.ts';
import { quotaChecks } from './check-quotas.ts';
import { reachChecks } from './check-reach.ts';
import { toolChecks } from './check-tools.ts';

export interface Examination {
  readonly clients: Clients;
  readonly connection: Connection;
  readonly app: string;
  readonly environmentName: string;
  /** Why there are none, where there are none. */
  readonly settings: EnvironmentSettings | Finding;
  readonly environment: NodeJS.ProcessEnv;
  readonly nodeVersion: string;
  readonly request: SmokeRequest;
  readonly clock: Clock;
  /** For each check. */
  readonly limit: Milliseconds;
}

/**
 * Looks at everything between this machine and a deployment, side by side as far as one thing does not need another: the
 * account cannot be asked before it is known who asks.
 */
export async function examine(examination: Examination): Promise<readonly CheckResult[]> {
  const { environment, nodeVersion, clock, limit } = examination;
  const run = (checks: readonly Check[]): Promise<readonly CheckResult[]> => runChecks(checks, { clock, limit });
  const tools = run(toolChecks(environment, nodeVersion));
  const project = run([{ group: 'project', name: 'variables', run: async () => settingsFinding(examination) }]);
  let caller: Caller | undefined;
  const account = await run([
    {
      group: 'account',
      name: 'credentials',
      async run() {
        const found = await callerFinding(examination);
        caller = found.caller;
        return found.finding;
      },
    },
  ]);
  const rest = caller === undefined ? withoutAccount() : await ofAccount(examination, caller, run);
  return [...(await tools), ...(await project), ...account, ...rest];
}

interface Caller {
  readonly account: string;
  readonly arn: string;
}

function settingsFinding({ settings, environmentName }: Examination): Finding {
  if ('state' in settings) return settings;
  return ok(`${settings.app}, ${environmentName}, ${settings.region}`);
}

const noCredentials = new Set(['CredentialsProviderError', 'TokenProviderError']);
const badCredentials = new Set([
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
  'ExpiredToken',
  'ExpiredTokenException',
]);

async function callerFinding({
  clients,
  connection,
}: Examination): Promise<{ readonly finding: Finding; readonly caller?: Caller }> {
  const client = await clients.identity();
  try {
    const { Account = '', Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
    const where =
      connection.endpoint === undefined ? connection.region : `${connection.region} at ${connection.endpoint}`;
    return {
      finding: ok(`${principalName(Arn)} in account ${Account}, ${where}`),
      caller: { account: Account, arn: Arn },
    };
  } catch (error) {
    const code = codeOf(error);
    if (noCredentials.has(code)) return { finding: problem(`none: ${messageOf(error)}`, signIn) };
    if (badCredentials.has(code)) return { finding: problem(`AWS does not take them: ${messageOf(error)}`, signIn) };
    if (isLoopback(connection.endpoint)) {
      return {
        finding: problem(`nothing answers at ${connection.endpoint}: ${messageOf(error)}`, 'start it: ship up'),
      };
    }
    throw error;
  }
}

const signIn =
  'sign in (aws configure sso and aws sso login, or AWS_PROFILE, or AWS_ACCESS_KEY_ID); for a start without an account: ship up';

function withoutAccount(): readonly CheckResult[] {
  const skipped = (group: string, name: string): CheckResult => ({
    group,
    name,
    ...notChecked('AWS cannot be asked before the credentials are in order'),
  });
  return [
    skipped('account', 'permissions'),
    skipped('quotas', 'account limits'),
    skipped('project', 'contract'),
    skipped('reach', 'repository, DNS, /health'),
  ];
}

async function ofAccount(
  examination: Examination,
  { account, arn }: Caller,
  run: (checks: readonly Check[]) => Promise<readonly CheckResult[]>,
): Promise<readonly CheckResult[]> {
  const { clients, app, environmentName, settings, connection, request, clock } = examination;
  let contract: Contract | undefined;
  const contractResult = await run([
    {
      group: 'project',
      name: 'contract',
      async run() {
        if (app === '') return notChecked('without variables or --app no contract can be looked for');
        contract = await readContract(parameterStore(clients), app, environmentName).catch((error: unknown) => {
          if (error instanceof Failure && error.code === 'contract-missing') return undefined;
          throw error;
        });
        if (contract === undefined) {
          return problem(
            `${app}'s ${environmentName} environment is not there (no contract in SSM)`,
            'ship up for a local one, or terraform apply in terraform/ for one on AWS',
          );
        }
        return ok(`${contract.service} at ${contract.url}`);
      },
    },
  ]);
  const place = { account, region: connection.region, app, environment: environmentName };
  const found = contract;
  return [
    ...contractResult,
    ...(await run([
      {
        group: 'account',
        name: 'permissions',
        async run() {
          if (found === undefined) return notChecked('what they are needed on is in the contract, which is not there');
          const roles = await rolesOf(clients, found);
          return permissionFindings(clients, arn, neededActions(found, place, roles));
        },
      },
      ...quotaChecks(clients, { contract: found, vcpus: vcpusOf(settings) }),
      ...(found === undefined ? [] : reachChecks(clients, found, request, clock)),
    ])),
  ];
}

async function rolesOf(clients: Clients, { taskDefinition }: Contract): Promise<readonly string[]> {
  const definition = (await taskDefinitions(clients).describe(taskDefinition))?.definition;
  return [definition?.executionRoleArn, definition?.taskRoleArn].filter((role) => role !== undefined);
}

/** A rolling deployment starts as many tasks as run, before it stops any. */
function vcpusOf(settings: EnvironmentSettings | Finding): number {
  return 'state' in settings ? 1 : (settings.desiredCount * settings.cpu) / 1024;
}
