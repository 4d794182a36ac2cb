import type {
  ContainerDefinition,
  LogConfiguration,
  RegisterTaskDefinitionRequest,
} from '../../models/generated/ecs.ts';
import { checkDependencies } from './dependency-rules.ts';
import { refusals } from './errors.ts';
import { cpuUnits, isFargateSize, memoryMebibytes } from './fargate-sizes.ts';

export type Registration = Omit<RegisterTaskDefinitionRequest, 'tags'>;

const validName = /^[a-zA-Z0-9_-]{1,255}$/;
const mostContainers = 10;

/**
 * Refuses what ECS refuses of a task definition besides its model's rules, in ECS's words where they are known.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 * @throws {AwsError} ClientException
 */
export function checkTaskDefinition(input: Registration): void {
  if (!validName.test(input.family)) {
    throw refusals.client(
      'Family contains invalid characters. Valid characters are letters, numbers, hyphens and underscores, 255 at most.',
    );
  }
  const containers = input.containerDefinitions;
  if (containers.length === 0) throw refusals.client('Container list cannot be empty.');
  if (containers.length > mostContainers) {
    throw refusals.client(`A task definition takes ${mostContainers} containers at most.`);
  }
  for (const container of containers) checkContainer(container, input);
  const names = containers.map(({ name }) => name);
  if (new Set(names).size < names.length) throw refusals.client('Container names must be unique.');
  if (containers.every(({ essential }) => essential === false)) {
    throw refusals.client('At least one container must be marked as essential.');
  }
  checkDependencies(containers);
  checkPorts(input);
  if (input.requiresCompatibilities?.includes('FARGATE')) checkFargate(input);
}

