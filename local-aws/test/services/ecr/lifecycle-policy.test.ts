import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  expiredImages,
  InvalidLifecyclePolicy,
  matchesWildcard,
  type PolicyImage,
  parseLifecyclePolicy,
} from '../../../src/services/ecr/lifecycle-policy.ts';

const day = 24 * 60 * 60 * 1000;
const now = 100 * day;

/** An image that was pushed some days ago. */
function image(
  digest: string,
  daysAgo: number,
  tags: readonly string[] = [],
  rest: Partial<PolicyImage> = {},
): PolicyImage {
  return {
    digest,
    tags,
    pushedAt: now - daysAgo * day,
    pulledAt: undefined,
    isIndex: false,
    references: [],
    subject: undefined,
    ...rest,
  };
}

interface RuleText {
  readonly priority?: number;
  readonly selection: Readonly<Record<string, unknown>>;
}

function policy(...rules: readonly RuleText[]): string {
  return JSON.stringify({
    rules: rules.map(({ priority, selection }, index) => ({
      rulePriority: priority ?? index + 1,
      selection,
      action: { type: 'expire' },
    })),
  });
}

function expired(images: readonly PolicyImage[], text: string): readonly string[] {
  return [...expiredImages(images, parseLifecyclePolicy(text), now)].toSorted();
}

const keepTwo = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 2 };

describe('a lifecycle policy', () => {
  it('keeps the newest images by count', () => {
    const images = [image('old', 3), image('new', 1), image('oldest', 4), image('newer', 2)];

    assert.deepEqual(expired(images, policy({ selection: keepTwo })), ['old', 'oldest']);
  });

  it('expires by age only what is older than so many days', () => {
    const selection = { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 };

    assert.deepEqual(expired([image('a', 14), image('b', 15), image('c', 15, ['v1'])], policy({ selection })), ['b']);
  });

  it('expires what nobody has pulled for so many days', () => {
    const selection = { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: 5 };
    const images = [image('pulled', 30, [], { pulledAt: now - day }), image('forgotten', 30)];

    assert.deepEqual(expired(images, policy({ selection })), ['forgotten']);
  });

  it('selects images that have a tag for every prefix or pattern', () => {
    const images = [image('a', 1, ['prod-1', 'eu']), image('b', 2, ['prod-2']), image('c', 3, ['dev-1'])];
    const select = (selection: Readonly<Record<string, unknown>>): readonly string[] =>
      expired(
        images,
        policy({
          selection: {
            tagStatus: 'tagged',
            countType: 'sinceImagePulled',
            countUnit: 'days',
            countNumber: 1,
            ...selection,
          },
        }),
      );

    assert.deepEqual(select({ tagPrefixList: ['prod'] }), ['b']);
    assert.deepEqual(select({ tagPrefixList: ['prod', 'eu'] }), []);
    assert.deepEqual(select({ tagPatternList: ['*-1'] }), ['c']);
  });

  it('never expires by a later rule what an earlier rule has looked at', () => {
    const keepProd = { tagStatus: 'tagged', tagPrefixList: ['prod'], countType: 'imageCountMoreThan', countNumber: 5 };
    const keepOne = { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 };
    const images = [image('prod', 9, ['prod-1']), image('a', 1), image('b', 2)];

    assert.deepEqual(expired(images, policy({ selection: keepProd }, { selection: keepOne })), ['b']);
  });

  it('keeps the images of an index, and lets what refers to an image go with it', () => {
    const images = [
      image('index', 1, ['v1'], { isIndex: true, references: ['child'] }),
      image('child', 5),
      image('new', 2),
      image('old', 6),
      image('signature', 1, [], { subject: 'old' }),
    ];

    assert.deepEqual(expired(images, policy({ selection: keepTwo })), ['old', 'signature']);
  });

  it('leaves no more images than its count, and always the newest (any number of images)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (ages, count) => {
        const images = ages.map((age) => image(`image-${age}`, age));
        const gone = expired(images, policy({ selection: { ...keepTwo, countNumber: count } }));
        const newest = ages.toSorted((one, other) => one - other).slice(0, count);

        assert.equal(images.length - gone.length, Math.min(count, images.length));
        for (const age of newest) assert.ok(!gone.includes(`image-${age}`));
      }),
    );
  });

  it('is refused where AWS would refuse it', () => {
    const wrong = [
      'no JSON',
      '{}',
      '{"rules":[]}',
      policy({ selection: { ...keepTwo, countNumber: 0 } }),
      policy({ selection: { ...keepTwo, tagPrefixList: ['a'] } }),
      policy({ selection: { ...keepTwo, tagStatus: 'tagged' } }),
      policy({ selection: { ...keepTwo, countType: 'sinceImagePushed' } }),
      policy({ selection: { ...keepTwo, countType: 'sinceYesterday' } }),
      policy({ priority: 1, selection: { ...keepTwo, tagStatus: 'untagged' } }, { priority: 1, selection: keepTwo }),
      policy({ priority: 1, selection: keepTwo }, { priority: 2, selection: { ...keepTwo, tagStatus: 'untagged' } }),
      policy({ selection: keepTwo }).replace('expire', 'transition'),
    ];

    for (const text of wrong) assert.throws(() => parseLifecyclePolicy(text), InvalidLifecyclePolicy, text);
  });
});

describe('a wildcard', () => {
  it('matches as the regular expression does that has .* for each star', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '-', '*'), maxLength: 6 });
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);

        assert.equal(matchesWildcard(pattern, text), expression.test(text));
      }),
    );
  });
});
