import type { Operations } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { arns } from '../arns.ts';
import type { EcsContext } from '../context.ts';
import { describeTaskDefinition } from '../describe.ts';
import { refusals } from '../errors.ts';
import { cpuUnits, memoryMebibytes } from '../fargate-sizes.ts';
import { listed } from '../indexes.ts';
import { page } from '../pages.ts';
import type { TaskDefinitionRow } from '../rows.ts';
import { checkTaskDefinition, type Registration } from '../task-definition-rules.ts';

export function taskDefinitionOperations({ state, clock }: EcsContext): ServiceOperations<Operations> {
  function put(row: TaskDefinitionRow): TaskDefinitionRow {
    state.taskDefinitions.put(`${row.family}:${row.revision}`, row);
    return row;
  }

  function definitionsIn(status: TaskDefinitionRow['status'], family: string | undefined): TaskDefinitionRow[] {
    if (family !== undefined) return state.indexes.definitionsOfFamily.of(listed(status, family));
    return [...state.taskDefinitions.values()].filter((row) => row.status === status);
  }

  return {
    RegisterTaskDefinition({ tags = [], ...input }, call) {
      checkTaskDefinition(input);
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
      const rows = definitionsIn(status, input.familyPrefix).sort(
        (a, b) => a.family.localeCompare(b.family) || a.revision - b.revision,
      );
      const { items, nextToken } = page(input.sort === 'DESC' ? rows.reverse() : rows, input);
      return { taskDefinitionArns: items.map(({ arn }) => arn), nextToken };
    },

    ListTaskDefinitionFamilies(input) {
      const status = input.status ?? 'ACTIVE';
      const isActive = (family: string): boolean =>
        state.indexes.definitionsOfFamily.countOf(listed('ACTIVE', family)) > 0;
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

function withDefaults(input: Registration): TaskDefinitionRow['definition'] {
  return {
    ...input,
    cpu: input.cpu === undefined ? undefined : `${cpuUnits(input.cpu) ?? input.cpu}`,
    memory: input.memory === undefined ? undefined : `${memoryMebibytes(input.memory) ?? input.memory}`,
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
      ...(container.healthCheck && { healthCheck: { interval: 30, timeout: 5, retries: 3, ...container.healthCheck } }),
    })),
  };
}
