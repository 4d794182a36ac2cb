/** A folder with its tests, and what they use of other folders. */
export interface Room {
  readonly name: string;
  /** Paths in the repository that its tests depend on besides its own folder: folders end with a slash. */
  readonly uses: readonly string[];
}

/** What all tests depend on. */
export const shared: readonly string[] = ['package.json', 'package-lock.json', 'tsconfig.json', '.npmrc'];

/** In the order in which they are tested. */
export const rooms: readonly Room[] = [
  { name: 'service', uses: [] },
  { name: 'local-aws', uses: ['docs/reference/'] },
  { name: 'ship', uses: ['service/', 'local-aws/', 'terraform/environments/', 'docs/reference/', 'Dockerfile'] },
  { name: 'docs', uses: ['README.md', 'Dockerfile', '.dockerignore', 'terraform/', 'ship/'] },
  { name: 'pipeline', uses: ['.github/', 'ship/src/commands/', 'docs/guides/'] },
  { name: 'terraform', uses: ['service/', 'local-aws/', 'ship/', 'docs/'] },
];

/** The files that a room's tests depend on, of all files of the repository. */
export function filesOf(room: Room, all: readonly string[]): readonly string[] {
  const places = [`${room.name}/`, ...room.uses, ...shared];
  return all
    .filter((file) => places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place)))
    .toSorted();
}

/** The pattern of a room's tests, as in the script `test`. */
export function testsOf(room: Room): string {
  return `${room.name}/test/**/*.test.ts`;
}
