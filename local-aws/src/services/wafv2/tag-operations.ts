import type { Operations } from '../../models/generated/wafv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { nonexistent } from './errors.ts';
import type { ItemRow } from './items.ts';
import type { WafState } from './state.ts';
import { newTags } from './tag-list.ts';

export function tagOperations({ items }: WafState): ServiceOperations<Operations> {
  const find = (arn: string): ItemRow => {
    const row = items.get(arn);
    if (!row) throw nonexistent();
    return row;
  };
  return {
    TagResource({ ResourceARN, Tags }) {
      const row = find(ResourceARN);
      items.put(ResourceARN, { ...row, tags: newTags(row.tags, Tags) });
      return {};
    },
    UntagResource({ ResourceARN, TagKeys }) {
      const row = find(ResourceARN);
      items.put(ResourceARN, { ...row, tags: row.tags.filter(({ Key }) => !TagKeys.includes(Key)) });
      return {};
    },
    ListTagsForResource: ({ ResourceARN }) => ({
      TagInfoForResource: { ResourceARN, TagList: find(ResourceARN).tags },
    }),
  };
}
