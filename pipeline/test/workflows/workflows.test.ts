import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Project, rules } from '../../workflow/rules.ts';
import { parseWorkflow } from '../../workflow/workflow.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, '.github', 'workflows');
const files = readdirSync(folder);
const project = projectAt(root);

function projectAt(directory: string): Project {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  );
  const index = readFileSync(join(directory, 'ship', 'src', 'commands', 'index.ts'), 'utf8');
  return {
    scripts: Object.keys(scripts),
    commands: [...index.matchAll(/entry\(\s*'([\w-]+)'/g)].map(([, name = '']) => name),
    guide: readFileSync(join(directory, 'docs', 'guides', 'pipeline.md'), 'utf8'),
  };
}

describe('the workflows', () => {
  for (const file of files) {
    const content = readFileSync(join(folder, file), 'utf8');

    it(`${file} is one by GitHub's own parser`, () => {
      const workflow = parseWorkflow(file, content);

      assert.ok(workflow.jobs.length > 0);
    });

    for (const rule of rules) {
      it(`${file}: ${rule.says}`, () => {
        const workflow = parseWorkflow(file, content);

        const broken = rule.broken(workflow, content, project);

        assert.deepEqual(broken, []);
      });
    }
  }

  it('ci-cd.yml has the four jobs, one after the other', () => {
    const { jobs } = parseWorkflow('ci-cd.yml', readFileSync(join(folder, 'ci-cd.yml'), 'utf8'));

    assert.deepEqual(
      jobs.map(({ id, needs }) => [id, needs]),
      [
        ['lint-and-test', []],
        ['build-and-push', ['lint-and-test']],
        ['terraform-plan', ['lint-and-test', 'build-and-push']],
        ['deploy', ['build-and-push', 'terraform-plan']],
      ],
    );
  });

  it('the coverage that is kept and given to Codecov is what c8 writes', () => {
    const { c8 }: { c8: { reporter: readonly string[] } } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const content = readFileSync(join(folder, 'ci-cd.yml'), 'utf8');

    // It writes the page and `lcov.info`, both into `coverage/`.
    assert.ok(c8.reporter.includes('lcov'));
    assert.match(content, /^ {10}path: coverage$/m);
    assert.match(content, /^ {10}files: coverage\/lcov\.info$/m);
  });

  it('one version of an action is used everywhere', () => {
    const uses = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/uses: ([\w./-]+)@(\w+)/g)].map(([, name = '', commit]) => [
        name.split('/').slice(0, 2).join('/'),
        commit,
      ]),
    );

    const versions = Map.groupBy(uses, ([name]) => name);
    const several = [...versions].filter(([, found]) => new Set(found.map(([, commit]) => commit)).size > 1);

    assert.deepEqual(several, []);
  });
});
