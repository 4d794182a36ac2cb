import type { Filter } from '../../models/generated/secretsmanager.ts';
import type { SecretRow } from './secret.ts';

/**
 * Whether a secret passes all filters: each by one of its values, which match from the beginning; one after `!` must not.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html
 */
export function passes(row: SecretRow, filters: readonly Filter[]): boolean {
  return filters.every(({ Key = 'all', Values = [] }) =>
    Values.some((wanted) => (wanted.startsWith('!') ? !matches(row, Key, wanted.slice(1)) : matches(row, Key, wanted))),
  );
}

function matches(row: SecretRow, key: NonNullable<Filter['Key']>, wanted: string): boolean {
  const begins = (text: string | undefined): boolean => text?.startsWith(wanted) ?? false;
  const tagKeys = row.tags.map(({ Key }) => Key);
  const tagValues = row.tags.map(({ Value }) => Value);
  switch (key) {
    case 'name':
      return begins(row.name);
    case 'description':
      return row.description?.toLowerCase().includes(wanted.toLowerCase()) ?? false;
    case 'tag-key':
      return tagKeys.some(begins);
    case 'tag-value':
      return tagValues.some(begins);
    case 'primary-region':
    case 'owning-service':
      return false;
    case 'all': {
      const texts = [row.name, row.description, ...tagKeys, ...tagValues];
      return texts.some((text) => text?.toLowerCase().includes(wanted.toLowerCase()));
    }
    default:
      return key satisfies never;
  }
}
