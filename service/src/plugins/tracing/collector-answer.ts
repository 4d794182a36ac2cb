/** What a collector said of a batch. */
export interface CollectorAnswer {
  /** 0 where it is no HTTP/1.1. */
  readonly status: number;
  /** It has been read to its end, and the connection stays: another batch may follow on it. */
  readonly isConnectionKept: boolean;
}

const beginning = 'HTTP/1.';
const statusLine = /^HTTP\/1\.([01]) (\d{3})(?: |\r\n|$)/;

/**
 * Reads an answer's status from what has come of it so far; `undefined` while that is not enough. Only an answer that
 * says its length is read to its end. One of another form (chunked, or up to the connection's end) is told at its head,
 * and its connection is not used again: what it says is of no interest.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6
 */
export function readAnswer(text: string): CollectorAnswer | undefined {
  if (!beginning.startsWith(text.slice(0, beginning.length))) return { status: 0, isConnectionKept: false };
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const [, minorVersion, code] = statusLine.exec(text) ?? [];
  const status = Number(code ?? 0);
  const rest = text.slice(end + 4);
  // An informational answer (RFC 9110, 15.2) has no body, and the answer itself follows.
  if (status >= 100 && status < 200) return readAnswer(rest);

  const length = /\r\ncontent-length: *(\d+) *(?:\r\n|$)/.exec(head)?.[1];
  const isOfAnotherForm = length === undefined || head.includes('\r\ntransfer-encoding:');
  const isLast = minorVersion !== '1' || /\r\nconnection: *close *(?:\r\n|$)/.test(head);
  if (isOfAnotherForm || isLast) return { status, isConnectionKept: false };
  return rest.length < Number(length) ? undefined : { status, isConnectionKept: rest.length === Number(length) };
}
