import { statementsOf } from '../plan/statements.ts';
import { at, isEmpty, unknown } from '../plan/value.ts';
import { containersOf } from './container.ts';
import { isForAnybody } from './iam.ts';
import { awaits, expects, expectsSome, fails, passes } from './judgement.ts';
import type { Rule } from './rule.ts';

export const ecrRules: readonly Rule[] = [
  {
    id: 'CKV_AWS_163',
    title: 'a repository scans what is pushed',
    remedy: 'set image_scanning_configuration.scan_on_push = true',
    on: ['aws_ecr_repository'],
    judge: (repository) => expects(repository, 'image_scanning_configuration.0.scan_on_push', true),
  },
  {
    id: 'CKV_AWS_136',
    title: 'a repository is encrypted with KMS',
    remedy: 'set encryption_configuration.encryption_type = "KMS"',
    on: ['aws_ecr_repository'],
    judge: (repository) => expects(repository, 'encryption_configuration.0.encryption_type', 'KMS'),
  },
  {
    id: 'CKV_AWS_51',
    title: 'no tag can change what runs: tags are immutable, or images are named by digest',
    remedy: 'set image_tag_mutability = "IMMUTABLE", or name the image by its digest',
    on: ['aws_ecr_repository'],
    judge(repository, stack) {
      const mutability = at(repository.values, 'image_tag_mutability');
      if (mutability === unknown) return awaits('image_tag_mutability');
      if (String(mutability).startsWith('IMMUTABLE')) return passes;
      const url = at(repository.values, 'repository_url');
      const name = String(at(repository.values, 'name'));
      for (const definition of stack.ofType('aws_ecs_task_definition')) {
        const containers = containersOf(definition);
        if (containers === undefined) return awaits(`${definition.address}.container_definitions`);
        const byTag = containers
          .map(({ image }) => String(image ?? ''))
          .filter((image) =>
            typeof url === 'string' ? image.startsWith(url) : image.includes(`.amazonaws.com/${name}`),
          )
          .filter((image) => !image.includes('@sha256:'));
        if (byTag.length > 0) return fails(`tags can be moved, and ${definition.address} runs ${byTag.join(', ')}`);
      }
      return passes;
    },
  },
  {
    id: 'ECR.3',
    title: 'a repository lets go of old images',
    remedy: 'add an aws_ecr_lifecycle_policy with its name',
    on: ['aws_ecr_repository'],
    judge: (repository, stack) =>
      expectsSome(
        stack.pointingAt(repository, 'aws_ecr_lifecycle_policy', 'repository'),
        'it keeps every image for ever',
      ),
  },
  {
    id: 'CKV_AWS_32',
    title: 'a repository is not open to everybody',
    remedy: 'name the accounts or roles in its policy',
    on: ['aws_ecr_repository_policy'],
    judge(policy, stack) {
      const statements = statementsOf(stack, policy, 'policy');
      if (statements === undefined) return awaits('policy');
      if (isEmpty(at(policy.values, 'policy'))) return passes;
      return statements.some(isForAnybody) ? fails('its policy allows any principal') : passes;
    },
  },
];
