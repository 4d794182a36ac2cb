import type { ServiceTraits } from '../../models/generated/services.ts';
import type { Failure } from '../protocol.ts';

/**
 * Services that moved from Query to JSON or CBOR tell their old error codes in a header, and their shapes' names in the
 * body: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
export function queryErrorHeader(
  { code, isFault }: Failure,
  service: ServiceTraits | undefined,
): Readonly<Record<string, string>> {
  return service?.awsQueryCompatible ? { 'x-amzn-query-error': `${code};${isFault ? 'Receiver' : 'Sender'}` } : {};
}
