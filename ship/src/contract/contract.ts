import * as v from 'valibot';
import { Failure, messageOf } from '../failure.ts';
import { issuesInWords } from '../settings/environment-file.ts';

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const arn = v.pipe(v.string(), v.startsWith('arn:', 'must be an ARN'));

const schema = v.object({
  version: v.literal(1, 'must be 1, the only version this ship understands'),
  cluster: text,
  service: text,
  repository: v.object({ name: text, uri: text }),
  targetGroups: v.array(arn),
  listenerRules: v.array(arn),
  logGroup: text,
  container: text,
  taskDefinition: v.pipe(
    arn,
    v.regex(
      /:task-definition\/[\w-]+:\d+$/,
      'must be a task definition with its revision (…:task-definition/family:7)',
    ),
  ),
  alarms: v.array(text),
  trafficShift: v.optional(
    v.object({
      targetGroup: arn,
      alternateTargetGroup: arn,
      productionListenerRule: arn,
      testListenerRule: v.optional(arn),
      testUrl: v.optional(v.pipe(v.string(), v.url('must be a URL'))),
      role: arn,
    }),
  ),
  url: v.pipe(
    v.string(),
    v.check((value) => /^https?:/.test(value) && URL.canParse(value), 'must be an http or https URL'),
  ),
});

/**
 * What the infrastructure tells the delivery command: one JSON value in SSM, published by Terraform and by `ship up`.
 * Nothing else is known of either.
 */
export interface Contract {
  readonly version: 1;
  readonly cluster: string;
  readonly service: string;
  readonly repository: { readonly name: string; readonly uri: string };
  readonly targetGroups: readonly string[];
  readonly listenerRules: readonly string[];
  readonly logGroup: string;
  /** The container of the task definition that carries the service's image. */
  readonly container: string;
  /** The template: the revision that says everything but the image and APP_VERSION. */
  readonly taskDefinition: string;
  /** Names of the alarms that speak against a deployment. */
  readonly alarms: readonly string[];
  /** Between what traffic is shifted; absent where only rolling deployments are possible. */
  readonly trafficShift?: TrafficShift | undefined;
  /** Where users reach the service, without a slash at the end. */
  readonly url: string;
}

/** What blue/green, linear and canary deployments need: two target groups, and the rules that ECS moves weights in. */
export interface TrafficShift {
  readonly targetGroup: string;
  readonly alternateTargetGroup: string;
  readonly productionListenerRule: string;
  /** Where the new revision can be tried before users get it. */
  readonly testListenerRule?: string | undefined;
  readonly testUrl?: string | undefined;
  /** What ECS acts as on the load balancer. */
  readonly role: string;
}

/** The contract's place in SSM Parameter Store. */
export function contractParameter(app: string, environment: string): string {
  return `/${app}/${environment}/ship`;
}

/** Reads a contract; throws a Failure that names the parameter and each member that is wrong. */
export function parseContract(value: string, parameter: string): Contract {
  const where = `contract ${parameter}`;
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch (error) {
    throw new Failure({ code: 'contract-malformed', where, what: `is not JSON: ${messageOf(error)}` });
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new Failure({ code: 'contract-invalid', where, what: issuesInWords(parsed.issues) });
  return { ...parsed.output, url: parsed.output.url.replace(/\/+$/, '') };
}

/** The contract as it is stored. */
export function renderContract(contract: Contract): string {
  return JSON.stringify(contract, undefined, 2);
}
