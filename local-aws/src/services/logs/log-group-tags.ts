import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsLogGroupRequest,
  ListTagsLogGroupResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '../../models/generated/logs.ts';
import { logsError } from './errors.ts';
import { groupNamed, type LogState, nameIn } from './log-state.ts';

const mostTags = 50;

export function listTagsForResource(
  state: LogState,
  { resourceArn }: ListTagsForResourceRequest,
): ListTagsForResourceResponse {
  return { tags: groupNamed(state, nameIn(resourceArn)).tags };
}

export function listTagsLogGroup(state: LogState, { logGroupName }: ListTagsLogGroupRequest): ListTagsLogGroupResponse {
  return { tags: groupNamed(state, logGroupName).tags };
}

export function tagResource(state: LogState, { resourceArn, tags }: TagResourceRequest): void {
  const group = groupNamed(state, nameIn(resourceArn));
  const all = { ...group.tags, ...tags };
  if (Object.keys(all).length > mostTags) {
    throw logsError('InvalidParameterException', `A log group may have at most ${mostTags} tags.`);
  }
  state.groups.put(group.name, { ...group, tags: all });
}

export function untagResource(state: LogState, { resourceArn, tagKeys }: UntagResourceRequest): void {
  const group = groupNamed(state, nameIn(resourceArn));
  const kept = Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key));
  state.groups.put(group.name, { ...group, tags: Object.fromEntries(kept) });
}
