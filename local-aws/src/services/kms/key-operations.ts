import type { CustomerMasterKeySpec, KeyMetadata, KeySpec, Operations } from '../../models/generated/kms.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import { kmsError } from './errors.ts';
import { requireChangeable, requireKey } from './lookup.ts';
import { newKey } from './new-key.ts';
import { pageOf } from './page.ts';
import { checkPolicy } from './policy-operations.ts';
import type { KeyRow, KmsState } from './state.ts';
import { newTags } from './tag-operations.ts';

const day = 24 * 60 * 60 * 1000;
const shortestWindow = 7;
const longestWindow = 30;

export function keyOperations(state: KmsState): ServiceOperations<Operations> {
  const { keys } = state;
  return {
    CreateKey(input, { region }) {
      const { Description, KeyUsage: usage, Origin, MultiRegion, Policy, Tags = [] } = input;
      const spec = input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT';
      if (Policy !== undefined) checkPolicy(Policy);
      if (spec !== 'SYMMETRIC_DEFAULT' && usage === undefined) {
        throw kmsError(
          'ValidationException',
          'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
        );
      }
      const key = newKey(state, region, {
        description: Description ?? '',
        usage: usage ?? 'ENCRYPT_DECRYPT',
        spec,
        origin: Origin ?? 'AWS_KMS',
        isMultiRegion: MultiRegion ?? false,
        tags: newTags([], Tags),
        ...(Policy === undefined ? {} : { policy: Policy }),
      });
      keys.put(key.id, key);
      return { KeyMetadata: shownKey(key) };
    },
    DescribeKey: ({ KeyId }, { region }) => ({ KeyMetadata: shownKey(requireKey(state, KeyId, region)) }),
    ListKeys({ Limit, Marker }) {
      const living = [...keys.values()].filter(({ deletion }) => !deletion || deletion.due > state.clock.now());
      const { page, rest } = pageOf(living, Limit ?? 100, Marker);
      return { Keys: page.map(({ id, arn }) => ({ KeyId: id, KeyArn: arn })), ...rest };
    },
    EnableKey({ KeyId }, { region }) {
      const key = requireChangeable(state, KeyId, region);
      keys.put(key.id, { ...key, isEnabled: true });
      return {};
    },
    DisableKey({ KeyId }, { region }) {
      const key = requireChangeable(state, KeyId, region);
      keys.put(key.id, { ...key, isEnabled: false });
      return {};
    },
    UpdateKeyDescription({ KeyId, Description }, { region }) {
      const key = requireChangeable(state, KeyId, region);
      keys.put(key.id, { ...key, description: Description });
      return {};
    },
    ScheduleKeyDeletion({ KeyId, PendingWindowInDays = longestWindow }, { region }) {
      const key = requireChangeable(state, KeyId, region);
      if (key.manager === 'AWS') {
        throw kmsError('UnsupportedOperationException', `${key.arn} is an AWS managed key and cannot be deleted.`);
      }
      if (PendingWindowInDays < shortestWindow || PendingWindowInDays > longestWindow) {
        throw kmsError(
          'ValidationException',
          `PendingWindowInDays must be between ${shortestWindow} and ${longestWindow}.`,
        );
      }
      const due = state.clock.now() + PendingWindowInDays * day;
      keys.put(key.id, { ...key, isEnabled: false, deletion: { windowDays: PendingWindowInDays, due } });
      return {
        KeyId: key.arn,
        DeletionDate: due,
        KeyState: 'PendingDeletion',
        PendingWindowInDays,
      };
    },
    CancelKeyDeletion({ KeyId }, { region }) {
      const key = requireKey(state, KeyId, region);
      if (!key.deletion) throw kmsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`);
      keys.put(key.id, { ...key, isEnabled: false, deletion: undefined });
      return { KeyId: key.arn };
    },
  };
}

function keyStateOf({ deletion, isEnabled, origin }: KeyRow): NonNullable<KeyMetadata['KeyState']> {
  if (deletion) return 'PendingDeletion';
  if (isEnabled) return 'Enabled';
  return origin === 'EXTERNAL' ? 'PendingImport' : 'Disabled';
}

export function shownKey(key: KeyRow): KeyMetadata {
  const { deletion, spec, usage } = key;
  return {
    AWSAccountId: accountId,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.created,
    Enabled: key.isEnabled,
    Description: key.description,
    KeyUsage: usage,
    KeyState: keyStateOf(key),
    DeletionDate: deletion?.due,
    Origin: key.origin,
    KeyManager: key.manager,
    CustomerMasterKeySpec: hasOlderName(spec) ? spec : undefined,
    KeySpec: spec,
    MultiRegion: key.isMultiRegion,
    ...algorithms(key),
    ...(key.isMultiRegion
      ? {
          MultiRegionConfiguration: {
            MultiRegionKeyType: 'PRIMARY' as const,
            PrimaryKey: { Arn: key.arn, Region: key.arn.split(':')[3] ?? '' },
            ReplicaKeys: [],
          },
        }
      : {}),
  };
}

/** Whether a spec is older than the member that replaced `CustomerMasterKeySpec`. */
function hasOlderName(spec: KeySpec): spec is CustomerMasterKeySpec {
  return !spec.startsWith('ML_DSA') && !spec.startsWith('ECC_NIST_EDWARDS');
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html */
function algorithms({ spec, usage }: KeyRow): Partial<KeyMetadata> {
  if (spec === 'SYMMETRIC_DEFAULT') return { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] };
  if (spec.startsWith('RSA_') && usage === 'ENCRYPT_DECRYPT') {
    return { EncryptionAlgorithms: ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'] };
  }
  if (spec.startsWith('RSA_')) {
    return {
      SigningAlgorithms: [
        'RSASSA_PKCS1_V1_5_SHA_256',
        'RSASSA_PKCS1_V1_5_SHA_384',
        'RSASSA_PKCS1_V1_5_SHA_512',
        'RSASSA_PSS_SHA_256',
        'RSASSA_PSS_SHA_384',
        'RSASSA_PSS_SHA_512',
      ],
    };
  }
  switch (spec) {
    case 'ECC_NIST_P256':
    case 'ECC_SECG_P256K1':
      return { SigningAlgorithms: ['ECDSA_SHA_256'] };
    case 'ECC_NIST_P384':
      return { SigningAlgorithms: ['ECDSA_SHA_384'] };
    case 'ECC_NIST_P521':
      return { SigningAlgorithms: ['ECDSA_SHA_512'] };
    case 'HMAC_224':
      return { MacAlgorithms: ['HMAC_SHA_224'] };
    case 'HMAC_256':
      return { MacAlgorithms: ['HMAC_SHA_256'] };
    case 'HMAC_384':
      return { MacAlgorithms: ['HMAC_SHA_384'] };
    case 'HMAC_512':
      return { MacAlgorithms: ['HMAC_SHA_512'] };
    default:
      return {};
  }
}
