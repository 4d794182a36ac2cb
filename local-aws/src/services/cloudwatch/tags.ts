import type { Operations, Tag } from '../../models/generated/cloudwatch.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import type { AlarmTables } from './alarms/alarm-rows.ts';
import { cloudWatchError } from './errors.ts';

const mostTags = 50;

/** @throws {AwsError} InvalidParameterValue on more tags than a resource may have */
export function newTags(tags: readonly Tag[], present: Readonly<Record<string, string>> = {}): Record<string, string> {
  const all = { ...present, ...Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) };
  if (Object.keys(all).length > mostTags) {
    throw cloudWatchError('InvalidParameterValueException', `A resource can have at most ${mostTags} tags.`);
  }
  return all;
}

export function tagOperations(
  { alarms, tags }: AlarmTables,
  isDashboard: (arn: string) => boolean,
): Pick<ServiceOperations<Operations>, 'TagResource' | 'UntagResource' | 'ListTagsForResource'> {
  const check = (arn: string): void => {
    const name = /^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:(.+)$/.exec(arn)?.[1];
    if (!(name !== undefined && alarms.get(name)?.arn === arn) && !isDashboard(arn)) {
      throw cloudWatchError('ResourceNotFoundException', `Unknown resource ${arn}`);
    }
  };
  return {
    TagResource({ ResourceARN, Tags }) {
      check(ResourceARN);
      tags.put(ResourceARN, newTags(Tags, tags.get(ResourceARN)));
      return {};
    },
    UntagResource({ ResourceARN, TagKeys }) {
      check(ResourceARN);
      const kept = Object.entries(tags.get(ResourceARN) ?? {}).filter(([key]) => !TagKeys.includes(key));
      tags.put(ResourceARN, Object.fromEntries(kept));
      return {};
    },
    ListTagsForResource({ ResourceARN }) {
      check(ResourceARN);
      return { Tags: Object.entries(tags.get(ResourceARN) ?? {}).map(([Key, Value]) => ({ Key, Value })) };
    },
  };
}