function checkContainer(container: ContainerDefinition, { executionRoleArn }: Registration): void {
  const { name, image, memory, memoryReservation, secrets = [], environment = [] } = container;
  if (!name || !validName.test(name)) {
    throw refusals.client(
      'Container.name should not be null or empty, and takes letters, numbers, hyphens and underscores.',
    );
  }
  if (!image) throw refusals.client('Container.image should not be null or empty.');
  if (memory !== undefined && memoryReservation !== undefined && memory < memoryReservation) {
    throw refusals.client(
      `Invalid setting for container '${name}'. 'memory' must be greater than or equal to 'memoryReservation'.`,
    );
  }
  checkTimeouts(container);
  checkHealthCheck(container);
  if (container.logConfiguration) checkLog(container.logConfiguration);
  if ((container.environmentFiles ?? []).length > 0) throw refusals.environmentFiles();
  if (secrets.length > 0 && executionRoleArn === undefined) {
    throw refusals.client(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
  }
  const variables = [...environment.map((variable) => variable.name), ...secrets.map((secret) => secret.name)];
  const twice = secrets.find((secret) => variables.filter((variable) => variable === secret.name).length > 1);
  if (twice) {
    throw refusals.client(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${twice.name}'`,
    );
  }
}

function checkTimeouts({ name, startTimeout, stopTimeout }: ContainerDefinition): void {
  for (const [kind, seconds] of [
    ['start', startTimeout],
    ['stop', stopTimeout],
  ] as const) {
    if (seconds !== undefined && seconds < 2) {
      throw refusals.client(`Granular ${kind} timeout on container '${name}' must be at least 2 seconds.`);
    }
  }
}

function checkHealthCheck({ name, healthCheck }: ContainerDefinition): void {
  if (!healthCheck) return;
  const [kind, ...rest] = healthCheck.command;
  const isCommand = (kind === 'CMD' || kind === 'CMD-SHELL') && rest.length > 0;
  if (!isCommand && kind !== 'NONE') {
    throw refusals.client(
      `Invalid health check command on container '${name}': it begins with CMD or CMD-SHELL and a command follows.`,
    );
  }
  for (const [setting, value, least, most] of [
    ['interval', healthCheck.interval, 5, 300],
    ['timeout', healthCheck.timeout, 2, 60],
    ['retries', healthCheck.retries, 1, 10],
    ['startPeriod', healthCheck.startPeriod, 0, 300],
  ] as const) {
    if (value === undefined || (value >= least && value <= most)) continue;
    throw refusals.client(
      `Invalid health check ${setting} on container '${name}': it must be between ${least} and ${most}.`,
    );
  }
}

/** Drivers that nobody reads here are taken as they are; a log router would be a container of AWS's own. */
function checkLog({ logDriver, options = {} }: LogConfiguration): void {
  if (logDriver === 'awsfirelens') {
    throw refusals.client('local-aws has no log router for the log driver awsfirelens: use awslogs instead.');
  }
  if (logDriver !== 'awslogs') return;
  const missing = ['awslogs-region', 'awslogs-group'].filter((option) => !options[option]);
  if (missing.length > 0) throw refusals.client(`Log driver awslogs requires options: ${missing.join(', ')}`);
}

function checkPorts({ networkMode, containerDefinitions }: Registration): void {
  const taken = new Set<string>();
  for (const { name, portMappings = [] } of containerDefinitions) {
    for (const { containerPort, hostPort, protocol = 'tcp' } of portMappings) {
      if (containerPort === undefined) continue;
      if (containerPort < 1 || containerPort > 65_535) {
        throw refusals.client(`Invalid 'containerPort' setting for container '${name}'`);
      }
      if (networkMode !== 'awsvpc') continue;
      if (hostPort !== undefined && hostPort !== 0 && hostPort !== containerPort) {
        throw refusals.client(
          'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
        );
      }
      const port = `${containerPort}/${protocol}`;
      if (taken.has(port)) {
        throw refusals.client(`Duplicate port mapping: ${port} is mapped more than once in the task definition.`);
      }
      taken.add(port);
    }
  }
}

function checkFargate(input: Registration): void {
  if (input.networkMode !== 'awsvpc') throw refusals.client('Fargate only supports network mode ‘awsvpc’.');
  if (input.cpu === undefined || input.memory === undefined) {
    const missing = input.cpu === undefined ? 'cpu' : 'memory';
    throw refusals.client(`Fargate requires that '${missing}' be defined at the task level.`);
  }
  const cpu = cpuUnits(input.cpu) ?? 0;
  const memory = memoryMebibytes(input.memory) ?? 0;
  if (!isFargateSize(cpu, memory)) throw refusals.noFargateSize(`${cpu || input.cpu}`, `${memory || input.memory}`);
  checkSums(input, cpu, memory);
  for (const { name, stopTimeout = 0, startTimeout = 0 } of input.containerDefinitions) {
    if (stopTimeout > 120) {
      throw refusals.client(
        'Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.',
      );
    }
    if (startTimeout > 120) {
      throw refusals.client(`Granular start timeout on container '${name}' must be at most 120 seconds on Fargate.`);
    }
  }
  const gibibytes = input.ephemeralStorage?.sizeInGiB;
  if (gibibytes !== undefined && (gibibytes < 21 || gibibytes > 200)) {
    throw refusals.client('Ephemeral storage takes 21 to 200 GiB.');
  }
}

/** What the containers reserve must fit into the task. */
function checkSums({ containerDefinitions }: Registration, cpu: number, memory: number): void {
  const sum = (numbers: readonly (number | undefined)[]): number =>
    numbers.reduce<number>((all, each) => all + (each ?? 0), 0);
  if (sum(containerDefinitions.map((container) => container.cpu)) > cpu) {
    throw refusals.client("The sum of the containers' cpu must not be greater than the task's cpu.");
  }
  const tooBig = containerDefinitions.find((container) => (container.memory ?? 0) > memory);
  const reserved = sum(containerDefinitions.map(({ memory: limit, memoryReservation }) => memoryReservation ?? limit));
  if (tooBig || reserved > memory) {
    throw refusals.client("The containers' memory must not be greater than the task's memory.");
  }
}
