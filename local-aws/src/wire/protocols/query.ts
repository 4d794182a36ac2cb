import { isUtf8 } from 'node:buffer';
import type { ServiceTraits } from '../../models/generated/services.ts';
import type { OperationModel } from '../../models/load.ts';
import type { Answer, CommonCodes, Exchange, Failure, Protocol, WireRequest } from '../protocol.ts';
import { readParameters } from './query-decode.ts';
import { writeStructure } from './query-encode.ts';
import { element, text } from './xml.ts';

const codes: CommonCodes = {
  malformedInput: 'MalformedInput',
  invalidInput: 'ValidationError',
  unknownOperation: 'InvalidAction',
  incompleteSignature: 'IncompleteSignature',
  requestTooLarge: 'RequestEntityTooLarge',
  internalFailure: 'InternalFailure',
};

/** AWS's own limit is far lower; form parameters cost much more memory than their bytes. */
const longestForm = 1024 * 1024;

/** AWS Query: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export const query: Protocol = (request) => {
  const form = formOf(request);
  const operation = form?.get('Action');
  if (form && operation) return exchange(form, operation);
  return isForm(request) && !request.body.includes('Action=') ? withoutAction : undefined;
};

function isForm({ headers }: WireRequest): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

export function formOf(request: WireRequest): URLSearchParams | undefined {
  const { body, query: queryString } = request;
  if (isForm(request) && body.length <= longestForm && isUtf8(body) && body.includes('Action=')) {
    return new URLSearchParams(body.toString('utf8'));
  }
  return queryString.includes('Action=') ? new URLSearchParams(queryString) : undefined;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, MissingAction; no service can be told. */
const withoutAction: Exchange = {
  ...exchange(new URLSearchParams(), ''),
  codes: { ...codes, unknownOperation: 'MissingAction' },
  isFor: () => false,
};

function exchange(form: URLSearchParams, operation: string): Exchange {
  const version = form.get('Version');
  return {
    operation,
    codes,
    isFor: (service, signedFor) =>
      service.protocols.includes('query') &&
      (signedFor === undefined || signedFor === service.signingName) &&
      (version === null || version === service.apiVersion),
    decode: (input) => readParameters(input, form),
    encode: success,
    encodeError: refusal,
  };
}

function success(
  output: unknown,
  { name, output: shape, resultWrapper }: OperationModel,
  service: ServiceTraits,
  requestId: string,
): Answer {
  const members = shape ? writeStructure(shape, output) : '';
  const result = shape ? element(resultWrapper ?? `${name}Result`, members) : '';
  const metadata = element('ResponseMetadata', element('RequestId', text(requestId)));
  return xmlAnswer(200, requestId, element(`${name}Response`, result + metadata, service.xmlNamespace));
}

function refusal(failure: Failure, service: ServiceTraits | undefined, requestId: string): Answer {
  const error = element(
    'Error',
    element('Type', failure.isFault ? 'Receiver' : 'Sender') +
      element('Code', text(failure.code)) +
      element('Message', text(failure.message)),
  );
  const body = element('ErrorResponse', error + element('RequestId', text(requestId)), service?.xmlNamespace);
  return xmlAnswer(failure.status, requestId, body);
}

export function xmlAnswer(status: number, requestId: string, document: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`,
  };
}
