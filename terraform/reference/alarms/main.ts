/** `npm run reference:alarms`: writes docs/reference/alarms.md from what Terraform plans. Exit code: 0, 2 no plan. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rootDirectory, runCommand } from '../../invocation/command.ts';
import { alarmsPage } from './page.ts';
import { planPlaces } from './places.ts';

const page = fileURLToPath(new URL('../../../docs/reference/alarms.md', import.meta.url));

await runCommand('reference:alarms', 2, async ({ directory, environment }) => {
  writeFileSync(page, alarmsPage(await planPlaces(rootDirectory(undefined, directory), environment)));
  return 0;
});
