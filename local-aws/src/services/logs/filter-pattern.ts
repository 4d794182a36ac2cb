import { logsError } from './errors.ts';

interface Term {
  readonly kind: 'required' | 'optional' | 'excluded';
  readonly text: string;
}

/**
 * Which messages a filter pattern of terms lets through. Terms and quoted phrases must all occur, `-` ones must not, of
 * `?` ones one must; `?` terms beside others are ignored, as on AWS. Case matters.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * @throws {AwsError} InvalidParameterException on what cannot be read, or not yet (regular expressions)
 */
export function compileTerms(pattern: string): (message: string) => boolean {
  const terms = readTerms(pattern.trim());
  const of = (kind: Term['kind']): string[] => terms.filter((term) => term.kind === kind).map(({ text }) => text);
  const required = of('required');
  const excluded = of('excluded');
  const optional = required.length + excluded.length > 0 ? [] : of('optional');
  return (message) =>
    required.every((text) => message.includes(text)) &&
    !excluded.some((text) => message.includes(text)) &&
    (optional.length === 0 || optional.some((text) => message.includes(text)));
}

const nextTerm = /\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?=\s|$)/y;

function readTerms(pattern: string): Term[] {
  if (pattern.includes('%')) throw invalid('local-aws reads no regular expressions in filter patterns.');
  const terms: Term[] = [];
  nextTerm.lastIndex = 0;
  while (nextTerm.lastIndex < pattern.length) {
    const start = nextTerm.lastIndex;
    const match = nextTerm.exec(pattern);
    if (!match) throw invalid(`Invalid filter pattern at '${pattern.slice(start)}'`);
    const [, sign = '', phrase, word = ''] = match;
    if (phrase === undefined && !/^\w+$/.test(word)) throw invalid(`Invalid character(s) in term '${word}'`);
    const text = phrase === undefined ? word : phrase.replace(/\\(.)/g, '$1');
    terms.push({ kind: sign === '?' ? 'optional' : sign === '-' ? 'excluded' : 'required', text });
  }
  return terms;
}

function invalid(message: string): Error {
  return logsError('InvalidParameterException', message);
}
