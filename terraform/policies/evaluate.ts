import type { SourceBlock } from '../hcl/source.ts';
import { type Resource, type Stack, withoutKeys } from '../plan/stack.ts';
import { type BrokenException, type Exception, exceptionsIn } from './exceptions.ts';
import type { Rule } from './rule.ts';

/** A resource that does not do what a rule asks. */
export interface Finding {
  readonly rule: Rule;
  readonly address: string;
  /** What is wrong, or what it depends on. */
  readonly why: string;
}

export interface PolicyReport {
  readonly rules: number;
  /** How many times a rule was asked of a resource. */
  readonly asked: number;
  readonly passed: number;
  readonly failures: readonly Finding[];
  /** Failures that dev is excused from. */
  readonly excused: readonly (Finding & { readonly exception: Exception })[];
  /** What can be told only after apply. */
  readonly undecided: readonly Finding[];
  readonly brokenExceptions: readonly BrokenException[];
  /** Exceptions that excuse nothing any more: told in dev, where they would apply. */
  readonly idleExceptions: readonly Exception[];
}

/** The Terraform files of a module, by its path without keys. */
export interface ModuleBlocks {
  readonly module: string;
  readonly blocks: readonly SourceBlock[];
}

/**
 * Asks every rule of every resource that Terraform manages. Exceptions count in the environment `dev` alone; that they
 * are well-formed is checked in each.
 */
export function evaluate(
  stack: Stack,
  rules: readonly Rule[],
  modules: readonly ModuleBlocks[],
  environment: string | undefined,
): PolicyReport {
  const ids = new Set(rules.map(({ id }) => id));
  const read = modules.map(({ module, blocks }) => ({ module, ...exceptionsIn(blocks, (id) => ids.has(id)) }));
  const isDev = environment === 'dev';
  const exceptionFor = (rule: Rule, { module, type, name }: Resource): Exception | undefined =>
    read
      .find((candidate) => candidate.module === withoutKeys(module))
      ?.exceptions.find((exception) => exception.rule === rule.id && exception.resource === `${type}.${name}`);

  const failures: Finding[] = [];
  const excused: (Finding & { readonly exception: Exception })[] = [];
  const undecided: Finding[] = [];
  const needed = new Set<Exception>();
  let asked = 0;
  let passed = 0;
  for (const rule of rules) {
    for (const resource of stack.ofType(...rule.on).filter(({ mode }) => mode === 'managed')) {
      const judgement = rule.judge(resource, stack);
      const exception = isDev ? exceptionFor(rule, resource) : undefined;
      const { address } = resource;
      asked += 1;
      switch (judgement.kind) {
        case 'passes':
          passed += 1;
          break;
        case 'undecided':
          if (exception !== undefined) needed.add(exception);
          undecided.push({ rule, address, why: judgement.awaits });
          break;
        case 'fails':
          if (exception === undefined) failures.push({ rule, address, why: judgement.why });
          else {
            needed.add(exception);
            excused.push({ rule, address, why: judgement.why, exception });
          }
          break;
        default:
          judgement satisfies never;
      }
    }
  }
  return {
    rules: rules.length,
    asked,
    passed,
    failures,
    excused,
    undecided,
    brokenExceptions: read.flatMap(({ broken }) => broken),
    idleExceptions: isDev
      ? read.flatMap(({ exceptions }) => exceptions).filter((exception) => !needed.has(exception))
      : [],
  };
}

/** Whether a plan may be applied, as far as the policies go. */
export function isAccepted({ failures, brokenExceptions }: PolicyReport): boolean {
  return failures.length === 0 && brokenExceptions.length === 0;
}
