import type { SourceBlock } from '../hcl/source.ts';
import { type OutputDeclaration, outputsOf, type VariableDeclaration, variablesOf } from './declarations.ts';

/** A root configuration of this project. */
export interface Root {
  /** From the repository's root on: `terraform/bootstrap`. */
  readonly folder: string;
  readonly blocks: readonly SourceBlock[];
}

/** docs/reference/terraform.md: every variable and every output of every root. */
export function terraformPage(roots: readonly Root[]): string {
  return `# Variables and outputs of Terraform

Made from the \`.tf\` files by \`npm run reference:terraform\`; a test fails when it is out of date. What the choices bring,
and what each environment takes of them: [terraform](../../terraform/README.md#choices). A plan refuses any other value, with
the sentence that stands under "allowed".

${roots.map(({ folder }) => `- [\`${folder}\`](#${anchor(folder)})`).join('\n')}
${roots.map(section).join('')}`;
}

function section({ folder, blocks }: Root): string {
  const variables = variablesOf(blocks);
  const files = [...new Set(variables.map(({ file }) => file))];
  return `
## ${folder}
${files
  .map(
    (file) => `
### ${folder}/${file}

| variable | type | default | meaning | allowed |
| --- | --- | --- | --- | --- |
${variables
  .filter((variable) => variable.file === file)
  .map(variableRow)
  .join('\n')}
`,
  )
  .join('')}
### Outputs of ${folder}

| output | meaning |
| --- | --- |
${outputsOf(blocks).map(outputRow).join('\n')}
`;
}

function variableRow({ name, type, default: preset, description, isSensitive, rules }: VariableDeclaration): string {
  const given = preset === undefined ? '**must be given**' : code(preset);
  const secret = isSensitive ? ' Sensitive: plans mask it.' : '';
  return `| \`${name}\` | ${code(type)} | ${given} | ${inCell(description)}${secret} | ${inCell(rules.map((rule) => withoutName(rule, name)).join(' '))} |`;
}

function outputRow({ name, description, isSensitive }: OutputDeclaration): string {
  return `| \`${name}\` | ${inCell(description)}${isSensitive ? ' Sensitive.' : ''} |`;
}

/** The name stands in the row's first cell: `cpu must be one of …` → `One of …`. */
function withoutName(rule: string, name: string): string {
  const start = `${name} must be `;
  return rule.startsWith(start) ? rule.charAt(start.length).toUpperCase() + rule.slice(start.length + 1) : rule;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/** In a table a bar would end the cell, and `<name>` would be taken for HTML. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
}
