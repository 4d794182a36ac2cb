import type { Command } from 'commander';

/** Who is told when a deployment begins and ends. */
export interface NotifyOptions {
  readonly notify: readonly string[];
  readonly notifyKey?: string;
}

export function withNotifyOptions(command: Command): Command {
  return command
    .option(
      '--notify <target...>',
      'tell slack:PLACE or webhook:PLACE; PLACE is what holds the URL: the name of an environment variable, ssm:PARAMETER or secret:NAME (default: ship_notify of the environment)',
      [],
    )
    .option(
      '--notify-key <place>',
      'what holds the key that messages to webhooks are signed with (default: ship_notify_key of the environment)',
    );
}
