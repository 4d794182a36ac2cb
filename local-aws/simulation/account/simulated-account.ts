import type { CheckOutcome } from '../../src/load-balancer/target-health.ts';
import type { PutMetricAlarmInput } from '../../src/models/generated/cloudwatch.ts';
import { monitoring } from '../../src/monitoring.ts';
import { awsPace } from '../../src/pace.ts';
import { ecs } from '../../src/services/ecs/index.ts';
import { secretSource } from '../../src/services/ecs/secret-source.ts';
import { elbv2 } from '../../src/services/elbv2/index.ts';
import { logs } from '../../src/services/logs/index.ts';
import { secretsManager } from '../../src/services/secretsmanager/index.ts';
import { parameterReader, ssm } from '../../src/services/ssm/index.ts';
import { sts } from '../../src/services/sts/index.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { type VirtualClock, virtualClock } from '../../src/virtual-clock.ts';
import { dispatch, recognise, refuse } from '../../src/wire/dispatch.ts';
import type { Answer, WireRequest } from '../../src/wire/protocol.ts';
import type { ServicePlugin } from '../../src/wire/service.ts';
import { seededRandom } from '../random.ts';
import { hosts } from '../world/hosts.ts';
import type { ContainerPlan } from '../world/image-behaviour.ts';
import { type ServiceTruth, serviceTruths } from './truth.ts';

export interface AccountOptions {
  readonly seed: number;
  /** What one more container of the image does; called once for each container. */
  readonly draw: (image: string) => ContainerPlan;
}

/** The answer of a simulated service to an HTTP request. */
export interface ServiceAnswer {
  /** 502, 503 and 504 are the load balancer's own. */
  readonly status: number;
  /** What has answered; undefined where the load balancer has. */
  readonly container: { readonly image: string; readonly environment: Readonly<Record<string, string>> } | undefined;
}

/** An account of AWS in this process: local-aws's own services and wire, without sockets, files or timers. */
export interface SimulatedAccount {
  readonly clock: VirtualClock;
  /** Answers a request in AWS's protocols as local-aws's endpoint does. */
  answer(request: WireRequest): Promise<Answer>;
  /** AWS's refusal of a request, in the request's own protocol. */
  refusal(request: WireRequest, code: string, message: string, status: number): Answer;
  /** Sends `GET path` to the load balancer's port. */
  get(port: number, path: string): ServiceAnswer;
  /** What serves is asked directly, apart from the load balancer's choice and its turns. */
  asked(address: string, port: number): CheckOutcome;
  service(name: string): ServiceTruth | undefined;
  /** Makes the alarm where it is missing, and sets its state, which nothing else changes. */
  setAlarm(name: string, state: 'OK' | 'ALARM'): void;
  /** The names of all SSM parameters. */
  parameters(): readonly string[];
  /** Ends what is under way; nothing is left on the clock that matters. */
  close(): Promise<void>;
}

/** @throws what is local-aws's own mistake, from the answer in which it shows */
export function simulatedAccount({ seed, draw }: AccountOptions): SimulatedAccount {
  const clock = virtualClock();
  const pace = awsPace;
  const random = seededRandom(seed ^ 0x0acc);
  const store = memoryStore();
  const chances = random.fork();
  const bytes = (size: number): Buffer => Buffer.from(Array.from({ length: size }, () => chances.whole(0, 255)));
  const machines = hosts({ clock, draw });
  const monitors = monitoring({ store, clock, pace });
  const log = logs({ store, clock, metrics: monitors.metrics });
  const balancers = elbv2({
    store,
    clock,
    pace,
    randomBytes: bytes,
    random: chances.next,
    bind: async (port) => ({ servers: [], port }),
    probe({ address, port }, done) {
      const timer = clock.after(answerTakes, () => done(machines.ask({ address, port })));
      return () => timer.cancel();
    },
  });
  const secrets = secretsManager({ store, clock, randomBytes: bytes });
  const containers = ecs({
    store,
    clock,
    pace,
    runtime: machines.runtime,
    targets: balancers.targets,
    traffic: balancers.traffic,
    alarms: monitors.alarms,
    openLog(group, stream, { createsGroup, region }) {
      if (createsGroup) log.ensureGroup(group, region);
      return log.openStream(group, stream);
    },
    secrets: secretSource({ parameterOf: parameterReader(store), secretOf: secrets.values.valueOf }),
    random: random.fork().next,
  });
  const services: ServicePlugin[] = [
    containers.plugin,
    balancers.plugin,
    log.service,
    ...monitors.services,
    ssm({ store, clock }),
    secrets.plugin,
    sts(),
  ];
  let unexpected: unknown;
  let asked = 0;
  const requestId = (): string => {
    asked += 1;
    return `00000000-0000-4000-8000-${String(asked).padStart(12, '0')}`;
  };
  containers.start();
  monitors.start(
    { loadBalancers: balancers.measured, clusters: containers.measured, certificates: () => [] },
    containers.scaling,
  );

  return {
    clock,
    async answer(request) {
      const reportUnexpected = ({ error }: { readonly error: unknown }): void => {
        unexpected ??= error;
      };
      const answer = await dispatch(request, { services, reportUnexpected }, requestId());
      if (unexpected !== undefined) throw unexpected;
      return answer;
    },
    refusal: (request, code, message, status) => refuse(recognise(request), requestId(), code, message, status),
    get(port, path) {
      const request = { method: 'GET', path, query: '', headers: {}, sourceAddress: '127.0.0.1' };
      const target = balancers.dataPlane.targetFor(port, request);
      if (target === undefined) return { status: 503, container: undefined };
      const outcome = machines.ask(target);
      if (outcome.kind === 'timedOut') return { status: 504, container: undefined };
      if (outcome.kind === 'refused') return { status: 502, container: undefined };
      return { status: outcome.status, container: machines.containerAt(target.address) };
    },
    asked: (address, port) => machines.ask({ address, port }),
    service: serviceTruths(store, balancers.targets),
    setAlarm(name, state) {
      if (monitors.alarms.stateOf(name) === undefined) monitors.alarms.put(quietAlarm(name), 'us-east-1');
      monitors.alarms.set(name, state);
    },
    parameters: () => store.contents()['ssm parameters'] ?? [],
    async close() {
      monitors.close();
      log.close();
      await balancers.close();
    },
  };
}

const answerTakes = 5;

/** An alarm on a metric that nobody publishes, and that keeps its state without data. */
function quietAlarm(AlarmName: string): PutMetricAlarmInput {
  return {
    AlarmName,
    Namespace: 'Simulation',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'ignore',
  };
}
