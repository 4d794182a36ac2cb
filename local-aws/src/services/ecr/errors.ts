import type { ErrorName, ImageIdentifier } from '../../models/generated/ecr.ts';
import { AwsError } from '../../wire/aws-error.ts';
import { accountId } from '../../wire/operation.ts';

const inRegistry = `in the registry with id '${accountId}'`;

/** ECR's errors, in its own words. */
export function ecrError(name: ErrorName, message: string): AwsError<ErrorName> {
  return new AwsError(name, message);
}

export function invalidParameter(message: string): AwsError<ErrorName> {
  return ecrError('InvalidParameterException', message);
}

export function repositoryNotFound(name: string): AwsError<ErrorName> {
  return ecrError('RepositoryNotFoundException', `The repository with name '${name}' does not exist ${inRegistry}`);
}

export function repositoryAlreadyExists(name: string): AwsError<ErrorName> {
  return ecrError(
    'RepositoryAlreadyExistsException',
    `The repository with name '${name}' already exists ${inRegistry}`,
  );
}

export function repositoryNotEmpty(name: string): AwsError<ErrorName> {
  const message = `The repository with name '${name}' in registry with id '${accountId}' cannot be deleted because it still contains images`;
  return ecrError('RepositoryNotEmptyException', message);
}

export function lifecyclePolicyNotFound(name: string): AwsError<ErrorName> {
  const message = `Lifecycle policy does not exist for the repository with name '${name}' ${inRegistry}`;
  return ecrError('LifecyclePolicyNotFoundException', message);
}

export function repositoryPolicyNotFound(name: string): AwsError<ErrorName> {
  const message = `Repository policy does not exist for the repository with name '${name}' ${inRegistry}`;
  return ecrError('RepositoryPolicyNotFoundException', message);
}

export function imageNotFound(repository: string, { imageDigest, imageTag }: ImageIdentifier): AwsError<ErrorName> {
  const id = `{imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'}`;
  const message = `The image with imageId ${id} does not exist within the repository with name '${repository}' ${inRegistry}`;
  return ecrError('ImageNotFoundException', message);
}

export function imageAlreadyExists(repository: string, digest: string, tag: string | undefined): AwsError<ErrorName> {
  const message = `Image with digest '${digest}' and tag '${tag ?? 'null'}' already exists in the repository with name '${repository}' in registry with id '${accountId}'`;
  return ecrError('ImageAlreadyExistsException', message);
}

export function imageTagAlreadyExists(repository: string, tag: string): AwsError<ErrorName> {
  const message = `The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the repository is immutable.`;
  return ecrError('ImageTagAlreadyExistsException', message);
}
