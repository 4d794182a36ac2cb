import type { Tag } from '@aws-sdk/client-ecs';

/** Where a revision of the task definition comes from. */
export interface Provenance {
  /** A person or a pipeline's actor. */
  readonly deployedBy: string | undefined;
  /** The full commit. */
  readonly commit: string | undefined;
  readonly version: string | undefined;
  /** The address of the pipeline's run. */
  readonly run: string | undefined;
}

const prefix = 'ship:';
const keys = {
  deployedBy: `${prefix}deployed-by`,
  commit: `${prefix}commit`,
  version: `${prefix}version`,
  run: `${prefix}run`,
} as const satisfies Record<keyof Provenance, string>;

const longestValue = 256;

/** The template's tags with those that tell where the revision comes from. */
export function provenanceTags(template: readonly Tag[], provenance: Provenance): readonly Tag[] {
  const own = Object.entries(provenance).flatMap(([member, value]) => {
    const key = isMember(member) ? keys[member] : undefined;
    const text = value === undefined ? '' : tagValue(value);
    return key === undefined || text === '' ? [] : [{ key, value: text }];
  });
  return [...template.filter(({ key }) => key?.startsWith(prefix) !== true), ...own];
}

/** What a revision's tags tell of it. */
export function provenanceOf(tags: readonly Tag[]): Provenance {
  const value = (wanted: string): string | undefined => tags.find(({ key }) => key === wanted)?.value;
  return {
    deployedBy: value(keys.deployedBy),
    commit: value(keys.commit),
    version: value(keys.version),
    run: value(keys.run),
  };
}

/** Who deploys, and in which run, as the environment tells: GitHub's actor, else the user of this machine. */
export function deployerIn(environment: NodeJS.ProcessEnv): Pick<Provenance, 'deployedBy' | 'run'> {
  const { GITHUB_ACTOR, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, USER, LOGNAME, USERNAME } = environment;
  const run =
    GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID
      ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
      : undefined;
  return { deployedBy: GITHUB_ACTOR || USER || LOGNAME || USERNAME || undefined, run };
}

function isMember(name: string): name is keyof Provenance {
  return Object.hasOwn(keys, name);
}

/** Letters, digits, spaces and `+-=._:/@` are all that a tag's value may hold (ECS, TagResource). */
function tagValue(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{N}\s+\-=._:/@]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestValue);
}
