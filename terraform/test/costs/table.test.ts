import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCurrent, withTable } from '../../costs/guide.ts';
import { renderCosts } from '../../costs/table.ts';

const guide = '# Cost\n\n<!-- costs: written by npm run costs -- --write -->\n\nold\n\n<!-- costs: end -->\n\nMore.\n';
const line = (item: string, usdPerMonth: number) => ({ address: 'a', item, usdPerMonth });

describe('the table of costs', () => {
  it('has a column an environment, the dearest first, and what each choice saves', () => {
    const table = renderCosts({
      environments: [
        {
          name: 'dev',
          estimate: { lines: [line('NAT', 30), line('tasks', 12.5)], usdPerMonth: 42.5, unpriced: [] },
          choices: [],
        },
        {
          name: 'prod',
          estimate: { lines: [line('NAT', 60)], usdPerMonth: 60, unpriced: [] },
          choices: [{ choice: { name: 'one NAT', trade: 'one zone', variables: {} }, usdPerMonth: 30 }],
        },
      ],
      basis: ['Assumed.'],
    });

    assert.equal(
      table,
      `|             |        dev |       prod |
| ----------- | ---------: | ---------: |
| **a month** | **$42.50** | **$60.00** |
| NAT         |     $30.00 |     $60.00 |
| tasks       |     $12.50 |            |

What one choice alone saves of **prod** ($60.00):

| choice  | saves a month | and costs |
| ------- | ------------: | --------- |
| one NAT |        $30.00 | one zone  |

Assumed.`,
    );
  });

  it('is put into the guide, which is current from then on', () => {
    assert.ok(!isCurrent(guide, 'new'));
    const written = withTable(guide, 'new');

    assert.ok(isCurrent(written, 'new'));
    assert.ok(written.startsWith('# Cost\n') && written.endsWith('\n\nMore.\n'));
  });

  it('finds no place in a guide that has lost its marks', () => {
    assert.throws(() => withTable('# Cost\n', 'new'), /lost its marks/);
  });
});
