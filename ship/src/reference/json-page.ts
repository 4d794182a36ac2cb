import type { Progress } from '../deployment/progress.ts';
import { formatVersion, outcomeLine, progressLine } from '../report/json-lines.ts';
import { outcomeExample, progressExamples } from './json-examples.ts';

/** When the examples happen. */
const exampleTime = Date.UTC(2026, 0, 31, 12);

/** An example of each kind of line, as ship would write it. */
export function exampleLines(): readonly { readonly says: string; readonly line: string }[] {
  const told = Object.values(progressExamples).map(({ says, example }: { says: string; example: Progress }) => ({
    says,
    line: progressLine(example, exampleTime),
  }));
  return [...told, { says: outcomeExample.says, line: outcomeLine(outcomeExample.example, exampleTime) }];
}

/** docs/reference/ship-json.md: every kind of line, with an example that the code has written. */
export function jsonPage(): string {
  const sections = exampleLines().map(({ says, line }) => {
    const parsed: { readonly type: string } = JSON.parse(line);
    return `## ${parsed.type}\n\n${says}\n\n\`\`\`json\n${JSON.stringify(parsed, undefined, 2)}\n\`\`\`\n`;
  });
  return `# Lines of JSON

Made from the code by \`npm run reference -w ship\`; tests fail when it is out of date, when a kind is not described as the
code has it, and when a real deployment writes a line that [the schema](ship-json.schema.json) does not allow.

\`ship deploy --json\` and \`ship rollback --json\` write one JSON object a line to stdout and nothing else; what goes wrong
before anything is told is one line of text on stderr.

\`\`\`sh
ship deploy --json | tee deployment.jsonl | jq -r 'select(.type == "outcome") | .verdict'
\`\`\`

Every line has \`v\`, \`type\` and \`time\`. \`v\` is ${formatVersion}, and counts up when a member or a kind is taken away or changes its
meaning. What is added does not change it: pass over the kinds and members that you do not know. What is not known is
left out. The last line is the [outcome](#outcome), unless nothing was begun.

${sections.join('\n')}`;
}
