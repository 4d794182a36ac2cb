import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deployerIn, provenanceOf, provenanceTags } from '../../src/history/provenance.ts';

const nothing = { deployedBy: undefined, commit: undefined, version: undefined, run: undefined };

describe("a revision's tags", () => {
  it("keep the template's, and tell where the revision comes from", () => {
    const template = [{ key: 'Project', value: 'shop' }];

    const tags = provenanceTags(template, { ...nothing, deployedBy: 'alice', commit: 'abc', version: '1.2.0' });

    assert.deepEqual(tags, [
      { key: 'Project', value: 'shop' },
      { key: 'ship:deployed-by', value: 'alice' },
      { key: 'ship:commit', value: 'abc' },
      { key: 'ship:version', value: '1.2.0' },
    ]);
    assert.deepEqual(provenanceOf(tags), { ...nothing, deployedBy: 'alice', commit: 'abc', version: '1.2.0' });
  });

  it('never carry what an earlier deployment said of itself', () => {
    const template = [{ key: 'ship:commit', value: 'old' }];

    const tags = provenanceTags(template, nothing);

    assert.deepEqual(tags, []);
  });

  it('hold only what AWS takes in a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (deployedBy) => {
        const tags = provenanceTags([], { ...nothing, deployedBy });

        for (const { value = '' } of tags) assert.match(value, /^[\p{L}\p{N}\s+\-=._:/@]{1,256}$/u);
      }),
    );
  });
});

describe('who deploys', () => {
  it("is the pipeline's actor, with the address of the run", () => {
    const deployer = deployerIn({
      USER: 'runner',
      GITHUB_ACTOR: 'octocat',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '7',
    });

    assert.deepEqual(deployer, { deployedBy: 'octocat', run: 'https://github.com/o/r/actions/runs/7' });
  });

  it('is the user of this machine elsewhere', () => {
    const deployer = deployerIn({ USER: 'alice' });

    assert.deepEqual(deployer, { deployedBy: 'alice', run: undefined });
  });
});
