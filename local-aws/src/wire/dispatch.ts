import type { ServiceTraits } from '../models/generated/services.ts';
import type { Model, OperationModel } from '../models/load.ts';
import { AwsError } from './aws-error.ts';
import type { Call } from './operation.ts';
import {
  type Answer,
  type Exchange,
  type Failure,
  MalformedInput,
  type Protocol,
  type WireRequest,
} from './protocol.ts';
import { ec2Query } from './protocols/ec2-query.ts';
import { json, plainJson } from './protocols/json.ts';
import { query } from './protocols/query.ts';
import { rpcV2Cbor } from './protocols/rpc-v2-cbor.ts';
import type { ServicePlugin } from './service.ts';
import { readSignatureScope } from './signature-scope.ts';
import { InvalidInput } from './validate.ts';
import { refusalOf } from './violation-message.ts';

/** Asked in this order; the first that recognises a request answers it. */
const protocols: readonly Protocol[] = [rpcV2Cbor, json, ec2Query, query];

/** A failure that is local-aws's own fault, for its log; it holds nothing of the request's content. */
export interface UnexpectedError {
  readonly requestId: string;
  readonly service: string;
  readonly operation: string;
  readonly error: unknown;
}

export interface Dispatch {
  readonly services: readonly ServicePlugin[];
  readonly reportUnexpected: (unexpected: UnexpectedError) => void;
}

const defaultRegion = 'us-east-1';

/** Answers one request in the protocol it came in. Never throws: whatever goes wrong becomes AWS's answer to it. */
export async function dispatch(
  request: WireRequest,
  { services, reportUnexpected }: Dispatch,
  requestId: string,
): Promise<Answer> {
  const exchange = recognise(request);
  const signature = readSignatureScope(request);
  if (signature.kind === 'incomplete') {
    return refuse(exchange, requestId, exchange.codes.incompleteSignature, signature.message);
  }
  const scope = signature.kind === 'signed' ? signature.scope : undefined;
  const service = services.find(({ traits }) => exchange.isFor(traits, scope?.service));
  if (!service) {
    return refuse(
      exchange,
      requestId,
      exchange.codes.unknownOperation,
      unknownService(exchange, scope?.service, services),
    );
  }
  const { signingName } = service.traits;
  if (scope && scope.service !== signingName) {
    // Recorded: https://github.com/aws/aws-sdk-ruby/issues/431
    const message = `Credential should be scoped to correct service: '${signingName}'. `;
    return refuse(exchange, requestId, 'InvalidSignatureException', message);
  }
  const call: Call = {
    requestId,
    region: scope?.region ?? defaultRegion,
    endpoint: `http://${request.headers.host ?? 'localhost'}`,
  };
  try {
    return await answer(exchange, service, call);
  } catch (error) {
    reportUnexpected({ requestId, service: service.name, operation: exchange.operation, error });
    return exchange.encodeError(internalFailure(exchange), service.traits, requestId);
  }
}

/** The protocol that a request speaks; plain JSON for one that speaks none. */
export function recognise(request: WireRequest): Exchange {
  for (const protocol of protocols) {
    const exchange = protocol(request);
    if (exchange) return exchange;
  }
  return plainJson;
}

/** An answer to a request that was refused before its service was known. */
export function refuse(exchange: Exchange, requestId: string, code: string, message: string, status = 400): Answer {
  return exchange.encodeError(senderFailure(code, message, status), undefined, requestId);
}

async function answer(exchange: Exchange, service: ServicePlugin, call: Call): Promise<Answer> {
  const { traits } = service;
  const model = service.model();
  const refused = (failure: Failure): Answer => exchange.encodeError(failure, traits, call.requestId);
  const operation = model.operation(exchange.operation);
  if (!operation || !service.implements(operation.name)) {
    return refused(
      senderFailure(exchange.codes.unknownOperation, unknownOperation(exchange, model, operation, traits)),
    );
  }
  try {
    const output = await service.call(operation, exchange.decode(operation.input), call);
    return exchange.encode(output, operation, traits, call.requestId);
  } catch (error) {
    return refused(expectedFailure(error, exchange, service));
  }
}

/** @throws what is not an expected failure, as it came */
function expectedFailure(error: unknown, { codes }: Exchange, service: ServicePlugin): Failure {
  if (error instanceof MalformedInput) return senderFailure(codes.malformedInput, error.message);
  if (error instanceof InvalidInput) {
    const { code, message } = refusalOf(error.violations, service.name, codes.invalidInput);
    return senderFailure(code, message);
  }
  if (error instanceof AwsError) {
    const known = service.model().error(error.shape);
    return known
      ? { ...known, shape: error.shape, message: error.message }
      : senderFailure(error.shape, error.message, error.status);
  }
  throw error;
}

function senderFailure(code: string, message: string, status = 400): Failure {
  return { code, shape: code, message, status, isFault: false, messageMember: 'message' };
}

function internalFailure({ codes }: Exchange): Failure {
  return {
    code: codes.internalFailure,
    shape: codes.internalFailure,
    message: 'local-aws failed unexpectedly; its log has the reason under this request id.',
    status: 500,
    isFault: true,
    messageMember: 'message',
  };
}

function unknownService({ operation }: Exchange, signedFor: string | undefined, all: readonly ServicePlugin[]): string {
  const known = all.find(({ traits }) => traits.signingName === signedFor);
  if (known) {
    if (operation === '') return `The request to ${signedFor} names no operation, by X-Amz-Target or Action.`;
    return `Could not find operation ${operation.slice(0, 100)} of ${signedFor} in the request's protocol and version.`;
  }
  const spoken = all.map(({ traits }) => traits.signingName).join(', ');
  const asked = signedFor ?? (operation === '' ? 'requests without X-Amz-Target or Action' : operation);
  return `local-aws does not speak ${asked.slice(0, 100)}; it speaks ${spoken}.`;
}

function unknownOperation(
  { operation: asked }: Exchange,
  model: Model,
  operation: OperationModel | undefined,
  { signingName, apiVersion }: ServiceTraits,
): string {
  if (operation || model.isAbsent(asked)) return `local-aws does not implement ${signingName}:${asked} yet.`;
  return `Could not find operation ${asked.slice(0, 100)} for version ${apiVersion}`;
}
