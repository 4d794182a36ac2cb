import type { ServiceTraits } from '../../models/generated/services.ts';
import type { OperationModel } from '../../models/load.ts';
import type { Answer, CommonCodes, Exchange, Failure, Protocol } from '../protocol.ts';
import { type CborValue, readCbor, writeCbor } from './cbor.ts';
import { readMembers, writeMembers } from './cbor-members.ts';
import { queryErrorHeader } from './query-error-header.ts';

const codes: CommonCodes = {
  malformedInput: 'SerializationException',
  invalidInput: 'ValidationException',
  unknownOperation: 'UnknownOperationException',
  incompleteSignature: 'IncompleteSignatureException',
  requestTooLarge: 'RequestEntityTooLargeException',
  internalFailure: 'InternalFailure',
};

const address = /^\/service\/([A-Za-z0-9_.]{1,128})\/operation\/([A-Za-z0-9_]{1,128})$/;

/** Smithy RPC v2 CBOR: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
export const rpcV2Cbor: Protocol = ({ method, path, headers, body }) => {
  const [, service, operation] = address.exec(path) ?? [];
  if (method !== 'POST' || service === undefined || operation === undefined) return undefined;
  return headers['smithy-protocol'] === 'rpc-v2-cbor' ? exchange(service, operation, body) : undefined;
};

function exchange(serviceName: string, operation: string, body: Buffer): Exchange {
  return {
    operation,
    codes,
    isFor: (service) =>
      service.protocols.includes('smithy-rpc-v2-cbor') && service.targetPrefix === serviceName.split('.').at(-1),
    decode: (input) => (body.length === 0 ? {} : readMembers(input, readCbor(body))),
    encode: (output, { output: shape }: OperationModel, _service, requestId) =>
      answer(200, shape ? writeMembers(shape, output) : new Map(), requestId),
    encodeError,
  };
}

function encodeError(failure: Failure, service: ServiceTraits | undefined, requestId: string): Answer {
  const error = new Map<string, CborValue>([
    ['__type', service?.awsQueryCompatible ? failure.shape : failure.code],
    [failure.messageMember, failure.message],
  ]);
  return answer(failure.status, error, requestId, queryErrorHeader(failure, service));
}

function answer(
  status: number,
  content: ReadonlyMap<string, CborValue>,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/cbor',
      'smithy-protocol': 'rpc-v2-cbor',
      'x-amzn-requestid': requestId,
      ...headers,
    },
    body: writeCbor(content),
  };
}
