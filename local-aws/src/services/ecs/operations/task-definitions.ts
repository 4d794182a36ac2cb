import type { ContainerDefinition, Operations, RegisterTaskDefinitionRequest } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { arns } from '../arns.ts';
import type { EcsContext } from '../context.ts';
import { describeTaskDefinition } from '../describe.ts';
import { refusals } from '../errors.ts';
import { cpuUnits, isFargateSize, memoryMebibytes } from '../fargate-sizes.ts';
import { page } from '../pages.ts';
import type { TaskDefinitionRow } from '../rows.ts';

const validFamily = /^[a-zA-Z0-9_-]{1,255}$/;

export function taskDefinitionOperations({ state, clock }: EcsContext): ServiceOperations<Operations> {
  function put(row: TaskDefinitionRow): TaskDefinitionRow {
    state.taskDefinitions.put(`${row.family}:${row.revision}`, row);
    return row;
  }

  return {
    RegisterTaskDefinition({ tags = [], ...input }, call) {
      validate(input);
      const revision = (state.families.get(input.family)?.lastRevision ?? 0) + 1;
      state.families.put(input.family, { family: input.family, lastRevision: revision });
      const row = put({
        arn: arns(call.region).taskDefinition(input.family, revision),
        family: input.family,
        revision,
        status: 'ACTIVE',
        definition: withDefaults(input),
        tags,
        registeredAt: clock.now(),
        deregisteredAt: undefined,
        deleteRequestedAt: undefined,
      });
      return { taskDefinition: describeTaskDefinition(row), tags: row.tags };
    },

    DescribeTaskDefinition(input) {
      const row = state.findTaskDefinition(input.taskDefinition);
      if (!row) throw refusals.taskDefinitionNotFound();
      const tags = input.include?.includes('TAGS') ? row.tags : undefined;
      return { taskDefinition: describeTaskDefinition(row), tags };
    },

    DeregisterTaskDefinition(input) {
      if (!input.taskDefinition.includes(':')) throw refusals.invalid('Invalid revision number. Number: null');
      const row = state.findTaskDefinition(input.taskDefinition);
      if (!row) throw refusals.taskDefinitionNotFound();
      const gone = put({ ...row, status: 'INACTIVE', deregisteredAt: row.deregisteredAt ?? clock.now() });
      return { taskDefinition: describeTaskDefinition(gone) };
    },

    DeleteTaskDefinitions(input) {
      const found = input.taskDefinitions.map((name) => ({ name, row: state.findTaskDefinition(name) }));
      for (const { row } of found) if (row?.status === 'ACTIVE') throw refusals.taskDefinitionStillActive();
      return {
        taskDefinitions: found.flatMap(({ row }) => {
          if (!row) return [];
          const deleteRequestedAt = row.deleteRequestedAt ?? clock.now();
          return [describeTaskDefinition(put({ ...row, status: 'DELETE_IN_PROGRESS', deleteRequestedAt }))];
        }),
        failures: found.flatMap(({ name, row }) => (row ? [] : [{ arn: name, reason: 'TASK_DEFINITION_NOT_FOUND' }])),
      };
    },

    ListTaskDefinitions(input) {
      const status = input.status ?? 'ACTIVE';
      const rows = [...state.taskDefinitions.values()]
        .filter((row) => row.status === status)
        .filter(({ family }) => input.familyPrefix === undefined || family === input.familyPrefix)
        .sort((a, b) => a.family.localeCompare(b.family) || a.revision - b.revision);
      const { items, nextToken } = page(input.sort === 'DESC' ? rows.reverse() : rows, input);
      return { taskDefinitionArns: items.map(({ arn }) => arn), nextToken };
    },

    ListTaskDefinitionFamilies(input) {
      const status = input.status ?? 'ACTIVE';
      const rows = [...state.taskDefinitions.values()];
      const isActive = (family: string): boolean =>
        rows.some((row) => row.family === family && row.status === 'ACTIVE');
      const families = [...state.families.values()]
        .map(({ family }) => family)
        .filter((family) => family.startsWith(input.familyPrefix ?? ''))
        .filter((family) => status === 'ALL' || isActive(family) === (status === 'ACTIVE'))
        .sort();
      const { items, nextToken } = page(families, input);
      return { families: items, nextToken };
    },
  };
}

function withDefaults(input: Omit<RegisterTaskDefinitionRequest, 'tags'>): TaskDefinitionRow['definition'] {
  return {
    ...input,
    volumes: input.volumes ?? [],
    placementConstraints: input.placementConstraints ?? [],
    containerDefinitions: input.containerDefinitions.map((container) => ({
      cpu: 0,
      essential: true,
      environment: [],
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
      ...container,
      portMappings: (container.portMappings ?? []).map((mapping) => ({
        protocol: 'tcp',
        hostPort: mapping.containerPort,
        ...mapping,
      })),
    })),
  };
}

function validate(input: Omit<RegisterTaskDefinitionRequest, 'tags'>): void {
  if (!validFamily.test(input.family)) {
    throw refusals.client(
      'Family contains invalid characters. Valid characters are letters, numbers, hyphens and underscores, 255 at most.',
    );
  }
  if (input.containerDefinitions.length === 0) throw refusals.client('Container list cannot be empty.');
  input.containerDefinitions.forEach(validateContainer);
  const names = input.containerDefinitions.map(({ name }) => name);
  if (new Set(names).size < names.length) throw refusals.client('Container names must be unique.');
  if (input.containerDefinitions.every(({ essential }) => essential === false)) {
    throw refusals.client('At least one container must be marked as essential.');
  }
  if (input.requiresCompatibilities?.includes('FARGATE')) validateFargate(input);
}

function validateContainer(container: ContainerDefinition): void {
  if (!container.name || !validFamily.test(container.name)) {
    throw refusals.client(
      'Container.name should not be null or empty, and takes letters, numbers, hyphens and underscores.',
    );
  }
  if (!container.image) throw refusals.client('Container.image should not be null or empty.');
  if (container.stopTimeout !== undefined && container.stopTimeout < 0) {
    throw refusals.client('Container.stopTimeout should not be negative.');
  }
  for (const { containerPort } of container.portMappings ?? []) {
    if (containerPort !== undefined && (containerPort < 1 || containerPort > 65_535)) {
      throw refusals.client(`Invalid 'containerPort' setting for container '${container.name}'`);
    }
  }
}

function validateFargate(input: Omit<RegisterTaskDefinitionRequest, 'tags'>): void {
  if (input.networkMode !== 'awsvpc') {
    throw refusals.client('Fargate only supports network mode ‘awsvpc’.');
  }
  if (input.cpu === undefined || input.memory === undefined) {
    const missing = input.cpu === undefined ? 'cpu' : 'memory';
    throw refusals.client(`Fargate requires that '${missing}' be defined at the task level.`);
  }
  if (!isFargateSize(cpuUnits(input.cpu) ?? 0, memoryMebibytes(input.memory) ?? 0)) {
    throw refusals.client(
      'No Fargate configuration exists for given values: ' +
        `${cpuUnits(input.cpu) ?? input.cpu} CPU, ${memoryMebibytes(input.memory) ?? input.memory} memory. ` +
        'See the Amazon ECS documentation for the valid values.',
    );
  }
  const tooLong = input.containerDefinitions.find(({ stopTimeout = 0 }) => stopTimeout > 120);
  if (tooLong) throw refusals.client('Container.stopTimeout must be 120 seconds at most on Fargate.');
}
