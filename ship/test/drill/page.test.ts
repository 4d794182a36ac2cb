import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drillsPage } from '../../src/drill/page.ts';
import { aResult, whatWasSeen } from './a-result.ts';

const at = new Date('2026-01-02T03:04:05Z');

describe('the page of drills', () => {
  it('counts those that held', () => {
    const page = drillsPage([aResult(), aResult({ broken: ['restored never'] })], at);

    assert.match(page, /Drills: 1 of 2 held/);
    assert.match(page, /restored never/);
  });

  it('shows what a service said as text, never as markup', () => {
    const evil = '<script>alert("1") & more</script>';

    const page = drillsPage(
      [
        aResult({
          title: evil,
          expects: evil,
          defence: evil,
          isDefended: false,
          broken: [evil],
          seen: whatWasSeen({ happened: [evil] }),
        }),
      ],
      at,
    );

    assert.doesNotMatch(page, /<script/);
    assert.ok(page.includes('&lt;script&gt;alert(&quot;1&quot;) &amp; more&lt;/script&gt;'));
  });

  it('needs nothing from elsewhere', () => {
    assert.doesNotMatch(drillsPage([aResult()], at), /https?:|src=|@import/);
  });

  it('draws failed requests apart from the others', () => {
    const timeline = [{ at: 0, ok: 20, failed: 5, slowest: 12 }];

    const page = drillsPage([aResult({ timeline })], at);

    assert.match(page, /<rect [^>]*var\(--ok\)/);
    assert.match(page, /<rect [^>]*var\(--failed\)/);
  });

  it('draws a load of nothing', () => {
    assert.doesNotMatch(drillsPage([aResult({ timeline: [] })], at), /NaN|Infinity/);
  });
});
