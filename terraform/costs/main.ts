/**
 * `npm run costs -- [--write | --check]`: plans sets of variables and prints what each costs a month. `--write` puts the
 * table into docs/guides/cost.md, `--check` says whether it stands there. Exit code: 0, 1 the guide is stale, 2 no plan.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rootDirectory, runCommand } from '../invocation/command.ts';
import { terraformIn } from '../invocation/terraform.ts';
import { isCurrent, withTable } from './guide.ts';
import { planCosts } from './plan-costs.ts';
import { renderCosts } from './table.ts';

const guide = fileURLToPath(new URL('../../docs/guides/cost.md', import.meta.url));
const usage = `Usage: npm run costs -- [--write | --check]

Plans sets of variables and prints what each costs a month.

  --write   puts the table into docs/guides/cost.md
  --check   says whether that table is current

Exit code: 0, 1 the guide is stale, 2 no plan could be made.
`;

await runCommand('costs', 2, async (shell) => {
  const { values } = parseArgs({
    args: [...shell.parameters],
    options: {
      write: { type: 'boolean' },
      check: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    shell.write(usage);
    return 0;
  }
  const root = rootDirectory(undefined, shell.directory);
  const planned = await planCosts(terraformIn(root, shell.environment), root, (what) =>
    shell.tell(`planning ${what}\n`),
  );
  const table = renderCosts(planned);
  if (values.write === true) writeFileSync(guide, withTable(readFileSync(guide, 'utf8'), table));
  else if (values.check === true) {
    const current = isCurrent(readFileSync(guide, 'utf8'), table);
    shell.write(
      current ? 'docs/guides/cost.md is current\n' : 'docs/guides/cost.md is stale: npm run costs -- --write\n',
    );
    return current ? 0 : 1;
  } else shell.write(`${table}\n`);
  return 0;
});
