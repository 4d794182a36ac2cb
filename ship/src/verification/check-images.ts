import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Clients } from '../aws/clients.ts';
import { type Check, findingOfError, ok, problem, warning } from '../checks/check.ts';
import type { Contract } from '../contract/contract.ts';
import { findImage, versionOf } from '../delivery/find-image.ts';
import { messageOf } from '../failure.ts';

/** OCI's word for the platform that a task definition runs on; Fargate's default is Linux on X86_64. */
export function platformOf({ runtimePlatform }: Pick<TaskDefinition, 'runtimePlatform'>): string {
  const os = (runtimePlatform?.operatingSystemFamily ?? 'LINUX').startsWith('WINDOWS') ? 'windows' : 'linux';
  return `${os}/${runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'}`;
}

/** One check for the image that would be deployed, and one for each other container's. */
export function imageChecks(
  clients: Clients,
  { container, repository }: Contract,
  definition: TaskDefinition,
  image: string,
): readonly Check[] {
  const platform = platformOf(definition);
  const others = (definition.containerDefinitions ?? []).filter(({ name }) => name !== container);
  const own: Check = {
    group: 'images',
    name: container,
    async run() {
      if (image === '') return problem('the task definition names no image', 'name one with --image');
      try {
        const found = await findImage(clients, repository.uri, image, { platform });
        if (found.platform !== platform) {
          return problem(
            `${image} is for ${found.platform}, and the task definition runs on ${platform}`,
            `build it for ${platform}: ship push --platform ${platform}`,
          );
        }
        return ok(`${found.digest.slice(0, 19)} for ${platform}, version ${versionOf(found)}`);
      } catch (error) {
        return findingOfError(error);
      }
    },
  };
  return [own, ...others.map((each) => otherImage(clients, repository.uri, each, platform))];
}

/** A sidecar's image may be in a registry that only ECS may read. */
function otherImage(
  clients: Clients,
  repositoryUri: string,
  { name = '', image = '' }: ContainerDefinition,
  platform: string,
): Check {
  return {
    group: 'images',
    name,
    async run() {
      try {
        const { digest } = await findImage(clients, repositoryUri, withRegistry(image), { platform });
        return ok(`${image} is ${digest.slice(0, 19)} for ${platform}`);
      } catch (error) {
        return warning(`${image}: ${messageOf(error)}`, 'check that the execution role can pull it');
      }
    },
  };
}

/** Docker's short names stand for Docker Hub. */
function withRegistry(image: string): string {
  const [first = ''] = image.split('/');
  const hasRegistry = image.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  if (hasRegistry) return image;
  return `registry-1.docker.io/${image.includes('/') ? image : `library/${image}`}`;
}
