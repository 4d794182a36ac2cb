import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { codeOf, Failure, messageOf } from '../failure.ts';

const name = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,30}[a-z0-9]$/, 'allowed are 2 to 32 lower-case letters, digits and hyphens'),
);
const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(`must be a whole number from ${least} to ${most}`),
    v.minValue(least, `must be a whole number from ${least} to ${most}`),
    v.maxValue(most, `must be a whole number from ${least} to ${most}`),
  );

/** The retentions that CloudWatch Logs takes, in days (PutRetentionPolicy). */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const schema = v.object({
  app_name: name,
  environment: name,
  app_version: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128)), '1.0.0'),
  aws_region: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as us-east-1')),
    'us-east-1',
  ),
  container_port: v.optional(whole(1, 65_535), 8080),
  desired_count: v.optional(whole(0, 1000), 2),
  cpu: v.optional(whole(256, 16_384), 512),
  memory: v.optional(whole(512, 122_880), 1024),
  log_retention_days: v.optional(v.picklist(retentionDays, `must be one of ${retentionDays.join(', ')}`), 7),
  ship_notify: v.optional(v.array(v.string()), []),
  ship_notify_key: v.optional(v.string()),
});

/** What Terraform and `ship` both read of `terraform/environments/<env>.tfvars.json`. */
export interface EnvironmentSettings {
  readonly app: string;
  readonly environment: string;
  readonly appVersion: string;
  readonly region: string;
  readonly containerPort: number;
  readonly desiredCount: number;
  /** CPU units, 1024 to the vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly logRetentionDays: number;
  /** Who is told of deployments, e.g. `slack:SLACK_WEBHOOK_URL`. */
  readonly notify: readonly string[];
  /** Where the key is that messages to webhooks are signed with. */
  readonly notifyKey: string | undefined;
}

/** Parses a variables file; `where` names it in errors. Throws a Failure that names the member and what it may be. */
export function parseEnvironmentSettings(text: string, where: string): EnvironmentSettings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Failure({ code: 'malformed-json', where, what: `is not JSON: ${messageOf(error)}` });
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new Failure({ code: 'invalid-variables', where, what: issuesInWords(parsed.issues) });
  const values = parsed.output;
  return {
    app: values.app_name,
    environment: values.environment,
    appVersion: values.app_version,
    region: values.aws_region,
    containerPort: values.container_port,
    desiredCount: values.desired_count,
    cpu: values.cpu,
    memory: values.memory,
    logRetentionDays: values.log_retention_days,
    notify: values.ship_notify,
    // Terraform's way to leave a text out is the empty one.
    notifyKey: values.ship_notify_key === '' ? undefined : values.ship_notify_key,
  };
}

/** Each issue as `member: what is wrong`, in one line. */
export function issuesInWords(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => {
      const path = v.getDotPath(issue);
      const words = issue.kind === 'schema' && issue.received === 'undefined' ? 'is missing' : issue.message;
      return path === null ? words : `${path}: ${words}`;
    })
    .join('; ');
}

/** Where an environment's variables are, under the project's root. */
export function environmentFile(root: string, environment: string): string {
  return join(root, 'terraform', 'environments', `${environment}.tfvars.json`);
}

/** Reads `terraform/environments/<environment>.tfvars.json`; undefined where there is none. */
export async function readEnvironmentFile(root: string, environment: string): Promise<EnvironmentSettings | undefined> {
  const file = environmentFile(root, environment);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Failure({ code: 'unreadable-file', where: file, what: messageOf(error), cause: error });
  }
  return parseEnvironmentSettings(text, relative(root, file));
}

/** As readEnvironmentFile, for commands that cannot do without it. */
export async function requireEnvironmentFile(root: string, environment: string): Promise<EnvironmentSettings> {
  const settings = await readEnvironmentFile(root, environment);
  if (settings !== undefined) return settings;
  throw new Failure({
    code: 'missing-file',
    where: environmentFile(root, environment),
    what: 'there is no such file',
    remedy: 'choose an environment that has one with --env, or run from inside the project',
  });
}
