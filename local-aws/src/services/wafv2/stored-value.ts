/** A value as text that a store can keep: JSON, with bytes as base64. */
export type StoredValue<_Value> = string;

const bytesMember = '$bytes';

export function stored<Value>(value: Value): StoredValue<Value> {
  return JSON.stringify(value, (_key, member: unknown) =>
    member instanceof Uint8Array ? { [bytesMember]: Buffer.from(member).toString('base64') } : member,
  );
}

export function restored<Value>(text: StoredValue<Value>): Value {
  const value: Value = JSON.parse(text, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || !(bytesMember in member)) return member;
    const base64 = member[bytesMember];
    return typeof base64 === 'string' ? Uint8Array.from(Buffer.from(base64, 'base64')) : member;
  });
  return value;
}
