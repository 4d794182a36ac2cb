import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { driftOf } from '../../drift/drift.ts';
import { driftJson, renderDriftMarkdown } from '../../drift/render.ts';
import { sourceOf } from '../../hcl/source.ts';
import { type AChange, aPlanOf } from '../support/a-change.ts';

const source = sourceOf({ 'ecs.tf': 'resource "aws_ecs_service" "main" {}' });
const address = 'aws_ecs_service.main';
const [state, real] = [
  { desired_count: 2, task_definition: 'app:1', enable_execute_command: false },
  { desired_count: 3, task_definition: 'app:7', enable_execute_command: true },
];
const found: AChange = { address, actions: ['update'], before: state, after: real };

describe('drift', () => {
  it('is what Terraform would put back; the rest it lets stand', () => {
    // `ignore_changes` keeps the count and the task definition as they are.
    const next = { ...real, enable_execute_command: false };
    const plan = aPlanOf([{ address, actions: ['update'], before: real, after: next }], { drift: [found] });

    const { drifted, agreed } = driftOf(plan, () => source);

    assert.deepEqual(
      drifted.map(({ file, attributes }) => [file, attributes.map(({ path, before, after }) => [path, before, after])]),
      [['ecs.tf', [['enable_execute_command', 'false', 'true']]]],
    );
    assert.deepEqual(
      agreed.flatMap(({ attributes }) => attributes.map(({ path }) => path)),
      ['desired_count', 'task_definition'],
    );
  });

  it('is none after a deployment', () => {
    const plan = aPlanOf([{ address, actions: ['no-op'], before: real, after: real }], { drift: [found] });

    assert.deepEqual(driftOf(plan, () => source).drifted, []);
  });

  it('is what is gone and would be made again, but not what is gone from the configuration, too', () => {
    const gone: AChange = { address, actions: ['delete'], before: state };
    const made = aPlanOf([{ address, actions: ['create'], after: state }], { drift: [gone] });
    const wanted = aPlanOf([], { drift: [gone] });

    assert.deepEqual(
      driftOf(made, () => source).drifted.map(({ kind }) => kind),
      ['gone'],
    );
    assert.deepEqual(driftOf(wanted, () => source).drifted, []);
  });

  it('tells tags once', () => {
    const plan = aPlanOf(
      [
        {
          address,
          actions: ['update'],
          before: { tags: { A: '2' }, tags_all: { A: '2' } },
          after: { tags: { A: '1' }, tags_all: { A: '1' } },
        },
      ],
      {
        drift: [
          {
            address,
            actions: ['update'],
            before: { tags: { A: '1' }, tags_all: { A: '1' } },
            after: { tags: { A: '2' }, tags_all: { A: '2' } },
          },
        ],
      },
    );

    const drift = driftOf(plan, () => source);

    assert.deepEqual(driftJson(drift, 'dev'), {
      version: 1,
      environment: 'dev',
      hasDrift: true,
      drifted: [{ address, file: 'ecs.tf', kind: 'changed', attributes: [{ path: 'tags.A', state: '1', real: '2' }] }],
      agreed: [],
    });
    assert.match(renderDriftMarkdown(drift, 'dev'), /^### Drift of dev: 1 resource is not as Terraform left it\n/);
  });
});
