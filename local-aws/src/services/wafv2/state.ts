import type {
  CreateIPSetRequest,
  CreateRegexPatternSetRequest,
  CreateRuleGroupRequest,
  CreateWebACLRequest,
  Rule,
} from '../../models/generated/wafv2.ts';
import type { Store, Table } from '../../store/store.ts';
import { capacityOf } from './capacity.ts';
import { invalidParameter, nonexistent, wafError } from './errors.ts';
import { type ItemRow, type Items, itemsOf } from './items.ts';
import { managedRuleGroup } from './managed-rule-groups.ts';
import { referencesOf, statementsIn } from './statements.ts';
import { restored, type StoredValue } from './stored-value.ts';

type Common = 'Name' | 'Scope' | 'Description' | 'Tags';
export type WebAclSettings = Omit<CreateWebACLRequest, Common> & { readonly capacity: number };
export type RuleGroupSettings = Omit<CreateRuleGroupRequest, Common>;
export type IpSetSettings = Omit<CreateIPSetRequest, Common>;
export type RegexPatternSetSettings = Omit<CreateRegexPatternSetRequest, Common>;

export interface Association {
  readonly resource: string;
  readonly webAcl: string;
}

export interface WafState {
  readonly items: Table<ItemRow>;
  readonly webAcls: Items<WebAclSettings>;
  readonly ruleGroups: Items<RuleGroupSettings>;
  readonly ipSets: Items<IpSetSettings>;
  readonly regexPatternSets: Items<RegexPatternSetSettings>;
  /** By the ARN of what is protected. */
  readonly associations: Table<Association>;
  readonly loggings: Table<StoredValue<unknown>>;
  readonly policies: Table<string>;
  readonly isThere: (resourceArn: string) => boolean;
  /** ARNs of what a web ACL protects and is still there. */
  protectedBy(webAclArn: string): string[];
  /** @throws {AwsError} WAFNonexistentItemException, WAFInvalidParameterException, WAFLimitsExceededException */
  checkRules(rules: readonly Rule[]): number;
}

/** Beyond what a web ACL may cost even with a raised quota. */
const largestCapacity = 5000;

export function openState(store: Store, randomId: () => string, isThere: (arn: string) => boolean): WafState {
  const items = store.table<ItemRow>('wafv2 items');
  const associations = store.table<Association>('wafv2 associations');
  const protectedBy = (webAclArn: string): string[] =>
    [...associations.values()]
      .filter(({ webAcl, resource }) => webAcl === webAclArn && isThere(resource))
      .map(({ resource }) => resource);
  const refersTo = (row: ItemRow, arn: string): boolean => {
    if (row.kind !== 'webacl' && row.kind !== 'rulegroup') return false;
    const { Rules = [] } = restored<{ Rules?: readonly Rule[] }>(row.settings);
    return referencesOf(Rules).includes(arn);
  };
  const isUsed = ({ arn }: ItemRow): boolean =>
    protectedBy(arn).length > 0 || [...items.values()].some((row) => refersTo(row, arn));
  const tools = { table: items, randomId, isUsed };
  const ruleGroups = itemsOf<RuleGroupSettings>('rulegroup', tools);
  return {
    items,
    webAcls: itemsOf<WebAclSettings>('webacl', tools),
    ruleGroups,
    ipSets: itemsOf<IpSetSettings>('ipset', tools),
    regexPatternSets: itemsOf<RegexPatternSetSettings>('regexpatternset', tools),
    associations,
    loggings: store.table<StoredValue<unknown>>('wafv2 loggings'),
    policies: store.table<string>('wafv2 policies'),
    isThere,
    protectedBy,
    checkRules(rules) {
      checkUnique(rules);
      for (const arn of referencesOf(rules)) if (!items.has(arn)) throw nonexistent();
      checkManaged(rules);
      const capacity = capacityOf(rules, (arn) => ruleGroups.require({ ARN: arn }).settings.Capacity);
      if (capacity > largestCapacity) {
        throw wafError(
          'WAFLimitsExceededException',
          `AWS WAF couldn’t perform the operation because you exceeded your resource limit: ${capacity} web ACL capacity units.`,
        );
      }
      return capacity;
    },
  };
}

function checkUnique(rules: readonly Rule[]): void {
  for (const [field, values] of [
    ['RULE', rules.map(({ Name }) => Name)],
    ['RULE_PRIORITY', rules.map(({ Priority }) => String(Priority))],
  ] as const) {
    const repeated = values.find((value, index) => values.indexOf(value) !== index);
    if (repeated !== undefined) throw invalidParameter('You have used duplicate values.', field, repeated);
  }
}

function checkManaged(rules: readonly Rule[]): void {
  for (const { Name, Statement: statement, Action, OverrideAction } of rules) {
    const isGroup = statement.ManagedRuleGroupStatement ?? statement.RuleGroupReferenceStatement;
    if (isGroup ? !OverrideAction || Action : !Action || OverrideAction) {
      throw invalidParameter(
        'A reference in your rule statement is not valid: a rule has an action, a reference to a rule group an override action.',
        'RULE_ACTION',
        Name,
      );
    }
    for (const { ManagedRuleGroupStatement: managed } of statementsIn(statement)) {
      if (managed?.VendorName === 'AWS' && !managedRuleGroup(managed.VendorName, managed.Name)) throw nonexistent();
    }
  }
}
