import { type Clock, systemClock } from './clock.ts';
import { controlRoute } from './control/route.ts';
import { forgetData, statePath } from './data-directory.ts';
import { functionCaller } from './functions/call-function.ts';
import type { LocalFunction } from './functions/local-function.ts';
import { monitoring } from './monitoring.ts';
import { awsPace, fastPace } from './pace.ts';
import { hasLoopbackRange } from './runtime/placement.ts';
import { processRuntime } from './runtime/process-runtime.ts';
import { acm } from './services/acm/index.ts';
import { ec2 } from './services/ec2/index.ts';
import { ecr } from './services/ecr/index.ts';
import { ecs } from './services/ecs/index.ts';
import { secretSource } from './services/ecs/secret-source.ts';
import { elbv2 } from './services/elbv2/index.ts';
import { iam } from './services/iam/index.ts';
import { kms } from './services/kms/index.ts';
import { logs } from './services/logs/index.ts';
import { s3 } from './services/s3/index.ts';
import { secretsManager } from './services/secretsmanager/index.ts';
import { serviceQuotas } from './services/service-quotas/index.ts';
import { parameterReader, ssm } from './services/ssm/index.ts';
import { sts } from './services/sts/index.ts';
import { wafv2 } from './services/wafv2/index.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { version } from './version.ts';
import type { ServicePlugin } from './wire/service.ts';
import { createWire } from './wire/wire.ts';

export interface LocalAwsOptions {
  /** A loopback address. */
  readonly host: string;
  /** Of the AWS endpoint; 0 lets the system choose. */
  readonly port: number;
  /** An existing folder for state, images and logs; one local-aws at a time may use it. */
  readonly dataDirectory: string;
  readonly pace: 'fast' | 'aws';
  readonly clock?: Clock;
  /** Called when a client asks for the end (`POST /_local/shutdown`). */
  readonly shutDown: () => void;
  /** Called when a client asks for a fresh start (`POST /_local/reset`). */
  readonly reset: () => void;
  /** What stands for Lambda functions, by their names. */
  readonly functions?: ReadonlyMap<string, LocalFunction>;
}

export interface LocalAws {
  /** For `AWS_ENDPOINT_URL`, e.g. `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  /** What speaks AWS's protocols here. */
  readonly services: readonly ServicePlugin[];
  /** Ends tasks (SIGTERM, then SIGKILL), listeners and the endpoint. What was there is there at the next start. */
  close(): Promise<void>;
  /** Deletes what it kept. To be called after `close` has resolved. */
  forget(): void;
}

/**
 * Starts AWS on this machine: takes up what the data folder holds and answers when everything is ready.
 * @throws {StoreError} when the data folder's state cannot be opened
 * @throws the system's error when the endpoint's port cannot be used
 */
export async function startLocalAws(options: LocalAwsOptions): Promise<LocalAws> {
  const { dataDirectory, clock = systemClock } = options;
  const pace = options.pace === 'aws' ? awsPace : fastPace;
  const startedAt = clock.now();
  const store = openSqliteStore(statePath(dataDirectory));
  const monitors = monitoring({ store, clock, pace });
  const log = logs({ store, clock, metrics: monitors.metrics });
  const registry = ecr({ store, clock, dataDirectory });
  const cloud = ec2({ store, clock, pace });
  const issuer = acm({
    store,
    clock,
    pace,
    usersOf: (arn) => balancers.usersOfCertificate(arn),
    replaced: (arn) => balancers.certificateReplaced(arn),
  });
  const balancers = elbv2({
    store,
    clock,
    pace,
    certificates: issuer.certificates,
    network: cloud.network,
    report: (message) => process.stderr.write(`local-aws: ${message}\n`),
  });
  const runtime = processRuntime({
    images: registry.images,
    clock,
    dataDirectory,
    hasLoopbackRange: await hasLoopbackRange(),
  });
  const secrets = secretsManager({ store, clock });
  let endpoint = '';
  const containers = ecs({
    store,
    clock,
    pace,
    runtime,
    targets: balancers.targets,
    traffic: balancers.traffic,
    alarms: monitors.alarms,
    callHook: functionCaller(options.functions ?? new Map()),
    openLog(group, stream, { createsGroup, region }) {
      if (createsGroup) log.ensureGroup(group, region);
      return log.openStream(group, stream);
    },
    secrets: secretSource({ parameterOf: parameterReader(store), secretOf: secrets.values.valueOf }),
    endpoint: () => endpoint,
    random: Math.random,
  });
  const services: ServicePlugin[] = [
    containers.plugin,
    registry.plugin,
    balancers.plugin,
    log.service,
    ...monitors.services,
    ssm({ store, clock }),
    secrets.plugin,
    sts(),
    iam({ store, clock }),
    kms({ store, clock }),
    issuer.plugin,
    serviceQuotas({ store, clock }),
    wafv2({
      store,
      isThere: (arn) => balancers.measured().some(({ dimension }) => arn.endsWith(`:loadbalancer/${dimension}`)),
    }),
    cloud.plugin,
  ];
  const wire = createWire({
    services,
    routes: [
      ...containers.routes,
      s3({ store, clock, dataDirectory }).route,
      registry.route,
      ...monitors.routes,
      controlRoute({
        health: () => ({ status: 'ok', pid: process.pid, version, pace: pace.name, dataDirectory, startedAt }),
        state: store.contents,
        events: containers.events.recent,
        shutDown: options.shutDown,
        reset: options.reset,
      }),
    ],
    clock,
    reportUnexpected: ({ requestId, service, operation, error }) => {
      const told = error instanceof Error ? error.stack : String(error);
      process.stderr.write(`local-aws: ${service} ${operation} (request ${requestId}) failed unexpectedly: ${told}\n`);
    },
  });

  async function close(): Promise<void> {
    monitors.close();
    await containers.close();
    await runtime.close();
    await balancers.close();
    await wire.close();
    log.close();
    store.close();
  }

  try {
    const address = await wire.listen({ host: options.host, port: options.port });
    endpoint = `http://${address.host}:${address.port}`;
    for (const { message } of await balancers.start()) process.stderr.write(`local-aws: ${message}\n`);
    containers.start();
    monitors.start(
      { loadBalancers: balancers.measured, clusters: containers.measured, certificates: issuer.measured },
      containers.scaling,
    );
    return { endpoint, services, close, forget: () => forgetData(dataDirectory) };
  } catch (error) {
    await close();
    throw error;
  }
}
