import { commandDefinitions } from '../commands/definitions.ts';
import type { Shell } from '../shell.ts';
import { commandsPage } from './commands-page.ts';
import { drillsPage } from './drills-page.ts';
import { jsonPage } from './json-page.ts';
import { jsonSchema } from './json-schema.ts';
import { permissionsPage, permissionsPolicy } from './permissions-page.ts';

/** A place that shows nothing: definitions are only read. */
const nowhere = { write: () => {}, isInteractive: false, hasColour: false, width: 80 };
const noShell: Shell = {
  environment: {},
  directory: '',
  output: nowhere,
  errors: nowhere,
  interruption: () => new AbortController().signal,
};

/** Every page of docs/reference that ship's code makes, by file name. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['ship-commands.md', commandsPage(await commandDefinitions(noShell))],
    ['ship-drills.md', drillsPage()],
    ['ship-json.md', jsonPage()],
    ['ship-json.schema.json', jsonSchema()],
    ['ship-permissions.json', permissionsPolicy()],
    ['ship-permissions.md', permissionsPage()],
  ]);
}
