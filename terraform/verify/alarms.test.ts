import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { alarmsPage, type Place } from '../reference/alarms/page.ts';
import { planPlaces } from '../reference/alarms/places.ts';
import { alarmsOf } from '../reference/alarms/planned-alarms.ts';
import { mainRoot, withoutTerraform } from './support/terraform.ts';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const skip = await withoutTerraform();

describe('the alarms that are planned', { skip }, () => {
  let places: readonly Place[];

  before(async () => {
    places = await planPlaces(mainRoot, process.env);
  });

  it('are on the page of alarms as they are', () => {
    const page = readFileSync(join(docs, 'reference', 'alarms.md'), 'utf8');

    const made = alarmsPage(places);

    assert.equal(page, made, 'stale: npm run reference:alarms');
  });

  it('end each with a runbook that is there', () => {
    const alarms = places.flatMap(({ name, prefix, plan }) =>
      alarmsOf(plan, prefix).map((alarm) => ({ place: name, ...alarm })),
    );

    const lost = alarms.filter(({ runbook }) => runbook === undefined || !existsSync(join(docs, 'runbooks', runbook)));

    assert.ok(alarms.length > 0);
    assert.deepEqual(
      lost.map(({ place, name, runbook }) => `${place}: ${name}: ${runbook ?? 'none'}`),
      [],
    );
  });
});
