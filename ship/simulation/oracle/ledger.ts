import type { SimulatedAccount } from '@shipshape/local-aws/simulation';
import { imageIn } from '../world/image.ts';
import type { Witness } from '../world/network.ts';
import { names } from '../world/stack.ts';
import type { Definition } from './facts.ts';

/** Who asks. */
export type Asker = 'ship' | 'another';

/** Keeps account of what was asked of AWS and carried out, past whatever was answered. */
export interface Ledger {
  /** Hears for one asker; `onDeployment` is told of every deployment that it has made. */
  witness(asker: Asker, onDeployment?: (id: string) => void): Witness;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly askedBy: ReadonlyMap<string, Asker>;
  /** Revisions that `ship` has registered. */
  readonly byShip: ReadonlySet<string>;
}

export function ledger(account: SimulatedAccount, say: (text: string) => void): Ledger {
  const definitions = new Map<string, Definition>();
  const askedBy = new Map<string, Asker>();
  const byShip = new Set<string>();
  let last: string | undefined;
  return {
    definitions,
    askedBy,
    byShip,
    witness:
      (asker, onDeployment = () => {}) =>
      ({ operation, request, answer }) => {
        if (/^(Describe|List|Get|Filter)/.test(operation)) return;
        say(`${asker}: ${operation} ${answer.status}`);
        if (answer.status !== 200) return;
        if (operation === 'RegisterTaskDefinition') {
          const { arn, definition } = registered(request.body.toString('utf8'), String(answer.body));
          definitions.set(arn, definition);
          if (asker === 'ship') byShip.add(arn);
        }
        const [primary] = account.service(names.service)?.deployments ?? [];
        const isNew = primary !== undefined && primary.id !== last;
        last = primary?.id;
        if (operation !== 'UpdateService' || !isNew || primary === undefined) return;
        askedBy.set(primary.id, asker);
        onDeployment(primary.id);
      },
  };
}

function registered(asked: string, answered: string): { arn: string; definition: Definition } {
  const input: { containerDefinitions: { image: string; environment: { name: string; value: string }[] }[] } =
    JSON.parse(asked);
  const output: { taskDefinition: { taskDefinitionArn: string } } = JSON.parse(answered);
  const [container] = input.containerDefinitions;
  const version = container?.environment.find(({ name }) => name === 'APP_VERSION')?.value ?? '';
  return {
    arn: output.taskDefinition.taskDefinitionArn,
    definition: { image: imageIn(container?.image ?? ''), version },
  };
}
