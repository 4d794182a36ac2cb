import { attributesOf, type HclText, scan } from '../hcl/scan.ts';
import type { SourceBlock } from '../hcl/source.ts';

export interface VariableDeclaration {
  readonly name: string;
  /** Relative to the root of the configuration. */
  readonly file: string;
  readonly description: string;
  /** As it is written, on one line: `list(string)`. */
  readonly type: string;
  /** As it is written, on one line; undefined where a value must be given. */
  readonly default: string | undefined;
  readonly isSensitive: boolean;
  /** What the variable must be: the sentences with which other values are refused. */
  readonly rules: readonly string[];
}

export interface OutputDeclaration {
  readonly name: string;
  readonly description: string;
  readonly isSensitive: boolean;
}

/** The variables that a configuration declares, in the order of its files. */
export function variablesOf(blocks: readonly SourceBlock[]): readonly VariableDeclaration[] {
  return blocks
    .filter(({ type }) => type === 'variable')
    .map(({ labels, file, body }) => {
      const attributes = attributesOf(body);
      return {
        name: labels[0] ?? '',
        file,
        description: quoted(attributes.get('description')),
        type: oneLine(attributes.get('type')) ?? 'any',
        default: oneLine(attributes.get('default')),
        isSensitive: oneLine(attributes.get('sensitive')) === 'true',
        rules: scan(body.text)
          .filter((block) => block.type === 'validation')
          .map((block) => quoted(attributesOf(block.body).get('error_message')))
          .filter((rule) => rule !== ''),
      };
    });
}

/** The outputs that a configuration declares, in the order of its files. */
export function outputsOf(blocks: readonly SourceBlock[]): readonly OutputDeclaration[] {
  return blocks
    .filter(({ type }) => type === 'output')
    .map(({ labels, body }) => {
      const attributes = attributesOf(body);
      return {
        name: labels[0] ?? '',
        description: quoted(attributes.get('description')),
        isSensitive: oneLine(attributes.get('sensitive')) === 'true',
      };
    });
}

function quoted(expression: HclText | undefined): string {
  const found = /^\s*"((?:[^"\\]|\\.)*)"/.exec(expression?.text ?? '');
  return (found?.[1] ?? '').replaceAll(/\\(.)/g, '$1').replaceAll('$${', '${');
}

/** Comments are left out, and what stands on several lines is joined as HCL may write it on one. */
function oneLine(expression: HclText | undefined): string | undefined {
  if (expression === undefined) return undefined;
  return expression.text
    .split('\n')
    .map((line) => line.replace(/(^|\s)(?:#|\/\/).*$/, '').trim())
    .filter((line) => line !== '')
    .reduce((joined, line) => {
      if (joined === '') return line;
      if (/[[({]$/.test(joined)) return `${joined}${joined.endsWith('{') ? ' ' : ''}${line}`;
      if (/^[\])}]/.test(line)) return `${joined.replace(/,$/, '')}${line.startsWith('}') ? ' ' : ''}${line}`;
      return `${joined}${joined.endsWith(',') ? '' : ','} ${line}`;
    }, '')
    .replaceAll(/[ \t]+/g, ' ');
}
