import type { Operations } from '../../models/generated/secretsmanager.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { passes } from './filter.ts';
import { pageOf } from './page.ts';
import { findSecret, type SecretRow, shownSecret, stagesByVersion } from './secret.ts';
import type { SecretsState } from './state.ts';

export function listSecretsOperations({ secrets, clock }: SecretsState): ServiceOperations<Operations> {
  return {
    ListSecrets(input) {
      const { Filters = [], IncludePlannedDeletion = false, MaxResults = 100, SortOrder = 'desc' } = input;
      const now = clock.now();
      const found = [...secrets.values()]
        .filter(({ name }) => findSecret(secrets, name, now))
        .filter((row) => (IncludePlannedDeletion || !row.deletion) && passes(row, Filters));
      const order = sortKey(input.SortBy);
      const sorted = found.sort((one, other) => (order(one) < order(other) ? -1 : 1));
      const { page, next } = pageOf(SortOrder === 'asc' ? sorted : sorted.toReversed(), MaxResults, input.NextToken);
      return {
        SecretList: page.map((row) => ({ ...shownSecret(row), SecretVersionsToStages: stagesByVersion(row) })),
        NextToken: next,
      };
    },
  };
}

function sortKey(by: string | undefined): (row: SecretRow) => string | number {
  switch (by) {
    case 'name':
      return ({ name }) => name;
    case 'last-changed-date':
      return ({ changed }) => changed;
    default:
      return ({ created }) => created;
  }
}
