import type { Paint } from '../report/output.ts';
import type { EnvironmentSettings } from '../settings/environment-file.ts';
import type { Stack } from './stack-file.ts';

/** What is there now, and what to try next. */
export function welcome(
  {
    settings,
    stack,
    version,
    isTakenUp,
  }: {
    readonly settings: EnvironmentSettings;
    readonly stack: Stack;
    readonly version: string | undefined;
    readonly isTakenUp: boolean;
  },
  paint: Paint,
): string {
  const { url, endpoint } = stack;
  const serves = version === undefined ? 'serves' : `serves version ${version}`;
  const exported = `export AWS_ENDPOINT_URL=${endpoint}`;
  const column = (command: string, says: string): string =>
    `  ${command.padEnd(exported.length + 2)}${paint('dim', says)}`;
  return `${[
    '',
    paint('bold', paint('green', `${settings.app} ${serves} at ${url}`)),
    ...(isTakenUp ? ['  as it was last deployed; npx ship deploy brings the present source'] : []),
    '',
    column(`curl ${url}/api/hello`, 'ask it'),
    column('npx ship deploy', 'build the present source and roll it out'),
    column('npx ship rollback', 'go back to the last good revision'),
    column('npx ship status', 'tasks, health, versions'),
    column('npx ship logs --follow', "all tasks' lines"),
    column(exported, 'for the AWS CLI and SDKs'),
    '',
    'Service events follow; Ctrl-C ends everything.',
    '',
  ].join('\n')}\n`;
}
