import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceOf } from '../../hcl/source.ts';
import { painter } from '../../invocation/paint.ts';
import { rules } from '../../policies/index.ts';
import { assumptions } from '../../prices/assumptions.ts';
import { commentLimit, renderMarkdown } from '../../review/markdown.ts';
import { type Review, reviewOf } from '../../review/review.ts';
import { renderTerminal } from '../../review/terminal.ts';
import { type AChange, aPlanOf } from '../support/a-change.ts';

const source = sourceOf({
  'vpc.tf': 'resource "aws_nat_gateway" "main" {}\nresource "aws_subnet" "public" {}',
  'ecs.tf': 'resource "aws_cloudwatch_log_group" "app" {}',
});

function reviewed(changes: readonly AChange[]): Review {
  return reviewOf({
    plan: aPlanOf(changes, { variables: { environment: 'dev', aws_region: 'us-east-1' } }),
    sources: () => source,
    modules: [],
    rules,
    assumed: assumptions,
  });
}

const inTerminal = (changes: readonly AChange[]) => renderTerminal(reviewed(changes), painter(false), 100);
const subnet = { map_public_ip_on_launch: false };

describe('the review of a plan', () => {
  it('tells what is dangerous first, and what is lost with it', () => {
    const text = inTerminal([
      { address: 'aws_subnet.public["a"]', actions: ['create'], after: subnet },
      {
        address: 'aws_cloudwatch_log_group.app',
        actions: ['update'],
        before: { retention_in_days: 7 },
        after: { retention_in_days: 365, kms_key_id: 'k' },
      },
      {
        address: 'aws_nat_gateway.main["a"]',
        actions: ['delete', 'create'],
        before: { id: 'nat-1', subnet_id: 's-1' },
        after: { subnet_id: 's-2' },
        unknown: { id: true },
        replacePaths: [['subnet_id']],
      },
      {
        address: 'aws_ssm_parameter.other',
        actions: ['delete'],
        before: {},
        reason: 'delete_because_no_resource_config',
      },
      { address: 'aws_ecr_repository.main', actions: ['delete'], before: { name: 'app' } },
    ]);

    const shown = text.slice(0, text.indexOf('\nA month'));
    assert.equal(
      shown,
      `Plan for dev, us-east-1: 2 destroyed, 1 replaced, 1 changed, 1 created

Destroyed
  - aws_ecr_repository.main  its images are lost: there is nothing to roll back to
  - aws_ssm_parameter.other
      its block is not in the configuration any more

Replaced
  ± aws_nat_gateway.main["a"]  tasks lose their way out, or their address outside
      subnet_id  s-1 → s-2  forces the replacement
      and 1 known again after apply

Changed
  ~ aws_cloudwatch_log_group.app
      kms_key_id         (not set) → k
      retention_in_days  7 → 365

Created
  vpc.tf (1)
    + aws_subnet.public[a]
`,
    );
  });

  it('tells what it costs a month, before and after', () => {
    const text = inTerminal([
      { address: 'aws_nat_gateway.main["a"]', actions: ['no-op'], before: { id: '1' }, after: { id: '1' } },
      { address: 'aws_nat_gateway.main["b"]', actions: ['create'], after: {} },
    ]);

    assert.match(
      text,
      /\n {2}\$33\.30 → \$66\.15 {2}\(\+\$32\.85\)\n {4}NAT gateways +\$32\.85 +\$65\.70 +\+\$32\.85\n/,
    );
    assert.match(text, /\n {2}Assumed a month: 5 million requests/);
  });

  it('tells which policies fail, and what to do', () => {
    const changes: readonly AChange[] = [
      { address: 'aws_subnet.public["a"]', actions: ['create'], after: { map_public_ip_on_launch: true } },
    ];

    assert.match(
      inTerminal(changes),
      /✗ 1 policy failure, of \d+ rules\n {2}✗ CKV_AWS_130 {2}aws_subnet\.public\["a"\]\n[^✗]*map_public_ip_on_launch is true\n {6}leave out/,
    );
    assert.match(renderMarkdown(reviewed(changes)), /❌ \*\*1 policy failure\.\*\*/);
  });

  it('lets nothing in a plan move the terminal’s cursor', () => {
    const text = inTerminal([
      {
        address: 'aws_subnet.public["a"]',
        actions: ['update'],
        before: { name: 'a' },
        after: { name: '\u001b[2J\u0007b' },
      },
    ]);

    assert.ok(!text.includes('\u001b') && !text.includes('\u0007'));
  });
});

describe('the review as a comment', () => {
  it('has what is dangerous in the open and the rest folded', () => {
    const text = renderMarkdown(
      reviewed([
        { address: 'aws_ecr_repository.main', actions: ['delete'], before: { name: 'app' } },
        { address: 'aws_subnet.public["a"]', actions: ['create'], after: subnet },
      ]),
    );

    assert.ok(text.startsWith('<!-- plan-review: dev -->\n\n### Terraform plan for dev: 1 destroyed, 1 created\n'));
    assert.match(
      text,
      /> \[!WARNING\]\n> This plan takes away:\n> - `aws_ecr_repository\.main`: \*\*its images are lost/,
    );
    assert.match(text, /<details open>\n<summary>Destroyed \(1\)<\/summary>/);
    assert.match(text, /<details>\n<summary>Created \(1\)<\/summary>/);
  });

  it('cannot be left by what stands in a plan', () => {
    const text = renderMarkdown(
      reviewed([
        {
          address: 'aws_subnet.public["a|`b"]',
          actions: ['update'],
          before: { note: 'x' },
          after: { note: '~~~~\n</details>', map_public_ip_on_launch: true },
        },
      ]),
    );

    const fences = text.split('\n').filter((line) => line.startsWith('~~~~'));
    assert.deepEqual(fences, ['~~~~diff', '~~~~']);
    assert.ok(text.includes('`` aws_subnet.public["a\\|`b"] ``'));
  });

  it('fits what GitHub takes, and says what it leaves out', () => {
    const many = Array.from(
      { length: 3000 },
      (_, index): AChange => ({
        address: `aws_subnet.public["${index}"]`,
        actions: ['update'],
        before: { name: 'before'.repeat(20) },
        after: { name: 'after'.repeat(20), map_public_ip_on_launch: true },
      }),
    );

    const text = renderMarkdown(reviewed(many));

    assert.ok(text.length <= commentLimit, `${text.length} characters`);
    assert.match(text, /3000 changed/);
    assert.match(text, /… and \d+ more lines, left out to fit a comment/);
    assert.match(text, /… and \d+ more, left out to fit a comment/);
    assert.equal(text.split('<details').length, text.split('</details>').length);
  });
});
