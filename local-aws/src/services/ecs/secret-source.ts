/** Which value of a secret: AWS's names for the parts of `arn:…:secret:name-AbCdEf:jsonKey:versionStage:versionId`. */
export interface SecretReference {
  readonly arn: string;
  readonly jsonKey: string | undefined;
  readonly versionStage: string | undefined;
  readonly versionId: string | undefined;
}

export type SecretAnswer =
  | { readonly kind: 'value'; readonly value: string }
  /** In the words of the service that refused it, e.g. `ResourceNotFoundException`. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** Where the values of a container's `secrets` come from. */
export interface SecretSource {
  /** An SSM parameter in plain text, by name or ARN; undefined where there is none. */
  parameter(nameOrArn: string): string | undefined;
  /** A whole secret of Secrets Manager; `jsonKey` is not looked at. */
  secret(reference: Omit<SecretReference, 'jsonKey'>): SecretAnswer;
}

/** Where neither service is. */
export const noSecrets: SecretSource = secretSource({ parameterOf: () => undefined, secretOf: () => undefined });

/** A source over what the two services say inside local-aws: a value, or undefined where there is none. */
export function secretSource({
  parameterOf,
  secretOf,
}: {
  readonly parameterOf: (nameOrArn: string) => string | undefined;
  readonly secretOf: (arn: string, version: Pick<SecretReference, 'versionStage' | 'versionId'>) => string | undefined;
}): SecretSource {
  return {
    parameter: parameterOf,
    secret({ arn, versionStage, versionId }) {
      const value = secretOf(arn, { versionStage, versionId });
      if (value !== undefined) return { kind: 'value', value };
      const wanted = versionStage === undefined && versionId === undefined ? '' : ' value for the specified version';
      const message = `Secrets Manager can't find the specified secret${wanted}.`;
      return { kind: 'refused', code: 'ResourceNotFoundException', message };
    },
  };
}
