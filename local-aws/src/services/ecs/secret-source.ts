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
export const noSecrets: SecretSource = {
  parameter: () => undefined,
  secret: () => ({
    kind: 'refused',
    code: 'ResourceNotFoundException',
    message: "Secrets Manager can't find the specified secret.",
  }),
};
