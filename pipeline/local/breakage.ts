import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is broken to see a job fail, and in which job's checkout. */
interface Breakage {
  readonly inJob: string;
  lay(root: string, overlay: string): Promise<void>;
}

const breakages: Readonly<Record<string, Breakage>> = {
  'lint-and-test': {
    inJob: 'lint-and-test',
    lay: (_, overlay) => write(overlay, 'service/src/unformatted.ts', 'export const   unformatted = "yes"\n'),
  },
  'build-and-push': {
    inJob: 'build-and-push',
    lay: (_, overlay) => write(overlay, 'service/src/main.ts', "import './no-such-file.ts';\n"),
  },
  'terraform-plan': {
    inJob: 'terraform-plan',
    lay: (_, overlay) =>
      write(overlay, 'terraform/broken.tf', 'resource "aws_vpc" "broken" { no_such_argument = 1 }\n'),
  },
  // The image is built and pushed as ever, and its container exits as soon as it starts.
  deploy: {
    inJob: 'build-and-push',
    lay: (root, overlay) =>
      cp(join(root, 'ship', 'test', 'fixtures', 'services', 'exits-at-start', 'src'), join(overlay, 'service', 'src'), {
        recursive: true,
      }),
  },
};

/** The jobs that can be seen to fail. */
export const breakable: readonly string[] = Object.keys(breakages);

/** Lays out what breaks a job; gives the job in whose checkout it goes. */
export async function layBreakage(job: string, root: string, overlay: string): Promise<string | undefined> {
  const breakage = breakages[job];
  await breakage?.lay(root, overlay);
  return breakage?.inJob;
}

async function write(overlay: string, path: string, content: string): Promise<void> {
  const file = join(overlay, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
}
