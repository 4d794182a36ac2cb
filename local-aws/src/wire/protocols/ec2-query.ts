import { services } from '../../models/generated/services.ts';
import type { OperationModel } from '../../models/load.ts';
import type { Member, Shape, StructureShape } from '../../models/shape.ts';
import type { Answer, CommonCodes, Exchange, Failure, Protocol } from '../protocol.ts';
import { readSignatureScope } from '../signature-scope.ts';
import { formOf, xmlAnswer } from './query.ts';
import { readParameters } from './query-decode.ts';
import { writeStructure } from './query-encode.ts';
import { element, text } from './xml.ts';

const codes: CommonCodes = {
  malformedInput: 'InvalidParameterValue',
  invalidInput: 'InvalidParameterValue',
  unknownOperation: 'InvalidAction',
  incompleteSignature: 'IncompleteSignature',
  requestTooLarge: 'RequestEntityTooLarge',
  internalFailure: 'InternalError',
};

/**
 * EC2 Query: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html. On the way in it is Query with other names
 * (capitals, lists without `member`), on the way out it has its own envelopes. A request tells itself from Query's by
 * whom it is signed for; an unsigned one by EC2's version.
 */
export const ec2Query: Protocol = (request) => {
  const signature = readSignatureScope(request);
  if (signature.kind === 'signed' && signature.scope.service !== services.ec2.signingName) return undefined;
  const form = formOf(request);
  const operation = form?.get('Action');
  if (!form || !operation) return undefined;
  const isEc2 = signature.kind === 'signed' || form.get('Version') === services.ec2.apiVersion;
  return isEc2 ? exchange(form, operation) : undefined;
};

function exchange(form: URLSearchParams, operation: string): Exchange {
  return {
    operation,
    codes,
    isFor: (service) => service.protocols.includes('ec2'),
    decode: (input) => readParameters(inputNames(input), form),
    encode: success,
    encodeError: refusal,
  };
}

const renamed = new WeakMap<StructureShape, StructureShape>();

/** The same structure under the names that its members have in a request, all lists flattened. */
function inputNames(shape: StructureShape): StructureShape {
  const known = renamed.get(shape);
  if (known) return known;
  const members = new Map<string, Member>();
  const result: StructureShape = { ...shape, members };
  // Known before its members are renamed, for a structure may contain itself.
  renamed.set(shape, result);
  for (const [name, member] of shape.members) {
    members.set(name, { shape: inputShape(member.shape), locationName: capitalised(member.locationName ?? name) });
  }
  return result;
}

function inputShape(shape: Shape): Shape {
  switch (shape.kind) {
    case 'structure':
      return inputNames(shape);
    case 'list':
      return { ...shape, flattened: true, element: inputShape(shape.element) };
    default:
      return shape;
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** An operation without a result answers that it is done. */
function success(
  output: unknown,
  { name, output: shape }: OperationModel,
  { xmlNamespace }: { readonly xmlNamespace?: string },
  requestId: string,
): Answer {
  const members = shape ? writeStructure(shape, output) : element('return', 'true');
  const namespace = xmlNamespace === undefined ? undefined : `${xmlNamespace}/`;
  const document = element(`${name}Response`, element('requestId', text(requestId)) + members, namespace);
  return xmlAnswer(200, requestId, document);
}

function refusal({ code, message, status }: Failure, _service: unknown, requestId: string): Answer {
  const error = element('Error', element('Code', text(code)) + element('Message', text(message)));
  const document = element('Response', element('Errors', error) + element('RequestID', text(requestId)));
  return xmlAnswer(status, requestId, document);
}
