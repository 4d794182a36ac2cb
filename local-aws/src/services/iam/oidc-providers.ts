import type { Operations } from '../../models/generated/iam.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { alreadyExists, iamError, noSuchEntity } from './errors.ts';
import { type Nothing, nothing } from './nothing.ts';
import { pageOf } from './page.ts';
import type { IamState, OidcProviderRow } from './state.ts';
import { newTags, withoutTags, withTags } from './tags.ts';

/** What stands in where a client gives no thumbprint: AWS fetches the provider's own. */
const unfetchedThumbprint = '0000000000000000000000000000000000000000';

export function oidcProviderOperations(state: IamState): ServiceOperations<Operations> {
  const find = (arn: string): OidcProviderRow => {
    const row = state.oidcProviders.get(arn);
    if (!row) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
    return row;
  };
  const change = (arn: string, changed: (row: OidcProviderRow) => Partial<OidcProviderRow>): Nothing => {
    const row = find(arn);
    state.oidcProviders.put(arn, { ...row, ...changed(row) });
    return nothing;
  };
  return {
    CreateOpenIDConnectProvider({ Url, ClientIDList = [], ThumbprintList = [], Tags }) {
      const tags = newTags(Tags);
      const url = issuerOf(Url);
      const arn = `arn:aws:iam::${accountId}:oidc-provider/${url}`;
      if (state.oidcProviders.has(arn)) throw alreadyExists(`Provider with url https://${url} already exists.`);
      state.oidcProviders.put(arn, {
        arn,
        url,
        clientIds: [...new Set(ClientIDList)],
        thumbprints: ThumbprintList.length > 0 ? checkedThumbprints(ThumbprintList) : [unfetchedThumbprint],
        created: state.clock.now(),
        tags,
      });
      return { OpenIDConnectProviderArn: arn, Tags: tags };
    },
    GetOpenIDConnectProvider({ OpenIDConnectProviderArn }) {
      const { url, clientIds, thumbprints, created, tags } = find(OpenIDConnectProviderArn);
      return { Url: url, ClientIDList: clientIds, ThumbprintList: thumbprints, CreateDate: created, Tags: tags };
    },
    ListOpenIDConnectProviders: () => ({
      OpenIDConnectProviderList: [...state.oidcProviders.values()].map(({ arn }) => ({ Arn: arn })),
    }),
    DeleteOpenIDConnectProvider({ OpenIDConnectProviderArn }) {
      find(OpenIDConnectProviderArn);
      state.oidcProviders.delete(OpenIDConnectProviderArn);
      return nothing;
    },
    UpdateOpenIDConnectProviderThumbprint: ({ OpenIDConnectProviderArn, ThumbprintList }) =>
      change(OpenIDConnectProviderArn, () => ({ thumbprints: checkedThumbprints(ThumbprintList) })),
    AddClientIDToOpenIDConnectProvider: ({ OpenIDConnectProviderArn, ClientID }) =>
      change(OpenIDConnectProviderArn, ({ clientIds }) => ({ clientIds: [...new Set([...clientIds, ClientID])] })),
    RemoveClientIDFromOpenIDConnectProvider: ({ OpenIDConnectProviderArn, ClientID }) =>
      change(OpenIDConnectProviderArn, ({ clientIds }) => ({ clientIds: clientIds.filter((id) => id !== ClientID) })),
    TagOpenIDConnectProvider: ({ OpenIDConnectProviderArn, Tags }) =>
      change(OpenIDConnectProviderArn, ({ tags }) => ({ tags: withTags(tags, Tags) })),
    UntagOpenIDConnectProvider: ({ OpenIDConnectProviderArn, TagKeys }) =>
      change(OpenIDConnectProviderArn, ({ tags }) => ({ tags: withoutTags(tags, TagKeys) })),
    ListOpenIDConnectProviderTags(input) {
      const { page, rest } = pageOf(find(input.OpenIDConnectProviderArn).tags, input);
      return { Tags: page, ...rest };
    },
  };
}

function issuerOf(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '') {
    throw iamError('ValidationError', 'Invalid Open ID Connect Provider URL');
  }
  return text.slice('https://'.length).replace(/\/$/, '');
}

function checkedThumbprints(thumbprints: readonly string[]): readonly string[] {
  if (thumbprints.length > 5) {
    throw iamError('InvalidInputException', 'Thumbprint list must contain fewer than 5 entries.');
  }
  if (thumbprints.some((thumbprint) => !/^[0-9a-fA-F]{40}$/.test(thumbprint))) {
    throw iamError('ValidationError', 'Thumbprint must be a SHA-1 fingerprint: 40 hexadecimal digits.');
  }
  return thumbprints;
}
