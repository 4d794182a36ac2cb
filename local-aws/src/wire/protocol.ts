import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceTraits } from '../models/generated/services.ts';
import type { OperationModel } from '../models/load.ts';
import type { StructureShape } from '../models/shape.ts';

/** A request as it came, body and all. */
export interface WireRequest {
  readonly method: string;
  /** Without the query string. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text is sent as UTF-8. */
  readonly body: string | Uint8Array;
}

/** An error ready for the wire: AWS's code, and who is to blame. */
export interface Failure {
  /** As Query clients know it. */
  readonly code: string;
  /** The error's name in AWS's model; the code where it has none. */
  readonly shape: string;
  readonly message: string;
  readonly status: number;
  readonly isFault: boolean;
  readonly messageMember: 'message' | 'Message';
}

/** What a protocol calls the failures that belong to no service. */
export interface CommonCodes {
  readonly malformedInput: string;
  readonly invalidInput: string;
  readonly unknownOperation: string;
  readonly incompleteSignature: string;
  readonly requestTooLarge: string;
  readonly internalFailure: string;
}

/** One request and its answer in one protocol. */
export interface Exchange {
  readonly operation: string;
  readonly codes: CommonCodes;
  /** `signedFor` is the service of the signature's scope. */
  isFor(service: ServiceTraits, signedFor: string | undefined): boolean;
  /**
   * The request's members as the model types them; unknown ones are dropped. Limits are not checked here.
   * @throws {MalformedInput} on what cannot be read as the model's types
   */
  decode(input: StructureShape): unknown;
  encode(output: unknown, operation: OperationModel, service: ServiceTraits, requestId: string): Answer;
  encodeError(failure: Failure, service: ServiceTraits | undefined, requestId: string): Answer;
}

/** Recognises its own requests; undefined for another protocol's. Never throws: what is malformed shows in `decode`. */
export type Protocol = (request: WireRequest) => Exchange | undefined;

/** A request that cannot be read: AWS's SerializationException and its like. */
export class MalformedInput extends Error {
  override readonly name = 'MalformedInput';
}
