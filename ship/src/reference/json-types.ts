import type { Word } from '../report/json-lines.ts';

/** `'rolled back'` as a line of JSON has it: `'rolled-back'`. */
type Hyphenated<Text extends string> = Text extends `${infer Head} ${infer Rest}`
  ? `${Head}-${Hyphenated<Rest>}`
  : Text;

type MayBeLeftOut<Members> = { [Key in keyof Members]: undefined extends Members[Key] ? Key : never }[keyof Members];

/** A value of the code as a line of JSON has it: undefined members are left out, words are hyphenated. */
export type InJson<Value, Key = ''> = Value extends string
  ? Key extends Word
    ? Hyphenated<Value>
    : Value
  : Value extends number | boolean | undefined
    ? Value
    : Value extends readonly (infer Element)[]
      ? InJson<Element>[]
      : { [Name in Exclude<keyof Value, MayBeLeftOut<Value>>]: InJson<Value[Name], Name> } & {
          [Name in MayBeLeftOut<Value>]?: InJson<Value[Name], Name>;
        };

/** True where every value of `Members` is one of `Described`, and neither has a member that the other has not. */
export type Describes<Members, Described> = [InJson<Members>] extends [Described]
  ? [keyof Described] extends [keyof Members]
    ? [keyof Members] extends [keyof Described]
      ? true
      : never
    : never
  : never;
