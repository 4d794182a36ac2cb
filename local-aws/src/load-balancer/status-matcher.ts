/** Which status codes of a health check's answer mean that the target is healthy. */
export type StatusMatcher = (status: number) => boolean;

const longest = 512;

/**
 * Reads a matcher as ELBv2 writes it: `200`, `200-299`, `200,202`, or a mix; codes from 200 to 499. Undefined for
 * anything else.
 */
export function parseStatusMatcher(httpCode: string): StatusMatcher | undefined {
  if (httpCode.length > longest) return undefined;
  const ranges: { readonly from: number; readonly to: number }[] = [];
  for (const part of httpCode.split(',')) {
    const match = /^([2-4]\d\d)(?:-([2-4]\d\d))?$/.exec(part.trim());
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (to < from) return undefined;
    ranges.push({ from, to });
  }
  return (status) => ranges.some(({ from, to }) => status >= from && status <= to);
}
