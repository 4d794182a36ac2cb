import { type Paint, printable } from '../invocation/paint.ts';
import type { AttributeChange } from '../review/attribute-changes.ts';
import { oneLine } from '../review/words.ts';
import type { Drift, DriftedResource } from './drift.ts';

/** The drift of an environment for a terminal. */
export function renderDrift(drift: Drift, where: string, paint: Paint): string {
  const { drifted, agreed } = drift;
  const head =
    drifted.length === 0
      ? paint('green', `${where}: no drift`)
      : paint(
          'red',
          `${where}: ${counted(drifted.length)} not as Terraform left ${drifted.length === 1 ? 'it' : 'them'}`,
        );
  const lines = [
    head,
    ...drifted.flatMap((resource) => told(resource, paint)),
    ...(agreed.length === 0 ? [] : [paint('dim', 'Changed, and let stand (ignore_changes, or AWS’s own):')]),
    ...agreed.flatMap((resource) => told(resource, paint).map((line) => paint('dim', line))),
    ...(drifted.length === 0
      ? []
      : [paint('dim', 'terraform apply puts it back; or write it into the configuration.')]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The drift of an environment for an issue. */
export function renderDriftMarkdown(drift: Drift, where: string): string {
  const { drifted, agreed } = drift;
  if (drifted.length === 0) return `### Drift of ${where}: none\n${agreedInWords(agreed)}`;
  const rows = drifted.flatMap(({ address, file, kind, attributes }) =>
    kind === 'gone'
      ? [row([code(address), file ?? '', 'is gone', '', ''])]
      : attributes.map((attribute) =>
          row([code(address), file ?? '', code(attribute.path), code(stateOf(attribute)), code(realOf(attribute))]),
        ),
  );
  return [
    `### Drift of ${where}: ${counted(drifted.length)} not as Terraform left ${drifted.length === 1 ? 'it' : 'them'}`,
    '',
    row(['resource', 'file', 'attribute', 'in the state', 'in reality']),
    row(['---', '---', '---', '---', '---']),
    ...rows,
    '',
    '`terraform apply` puts it back. What is to stay belongs into the configuration.',
    agreedInWords(agreed),
  ].join('\n');
}

/** The drift of an environment for machines. */
export function driftJson({ drifted, agreed }: Drift, environment: string | undefined): unknown {
  const listed = (resources: readonly DriftedResource[]): unknown =>
    resources.map(({ address, file, kind, attributes }) => ({
      address,
      file: file ?? null,
      kind,
      attributes: attributes.map((attribute) => ({
        path: attribute.path,
        state: attribute.before ?? null,
        real: attribute.after ?? null,
      })),
    }));
  return {
    version: 1,
    environment: environment ?? null,
    hasDrift: drifted.length > 0,
    drifted: listed(drifted),
    agreed: listed(agreed),
  };
}

function told({ address, file, kind, attributes }: DriftedResource, paint: Paint): readonly string[] {
  const place = file === undefined ? '' : paint('dim', `  ${file}`);
  if (kind === 'gone') return [`  ${paint('red', `- ${address}`)}${place}  is gone`];
  const room = Math.min(48, Math.max(0, ...attributes.map(({ path }) => path.length)));
  return [
    `  ${paint('yellow', `~ ${address}`)}${place}`,
    ...attributes.map((attribute) =>
      printable(`      ${attribute.path.padEnd(room)}  ${stateOf(attribute)} → ${realOf(attribute)}`),
    ),
  ];
}

function agreedInWords(agreed: readonly DriftedResource[]): string {
  if (agreed.length === 0) return '';
  const paths = agreed.flatMap(({ address, attributes }) => attributes.map(({ path }) => code(`${address}.${path}`)));
  return `\nChanged, and let stand (\`ignore_changes\`, or AWS’s own): ${paths.join(', ')}.\n`;
}

function counted(count: number): string {
  return count === 1 ? '1 resource is' : `${count} resources are`;
}

function stateOf({ before }: AttributeChange): string {
  return before === undefined ? '(not set)' : oneLine(before);
}

function realOf({ after }: AttributeChange): string {
  return after === undefined ? '(not set)' : oneLine(after);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => printable(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
