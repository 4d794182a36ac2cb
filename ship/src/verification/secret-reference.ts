/** Where a container's secret comes from. */
export type SecretReference =
  | { readonly kind: 'secret'; readonly id: string; readonly jsonKey: string | undefined }
  | { readonly kind: 'parameter'; readonly name: string };

/**
 * Reads `valueFrom`: `arn:…:secret:NAME[:json-key:version-stage:version-id]`, a parameter's ARN, or the name of a parameter
 * in the same region (ECS, Secret).
 */
export function secretReference(valueFrom: string): SecretReference {
  if (!valueFrom.startsWith('arn:')) return { kind: 'parameter', name: valueFrom };
  const parts = valueFrom.split(':');
  if (parts[2] !== 'secretsmanager') return { kind: 'parameter', name: valueFrom };
  const [jsonKey = ''] = parts.slice(7);
  return { kind: 'secret', id: parts.slice(0, 7).join(':'), jsonKey: jsonKey === '' ? undefined : jsonKey };
}
