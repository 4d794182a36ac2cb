import { malformedXml, S3Error } from './s3-error.ts';
import type { Tags } from './state.ts';
import { child, childrenOf, childText, type XmlNode, xml } from './xml-tree.ts';

/** @throws {S3Error} InvalidTag, MalformedXML, BadRequest */
export function checkTagging(document: XmlNode, most: number): XmlNode {
  return taggingNode(tagsIn(document, most));
}

export function tagsIn(document: XmlNode, most: number): Tags {
  const set = child(document, 'TagSet');
  if (!set) throw malformedXml();
  const pairs = childrenOf(set, 'Tag').map((tag): [string, string] => {
    const key = childText(tag, 'Key');
    const value = childText(tag, 'Value');
    if (key === undefined || value === undefined) throw malformedXml();
    return [key, value];
  });
  return checkTags(pairs, most);
}

/** The tags of the header `x-amz-tagging`, written as a query string. */
export function tagsOfHeader(header: string | undefined): Tags {
  return header === undefined ? {} : checkTags([...new URLSearchParams(header)], 10);
}

function checkTags(pairs: readonly (readonly [string, string])[], most: number): Tags {
  if (pairs.length > most) {
    throw new S3Error('BadRequest', 400, `Tag set cannot be greater than ${most}`);
  }
  for (const [key, value] of pairs) {
    if (key === '' || key.length > 128) throw new S3Error('InvalidTag', 400, 'The TagKey you have provided is invalid');
    if (value.length > 256) throw new S3Error('InvalidTag', 400, 'The TagValue you have provided is invalid');
    if (key.startsWith('aws:'))
      throw new S3Error('InvalidTag', 400, 'System tags cannot be added/updated by requester');
  }
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) {
    throw new S3Error('InvalidTag', 400, 'Cannot provide multiple Tags with the same key');
  }
  return Object.fromEntries(pairs);
}

export function taggingNode(tags: Tags): XmlNode {
  const all = Object.entries(tags).map(([key, value]) => xml('Tag', [xml('Key', key), xml('Value', value)]));
  return xml('Tagging', [xml('TagSet', all)]);
}
