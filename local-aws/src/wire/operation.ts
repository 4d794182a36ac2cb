/** What an operation may know of the call besides its input. */
export interface Call {
  readonly requestId: string;
  /** From the signature's scope; `us-east-1` for an unsigned call. */
  readonly region: string;
  /** Where local-aws was reached, e.g. `http://127.0.0.1:4566`, without a slash at the end. */
  readonly endpoint: string;
}

/** AWS's account number in everything local-aws makes. */
export const accountId = '000000000000';

interface InputAndOutput {
  readonly input: unknown;
  readonly output: unknown;
}

/** A service's operations as generated: name → its input and output. */
export type OperationTypes<Operations> = { [Name in keyof Operations]: InputAndOutput };

/** One operation. Its input has been validated against AWS's model; expected failures are thrown as AwsError. */
export type Operation<Types extends InputAndOutput> = (
  input: Types['input'],
  call: Call,
) => Types['output'] | Promise<Types['output']>;

/** The operations that a service has here; one that AWS has and this object lacks is answered as not implemented. */
export type ServiceOperations<Operations extends OperationTypes<Operations>> = {
  readonly [Name in keyof Operations]?: Operation<Operations[Name]>;
};
