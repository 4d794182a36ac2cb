import {
  CreateServiceCommand,
  type CreateServiceCommandInput,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { SimulatedAccount } from '@shipshape/local-aws/simulation';
import { type Clients, clientsFor } from '../../src/aws/clients.ts';
import { parameterStore } from '../../src/aws/parameters.ts';
import { type Contract, contractParameter, parseContract, renderContract } from '../../src/contract/contract.ts';
import { namesOf, taskDefinitionOf } from '../../src/local/blueprint.ts';
import {
  localSecurityGroup,
  localSubnets,
  provideCluster,
  provideLoadBalancer,
  provideLogGroup,
} from '../../src/local/provision.ts';
import type { Connection } from '../../src/settings/connection.ts';
import type { EnvironmentSettings } from '../../src/settings/environment-file.ts';
import { drive } from './driver.ts';
import { fairWeather, faults } from './faults.ts';
import { type Image, referenceOf } from './image.ts';
import { type EarlierReads, network, type Witness } from './network.ts';
import { transportOver } from './transport.ts';

export const settings: EnvironmentSettings = {
  app: 'app',
  environment: 'dev',
  appVersion: '1',
  region: 'us-east-1',
  containerPort: 8080,
  desiredCount: 2,
  cpu: 256,
  memory: 512,
  logRetentionDays: 7,
  notify: [],
  notifyKey: undefined,
};

export const names: ReturnType<typeof namesOf> = namesOf(settings);
export const connection: Connection = {
  region: settings.region,
  endpoint: undefined,
  credentials: { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' },
};
export const repository = '000000000000.dkr.ecr.us-east-1.amazonaws.com/app';
export const alarm = 'app-dev-errors';
const listenerPort = 8080;

/** How the service is set up. */
export interface StackPlan {
  readonly desired: number;
  readonly graceSeconds: number;
  readonly checkSeconds: number;
  readonly drainSeconds: number;
  readonly breaker: { readonly enable: boolean; readonly rollback: boolean };
  /** Whether ECS itself watches the alarm, and for how long it bakes. */
  readonly bakeMinutes: number;
  /** The images of the revisions that were deployed before, oldest first. */
  readonly earlier: readonly Image[];
}

/** Two tasks set up as this project's Terraform and `ship up` do it. */
export const ownStack: StackPlan = {
  desired: 2,
  graceSeconds: 60,
  checkSeconds: 10,
  drainSeconds: 30,
  breaker: { enable: true, rollback: true },
  bakeMinutes: 0,
  earlier: ['good'],
};

/** Somebody with the console open: does to the account what the simulation needs, without faults. */
export interface Operator {
  /** Deploys by hand: registers a revision of the image and updates the service to it. */
  deploy(image: Image): void;
  setAlarm(state: 'OK' | 'ALARM'): void;
  /** Writes a template whose secret does not exist, as an edit in Terraform would. */
  spoilTemplate(): Promise<void>;
  takeWake(): boolean;
  isWaiting(): boolean;
}

/** A module that is loaded in the middle of a run takes time that is on no clock. */
const modulesLoaded = Promise.all(Object.values(clientsFor(connection)).map((make) => make()));

/** Makes the service with its history, as Terraform and earlier deployments have left it. */
export async function standUpStack(
  account: SimulatedAccount,
  plan: StackPlan,
  { reads, witness }: { readonly reads: EarlierReads; readonly witness: Witness },
): Promise<Operator> {
  await modulesLoaded;
  let isAwake = true;
  const { clock } = account;
  const net = network({
    account,
    faults: faults(fairWeather, 1, clock.now),
    reads,
    witness,
    traveller: {
      sends: () => true,
      hears: () => true,
      woken() {
        isAwake = true;
      },
    },
  });
  const clients: Clients = clientsFor(
    connection,
    transportOver(net, {
      now: clock.now,
      wait: (delay) => new Promise((resolve) => void clock.after(delay, resolve)),
    }),
  );
  const takeWake = (): boolean => {
    const was = isAwake;
    isAwake = false;
    return was;
  };

  const parameters = parameterStore(clients);
  const parameter = contractParameter(settings.app, settings.environment);
  account.setAlarm(alarm, 'OK');
  let doing = 0;
  const isWaiting = (): boolean => doing === 0 || net.underWay() > 0;

  async function until<T>(deed: Promise<T>): Promise<T> {
    let isOver = false;
    const over = (): void => {
      isOver = true;
      doing -= 1;
    };
    doing += 1;
    isAwake = true;
    deed.then(over, over);
    await drive(account, { takeWake, isWaiting }, () => isOver);
    return deed;
  }

  const register = async (image: Image, version: string): Promise<string> => {
    const client = await clients.ecs();
    const { taskDefinition } = await client.send(new RegisterTaskDefinitionCommand(definitionOf(image, version)));
    return taskDefinition?.taskDefinitionArn ?? '';
  };
  const update = async (taskDefinition: string): Promise<void> => {
    const client = await clients.ecs();
    await client.send(new UpdateServiceCommand({ cluster: names.cluster, service: names.service, taskDefinition }));
  };

  async function make(): Promise<void> {
    await provideLogGroup(clients, settings);
    await provideCluster(clients, settings);
    const { targetGroup } = await provideLoadBalancer(clients, settings, listenerPort);
    const balancing = await clients.loadBalancing();
    await balancing.send(
      new ModifyTargetGroupCommand({ TargetGroupArn: targetGroup, HealthCheckIntervalSeconds: plan.checkSeconds }),
    );
    await balancing.send(
      new ModifyTargetGroupAttributesCommand({
        TargetGroupArn: targetGroup,
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(plan.drainSeconds) }],
      }),
    );
    const [first = 'good'] = plan.earlier;
    const template = await register(first, '1');
    await parameters.write(parameter, renderContract(contractWith(template, targetGroup)));
    const client = await clients.ecs();
    await client.send(new CreateServiceCommand(serviceOf(plan, template, targetGroup)));
  }

  const settled = (): boolean => {
    const [primary] = account.service(names.service)?.deployments ?? [];
    return primary?.rolloutState === 'COMPLETED' || primary?.rolloutState === 'FAILED';
  };
  await until(make());
  await drive(account, { takeWake, isWaiting }, settled);
  for (const [index, image] of plan.earlier.slice(1).entries()) {
    await until(register(image, String(index + 2)).then((revision) => update(revision)));
    await drive(account, { takeWake, isWaiting }, settled);
  }
  return {
    deploy(image) {
      isAwake = true;
      void register(image, 'of another').then(update);
    },
    setAlarm: (state) => account.setAlarm(alarm, state),
    async spoilTemplate() {
      const contract = parseContract((await until(parameters.read(parameter))) ?? '', parameter);
      const client = await clients.ecs();
      const { taskDefinition } = await until(
        client.send(new RegisterTaskDefinitionCommand(definitionOf('secret missing', '1'))),
      );
      const changed = { ...contract, taskDefinition: taskDefinition?.taskDefinitionArn ?? '' };
      await until(parameters.write(parameter, renderContract(changed)));
    },
    takeWake,
    isWaiting,
  };
}

