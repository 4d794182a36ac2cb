import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pages } from './reading/pages.ts';

/** What whoever deploys a service for the first time looks for, in the order in which it is needed. */
const chapters = [
  'Architecture overview',
  'Prerequisites',
  'Required tools',
  'AWS prerequisites',
  'Account limits',
  'Deployment instructions',
  'CI/CD flow',
  'Useful commands',
  'Security considerations',
  'Implemented',
  'For you to do',
  'Design decisions',
  'Trade-offs',
  'Cost',
  'Project structure',
  'Local development',
  'Troubleshooting',
  'Compared with the alternatives',
  'Future improvements',
  'Licence',
];

describe('the documentation', () => {
  const readme = pages.find(({ path }) => path === 'README.md')?.text ?? '';

  it('has every chapter in the README, in order', () => {
    const headings = [...readme.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) => heading);

    const found = headings.filter((heading) => chapters.includes(heading));

    assert.deepEqual(found, chapters);
  });

  it('has the eight steps of a deployment', () => {
    const steps = [...readme.matchAll(/^\| (\d)\. /gm)].map(([, number]) => Number(number));

    assert.deepEqual(steps, [1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('tells the costs of the guide, in whole dollars', () => {
    const guide = pages.find(({ path }) => path === 'docs/guides/cost.md')?.text ?? '';
    const row = /^\| \*\*a month\*\* .*$/m.exec(guide)?.[0] ?? '';
    const costs = [...row.matchAll(/\$([\d.]+)/g)].map(([, dollars]) => Math.round(Number(dollars)));

    const chapter = readme.slice(readme.indexOf('## Cost'), readme.indexOf('## Measured'));

    const told = [...chapter.matchAll(/\$(\d+)/g)].map(([, dollars]) => Number(dollars));
    assert.equal(costs.length, 4);
    assert.deepEqual(told.toSorted(), costs.toSorted());
  });

  it('lists every page of docs on its index', () => {
    const index = pages.find(({ path }) => path === 'docs/README.md')?.text ?? '';
    const inDocs = pages.map(({ path }) => path).filter((path) => path.startsWith('docs/'));

    const missing = inDocs
      .map((path) => path.slice('docs/'.length))
      .filter((path) => path !== 'README.md' && !/^runbooks\/(?!README)/.test(path) && !index.includes(`(${path})`));

    assert.deepEqual(missing, []);
  });
});
