import { isUtf8 } from 'node:buffer';
import type { ServiceTraits } from '../../models/generated/services.ts';
import type { OperationModel } from '../../models/load.ts';
import type { StructureShape } from '../../models/shape.ts';
import {
  type Answer,
  type CommonCodes,
  type Exchange,
  type Failure,
  MalformedInput,
  type Protocol,
} from '../protocol.ts';
import { readStructure } from './json-decode.ts';
import { isTooDeep } from './json-depth.ts';
import { writeStructure } from './json-encode.ts';
import { queryErrorHeader } from './query-error-header.ts';

const codes: CommonCodes = {
  malformedInput: 'SerializationException',
  invalidInput: 'ValidationException',
  unknownOperation: 'UnknownOperationException',
  incompleteSignature: 'IncompleteSignatureException',
  requestTooLarge: 'RequestEntityTooLargeException',
  internalFailure: 'InternalFailure',
};

const deepest = 100;

/** AWS JSON 1.0 and 1.1: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
export const json: Protocol = ({ headers, body }) => {
  const target = headers['x-amz-target'];
  if (typeof target !== 'string') return undefined;
  const dot = target.lastIndexOf('.');
  const version = headers['content-type']?.startsWith('application/x-amz-json-1.0') ? '1.0' : '1.1';
  return exchange(target.slice(0, dot), target.slice(dot + 1), version, body);
};

/** The answer to what no protocol recognises: JSON can be read by people and by most clients. */
export const plainJson: Exchange = exchange('', '', '1.1', Buffer.alloc(0));

function exchange(prefix: string, operation: string, version: '1.0' | '1.1', body: Buffer): Exchange {
  const contentType = `application/x-amz-json-${version}`;
  return {
    operation,
    codes,
    isFor: ({ targetPrefix }) => targetPrefix === prefix,
    decode: (input) => readStructure(input, parse(body)),
    encode: (output, model, _service, requestId) => success(output, model, contentType, requestId),
    encodeError: (failure, service, requestId) => refusal(failure, service, contentType, requestId),
  };
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return {};
  if (!isUtf8(body)) throw new MalformedInput('The request body is not UTF-8.');
  if (isTooDeep(body, deepest)) throw new MalformedInput(`The request body is nested deeper than ${deepest} levels.`);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new MalformedInput('The request body is not valid JSON.');
  }
}

function success(output: unknown, { output: shape }: OperationModel, contentType: string, requestId: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': contentType, 'x-amzn-requestid': requestId },
    body: shape ? bodyOf(shape, output) : '',
  };
}

function bodyOf(shape: StructureShape, output: unknown): string {
  return JSON.stringify(writeStructure(shape, output));
}

function refusal(failure: Failure, service: ServiceTraits | undefined, contentType: string, requestId: string): Answer {
  const type = service?.awsQueryCompatible ? failure.shape : failure.code;
  return {
    status: failure.status,
    headers: {
      'content-type': contentType,
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': type,
      ...queryErrorHeader(failure, service),
    },
    body: JSON.stringify({ __type: type, [failure.messageMember]: failure.message }),
  };
}