function contractWith(template: string, targetGroup: string): Contract {
  return {
    version: 1,
    cluster: names.cluster,
    service: names.service,
    repository: { name: names.repository, uri: repository },
    targetGroups: [targetGroup],
    listenerRules: [],
    logGroup: names.logGroup,
    container: names.container,
    taskDefinition: template,
    alarms: [alarm],
    url: `http://localhost:${listenerPort}`,
  };
}

function definitionOf(image: Image, version: string): RegisterTaskDefinitionCommandInput {
  const definition = taskDefinitionOf(settings, { image: referenceOf(image, repository), appVersion: version });
  if (image !== 'secret missing') return definition;
  const secrets = [{ name: 'TOKEN', valueFrom: '/app/dev/absent' }];
  return {
    ...definition,
    containerDefinitions: definition.containerDefinitions?.map((container) => ({ ...container, secrets })),
  };
}

function serviceOf(plan: StackPlan, taskDefinition: string, targetGroup: string): CreateServiceCommandInput {
  return {
    cluster: names.cluster,
    serviceName: names.service,
    taskDefinition,
    desiredCount: plan.desired,
    launchType: 'FARGATE',
    loadBalancers: [
      { targetGroupArn: targetGroup, containerName: names.container, containerPort: settings.containerPort },
    ],
    networkConfiguration: {
      awsvpcConfiguration: { subnets: localSubnets, securityGroups: [localSecurityGroup], assignPublicIp: 'DISABLED' },
    },
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: plan.breaker,
      bakeTimeInMinutes: plan.bakeMinutes,
    },
    healthCheckGracePeriodSeconds: plan.graceSeconds,
  };
}
