const alphabet = /^[A-Za-z0-9+/]*={0,2}$/;

/** Whether a text is base64 of whole bytes; Buffer would skip what is not. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && alphabet.test(text);
}
