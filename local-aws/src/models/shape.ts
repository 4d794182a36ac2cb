/**
 * AWS's shapes as the wire uses them: linked to each other, so that walking one never looks a name up. Kinds are what
 * the protocols tell apart; `integer`, `long`, `float` and `double` differ in the range they hold.
 */
export type Shape =
  | StructureShape
  | ListShape
  | MapShape
  | StringShape
  | NumberShape
  | BooleanShape
  | TimestampShape
  | BlobShape
  | DocumentShape;

/** Bounds of a size: characters of a string, bytes of a blob, elements of a list, entries of a map. */
export interface SizeLimits {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

export interface Member {
  readonly shape: Shape;
  /** The member's name on the wire where it differs from the model's (EC2). */
  readonly locationName: string | undefined;
}

export interface StructureShape {
  readonly kind: 'structure';
  readonly name: string;
  readonly members: ReadonlyMap<string, Member>;
  readonly required: readonly string[];
  readonly sensitive: boolean;
}

export interface ListShape extends SizeLimits {
  readonly kind: 'list';
  readonly element: Shape;
  readonly elementName: string | undefined;
  readonly flattened: boolean;
  readonly sensitive: boolean;
}

export interface MapShape extends SizeLimits {
  readonly kind: 'map';
  readonly key: Shape;
  readonly value: Shape;
  readonly keyName: string | undefined;
  readonly valueName: string | undefined;
  readonly flattened: boolean;
  readonly sensitive: boolean;
}

export interface StringShape extends SizeLimits {
  readonly kind: 'string';
  readonly values: readonly string[] | undefined;
  /** The pattern as AWS writes it, and as JavaScript runs it; neither where JavaScript cannot. */
  readonly pattern: { readonly text: string; readonly expression: RegExp } | undefined;
  readonly sensitive: boolean;
}

export interface NumberShape {
  readonly kind: 'number';
  readonly type: 'integer' | 'long' | 'float' | 'double';
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly sensitive: boolean;
}

export interface BooleanShape {
  readonly kind: 'boolean';
}

/** Inside local-aws a timestamp is milliseconds since the epoch, whatever the protocol writes. */
export interface TimestampShape {
  readonly kind: 'timestamp';
}

export interface BlobShape extends SizeLimits {
  readonly kind: 'blob';
  readonly sensitive: boolean;
}

/** Any JSON value. */
export interface DocumentShape {
  readonly kind: 'document';
}
