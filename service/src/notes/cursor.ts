/** Where a page begins, as text that clients hand back and do not read: what it stands for may change. */
export function cursorOf(position: number): string {
  return Buffer.from(`notes:${position}`).toString('base64url');
}

/** `undefined` for what `cursorOf` never made. */
export function positionOf(cursor: string): number | undefined {
  const [, digits] = /^notes:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (digits === undefined) return undefined;
  const position = Number(digits);
  return cursorOf(position) === cursor ? position : undefined;
}
