import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { type ServiceName, services } from '../../src/models/generated/services.ts';
import { loadModel } from '../../src/models/load.ts';
import { compilePattern } from '../../src/models/pattern.ts';

interface Table {
  readonly operations: Record<string, unknown>;
  readonly shapes: Record<string, { readonly pattern?: string; readonly max?: number }>;
}

const folder = join(import.meta.dirname, '../../src/models/generated');
const names = Object.keys(services).filter((name): name is ServiceName => Object.hasOwn(services, name));

function tableOf(service: ServiceName): Table {
  return JSON.parse(readFileSync(join(folder, `${service}.json`), 'utf8'));
}

describe('the generated models', () => {
  it('are listed without exception', () => {
    const tables = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));

    assert.deepEqual([...names].sort(), tables.sort());
  });

  for (const service of names) {
    it(`link every operation of ${service}`, () => {
      const model = loadModel(service);

      for (const operation of Object.keys(tableOf(service).operations)) {
        assert.equal(model.operation(operation)?.input.kind, 'structure');
      }
    });
  }

  it('know an operation once, and only their own', () => {
    const model = loadModel('ssm');

    assert.equal(model.operation('GetParameter'), model.operation('GetParameter'));
    assert.equal(model.operation('constructor'), undefined);
    assert.equal(model.operation('SendCommand'), undefined);
    assert.equal(model.isAbsent('SendCommand'), true);
  });

  it('have the members that AWS has added since the models were taken', () => {
    const input = loadModel('ecs').operation('CreateService')?.input;
    const configuration = input?.members.get('deploymentConfiguration')?.shape;
    const breaker =
      configuration?.kind === 'structure' ? configuration.members.get('deploymentCircuitBreaker')?.shape : undefined;

    assert.ok(breaker?.kind === 'structure');
    assert.deepEqual([...breaker.members.keys()].sort(), [
      'enable',
      'resetOnHealthyTask',
      'rollback',
      'thresholdConfiguration',
    ]);
  });

  it('tell how an error is sent', () => {
    assert.deepEqual(loadModel('elbv2').error('LoadBalancerNotFoundException'), {
      code: 'LoadBalancerNotFound',
      status: 400,
      isFault: false,
      messageMember: 'message',
    });
    assert.equal(loadModel('ecs').error('ServerException')?.status, 500);
    assert.equal(loadModel('ecs').error('toString'), undefined);
  });
});

describe('AWS’s patterns', () => {
  it('leave out what JavaScript cannot read', () => {
    assert.equal(compilePattern('(?i)all|[0-9]{12}(?<='), undefined);
  });

  it('hold for the whole string', () => {
    assert.equal(compilePattern('a|b')?.test('ab'), false);
  });

  /** Strings on which a pattern with ambiguous repetition takes for ever: a long run that fails at its end. */
  const attacks = ['a', '0', '/a', 'a-', '-a', 'a.', '*', 'arn:aws:ecr:a', 'arn:aws-a', '_a', ' ', ',a'].map((part) =>
    part.repeat(400),
  );

  for (const service of names) {
    it(`of ${service} end soon on any string of allowed length`, () => {
      for (const [name, { pattern, max = 2048 }] of Object.entries(tableOf(service).shapes)) {
        const expression = pattern === undefined ? undefined : compilePattern(pattern);
        for (const attack of expression ? attacks : []) {
          const value = `${attack.slice(0, max - 1)}!`;
          const run = (): unknown =>
            runInNewContext('expression.test(value)', { expression, value }, { timeout: 10_000 });
          assert.doesNotThrow(run, `${name} takes too long: ${pattern}`);
        }
      }
    });
  }
});
