import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
  ResourceTypeForTagging,
} from '../../models/generated/ssm.ts';
import { ssmError } from './errors.ts';
import type { ParameterRow, Parameters } from './parameter.ts';

const mostTags = 50;

export function addTags(parameters: Parameters, input: AddTagsToResourceRequest): Readonly<Record<string, never>> {
  const row = tagged(parameters, input.ResourceType, input.ResourceId);
  const tags = new Map([...row.tags, ...input.Tags].map((tag) => [tag.Key, tag]));
  if (tags.size > mostTags) throw ssmError('TooManyTagsError', `A parameter may have at most ${mostTags} tags.`);
  parameters.put(row.name, { ...row, tags: [...tags.values()] });
  return {};
}

export function removeTags(
  parameters: Parameters,
  { ResourceType, ResourceId, TagKeys }: RemoveTagsFromResourceRequest,
): Readonly<Record<string, never>> {
  const row = tagged(parameters, ResourceType, ResourceId);
  parameters.put(row.name, { ...row, tags: row.tags.filter(({ Key }) => !TagKeys.includes(Key)) });
  return {};
}

export function listTags(parameters: Parameters, input: ListTagsForResourceRequest): ListTagsForResourceResult {
  return { TagList: tagged(parameters, input.ResourceType, input.ResourceId).tags };
}

/** @throws {AwsError} InvalidResourceType, InvalidResourceId */
function tagged(parameters: Parameters, type: ResourceTypeForTagging, id: string): ParameterRow {
  if (type !== 'Parameter') {
    throw ssmError('InvalidResourceType', `local-aws has no resources of the type ${type}, only parameters.`);
  }
  const row = parameters.get(id);
  if (row) return row;
  throw ssmError(
    'InvalidResourceId',
    'The resource ID is not valid. Verify that you entered the correct ID and try again.',
  );
}
