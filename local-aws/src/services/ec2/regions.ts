/** Regions by how a new account sees them: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const withoutOptIn = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

const withOptIn = [
  'af-south-1',
  'ap-east-1',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-7',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
] as const;

/** Zones by their letters where a region has others than a, b and c. */
const lettersOf: Readonly<Record<string, string>> = {
  'us-east-1': 'abcdef',
  'us-west-1': 'ac',
  'us-west-2': 'abcd',
  'ap-northeast-1': 'acd',
  'ap-northeast-2': 'abcd',
  'ca-central-1': 'abd',
};

export interface RegionRow {
  readonly name: string;
  readonly optInStatus: 'opt-in-not-required' | 'not-opted-in';
}

export const regions: readonly RegionRow[] = [
  ...withoutOptIn.map((name): RegionRow => ({ name, optInStatus: 'opt-in-not-required' })),
  ...withOptIn.map((name): RegionRow => ({ name, optInStatus: 'not-opted-in' })),
];

export interface Zone {
  /** `us-east-1a` */
  readonly name: string;
  /** `use1-az1` */
  readonly id: string;
}

/** Undefined for a region that AWS does not have. */
export function zonesOf(region: string): readonly Zone[] | undefined {
  if (!regions.some(({ name }) => name === region)) return undefined;
  const letters = [...(lettersOf[region] ?? 'abc')];
  return letters.map((letter, index) => ({ name: `${region}${letter}`, id: `${regionCode(region)}-az${index + 1}` }));
}

/** `us-east-1` is `use1`, `ap-southeast-2` is `apse2`. */
function regionCode(region: string): string {
  const [continent = '', direction = '', number = ''] = region.split('-');
  const initials = /^(north|south)(east|west)$/.exec(direction);
  return `${continent}${initials ? `${initials[1]?.[0]}${initials[2]?.[0]}` : direction[0]}${number}`;
}
