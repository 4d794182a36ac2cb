import type { Operations, Tag } from '../../../models/generated/ecs.ts';
import type { ServiceOperations } from '../../../wire/operation.ts';
import { nameOf } from '../arns.ts';
import type { EcsContext } from '../context.ts';
import { refusals } from '../errors.ts';
import type { EcsState } from '../state.ts';

export function tagOperations({ state }: EcsContext): ServiceOperations<Operations> {
  return {
    ListTagsForResource({ resourceArn }) {
      return { tags: tagged(state, resourceArn).tags };
    },
    TagResource({ resourceArn, tags }) {
      const resource = tagged(state, resourceArn);
      const replaced = new Set(tags.map(({ key }) => key));
      resource.put([...resource.tags.filter(({ key }) => !replaced.has(key)), ...tags]);
      return {};
    },
    UntagResource({ resourceArn, tagKeys }) {
      const resource = tagged(state, resourceArn);
      resource.put(resource.tags.filter(({ key }) => key === undefined || !tagKeys.includes(key)));
      return {};
    },
  };
}

interface Tagged {
  readonly tags: readonly Tag[];
  put(tags: readonly Tag[]): void;
}

function tagged(state: EcsState, arn: string): Tagged {
  const match = /^arn:aws:ecs:[^:]*:[^:]*:(cluster|service|task|task-definition)\/(.+)$/.exec(arn);
  const [, kind = '', key = ''] = match ?? [];
  const resource = find(state, kind, key);
  if (!resource) throw refusals.invalid('The specified ARN is not valid, or its resource does not exist.');
  return resource;
}

function find(state: EcsState, kind: string, key: string): Tagged | undefined {
  switch (kind) {
    case 'cluster': {
      const row = state.clusters.get(nameOf(key));
      return row && { tags: row.tags, put: (tags) => state.clusters.put(row.name, { ...row, tags }) };
    }
    case 'service': {
      const row = state.services.get(key);
      return row && { tags: row.tags, put: (tags) => state.services.put(key, { ...row, tags }) };
    }
    case 'task': {
      const row = state.tasks.get(key);
      return row && { tags: row.tags, put: (tags) => state.putTask({ ...row, tags }) };
    }
    case 'task-definition': {
      const row = state.taskDefinitions.get(key);
      return row && { tags: row.tags, put: (tags) => state.taskDefinitions.put(key, { ...row, tags }) };
    }
    default:
      return undefined;
  }
}
