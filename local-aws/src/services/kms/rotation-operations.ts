import type { Operations } from '../../models/generated/kms.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { kmsError } from './errors.ts';
import { requireChangeable, requireKey } from './lookup.ts';
import { newMaterial } from './new-key.ts';
import { pageOf } from './page.ts';
import type { KeyRow, KmsState } from './state.ts';

const day = 24 * 60 * 60 * 1000;
const usualPeriod = 365;

/** Automatic rotation is kept as it was asked for; rotation on demand makes new key material. */
export function rotationOperations(state: KmsState): ServiceOperations<Operations> {
  const rotatable = (id: string, region: string): KeyRow => {
    const key = requireChangeable(state, id, region);
    if (key.spec !== 'SYMMETRIC_DEFAULT' || key.origin !== 'AWS_KMS') {
      throw kmsError(
        'UnsupportedOperationException',
        `${key.arn} cannot be rotated: it is ${key.spec} of ${key.origin}.`,
      );
    }
    if (!key.isEnabled) throw kmsError('DisabledException', `${key.arn} is disabled.`);
    return key;
  };
  return {
    EnableKeyRotation({ KeyId, RotationPeriodInDays }, { region }) {
      const key = rotatable(KeyId, region);
      const rotation = {
        periodDays: RotationPeriodInDays ?? key.rotation?.periodDays ?? usualPeriod,
        since: state.clock.now(),
      };
      state.keys.put(key.id, { ...key, rotation });
      return {};
    },
    DisableKeyRotation({ KeyId }, { region }) {
      const key = rotatable(KeyId, region);
      state.keys.put(key.id, { ...key, rotation: undefined });
      return {};
    },
    GetKeyRotationStatus({ KeyId }, { region }) {
      const { arn, rotation } = requireKey(state, KeyId, region);
      return {
        KeyId: arn,
        KeyRotationEnabled: rotation !== undefined,
        RotationPeriodInDays: rotation?.periodDays,
        NextRotationDate: rotation && rotation.since + rotation.periodDays * day,
      };
    },
    RotateKeyOnDemand({ KeyId }, { region }) {
      const key = rotatable(KeyId, region);
      state.keys.put(key.id, {
        ...key,
        material: [...key.material, newMaterial(state)],
        rotations: [...key.rotations, { at: state.clock.now(), type: 'ON_DEMAND' }],
      });
      return { KeyId: key.arn };
    },
    ListKeyRotations({ KeyId, Limit, Marker }, { region }) {
      const { arn, rotations } = requireKey(state, KeyId, region);
      const { page, rest } = pageOf(rotations, Limit ?? 100, Marker);
      return {
        Rotations: page.map(({ at, type }) => ({ KeyId: arn, RotationDate: at, RotationType: type })),
        ...rest,
      };
    },
  };
}
