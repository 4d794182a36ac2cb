import type { SourceBlock } from '../hcl/source.ts';

/** `# policy:allow CKV_AWS_91 dev: the reason`, directly above a resource. */
export interface Exception {
  readonly rule: string;
  /** The address of the resource within its module, without a key: `aws_lb.main`. */
  readonly resource: string;
  readonly reason: string;
  readonly file: string;
  readonly line: number;
}

/** A comment that means to be an exception and is none. */
export interface BrokenException {
  readonly what: string;
  readonly file: string;
  readonly line: number;
}

const form = '# policy:allow RULE dev: reason';

/**
 * The exceptions that stand in Terraform files. An exception is for dev: what an environment with users needs is not
 * excused, and a comment that tries is itself a failure, as is one without a reason or for a rule that is not there.
 */
export function exceptionsIn(
  blocks: readonly SourceBlock[],
  isRule: (id: string) => boolean,
): { readonly exceptions: readonly Exception[]; readonly broken: readonly BrokenException[] } {
  const exceptions: Exception[] = [];
  const broken: BrokenException[] = [];
  for (const { type, labels, comments, file } of blocks) {
    for (const { text, line } of comments.filter((comment) => /^policy:/.test(comment.text))) {
      const refuse = (what: string): void => void broken.push({ what, file, line });
      const [, rule = '', environment = '', reason = ''] =
        /^policy:allow\s+(\S+)\s+([\w,-]+):\s*(.*)$/.exec(text) ?? [];
      if (rule === '') refuse(`this is no exception; write ${form}`);
      else if (!isRule(rule)) refuse(`there is no rule ${rule}`);
      else if (environment !== 'dev') refuse(`${rule} is excused for ${environment}; only dev may be excused`);
      else if (reason.length < 10) refuse(`${rule} is excused without a reason`);
      else if (type !== 'resource')
        refuse(`${rule} is excused above a ${type}; it must stand directly above a resource`);
      else exceptions.push({ rule, resource: labels.join('.'), reason, file, line });
    }
  }
  return { exceptions, broken };
}
