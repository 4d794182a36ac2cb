import { type Clients, clientsFor } from '../aws/clients.ts';
import { parameterStore } from '../aws/parameters.ts';
import type { Contract } from '../contract/contract.ts';
import { readContract } from '../contract/read-contract.ts';
import { runningStack } from '../local/running-stack.ts';
import { type Connection, connectionTo, isLoopback, parseEndpoint } from '../settings/connection.ts';
import { type EnvironmentSettings, readEnvironmentFile, requireEnvironmentFile } from '../settings/environment-file.ts';
import { projectRoot } from '../settings/root.ts';
import type { Shell } from '../shell.ts';
import type { CommonOptions } from './options.ts';

/** Which application a command is about, and where. */
export interface Context {
  readonly root: string;
  readonly app: string;
  readonly environment: string;
  /** Undefined: there is no variables file, and `--app` says what is needed. */
  readonly settings: EnvironmentSettings | undefined;
  readonly connection: Connection;
  readonly clients: Clients;
}

/** @param profile whose credentials are taken instead of the environment's */
export async function openContext(options: CommonOptions, shell: Shell, profile?: string): Promise<Context> {
  const root = projectRoot(shell.directory);
  const settings = await (options.app === undefined ? requireEnvironmentFile : readEnvironmentFile)(root, options.env);
  const endpoint = await endpointOf(options, shell, root);
  const { AWS_REGION, AWS_DEFAULT_REGION } = shell.environment;
  const region = options.region ?? settings?.region ?? AWS_REGION ?? AWS_DEFAULT_REGION ?? 'us-east-1';
  const found = connectionTo(endpoint, region, shell.environment);
  const connection = profile === undefined ? found : { ...found, profile };
  return {
    root,
    app: options.app ?? settings?.app ?? '',
    environment: options.env,
    settings,
    connection,
    clients: clientsFor(connection),
  };
}

/** As `--endpoint-url` says, else AWS_ENDPOINT_URL, else the local stack that runs here; undefined is AWS itself. */
export async function endpointOf(
  options: Pick<CommonOptions, 'endpointUrl'>,
  shell: Shell,
  root: string,
): Promise<string | undefined> {
  if (options.endpointUrl !== undefined) return parseEndpoint(options.endpointUrl, '--endpoint-url');
  const ofEnvironment = shell.environment.AWS_ENDPOINT_URL ?? '';
  if (ofEnvironment !== '') return parseEndpoint(ofEnvironment, 'AWS_ENDPOINT_URL');
  return (await runningStack(root))?.endpoint;
}

export function contractOf({ clients, app, environment }: Context): Promise<Contract> {
  return readContract(parameterStore(clients), app, environment);
}

/** How often AWS is asked: often on this machine, within AWS's limits elsewhere. */
export function pollingInterval({ endpoint }: Connection): number {
  return isLoopback(endpoint) ? 300 : 2_000;
}
