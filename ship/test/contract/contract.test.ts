import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractParameter, parseContract, renderContract } from '../../src/contract/contract.ts';
import { readContract } from '../../src/contract/read-contract.ts';
import { contract } from '../support/a-release.ts';

describe('the contract', () => {
  it('is read as it was written', () => {
    assert.deepEqual(parseContract(renderContract(contract), '/app/dev/ship'), contract);
  });

  it('may say more than this version knows', () => {
    const value = JSON.stringify({ ...contract, dashboards: ['one'] });

    assert.deepEqual(parseContract(value, '/app/dev/ship'), contract);
  });

  it('names its parameter and every member that is wrong', () => {
    const value = JSON.stringify({ ...contract, url: 'localhost', container: '', taskDefinition: 'arn:x/app-dev' });

    assert.throws(() => parseContract(value, '/app/dev/ship'), {
      code: 'contract-invalid',
      exit: 2,
      message:
        'contract /app/dev/ship: container: must not be empty; taskDefinition: must be a task definition with its revision (…:task-definition/family:7); url: must be an http or https URL',
    });
  });

  it('of another version is refused', () => {
    const value = JSON.stringify({ ...contract, version: 2 });

    assert.throws(
      () => parseContract(value, '/app/dev/ship'),
      /version: must be 1, the only version this ship understands/,
    );
  });

  it('that is not JSON is refused with its parameter', () => {
    assert.throws(() => parseContract('{', '/app/dev/ship'), /^Failure: contract \/app\/dev\/ship: is not JSON: /);
  });

  it('is looked for under application and environment', async () => {
    const asked: string[] = [];
    const parameters = {
      async read(parameter: string) {
        asked.push(parameter);
        return undefined;
      },
    };

    await assert.rejects(readContract(parameters, 'app', 'prod'), { code: 'contract-missing', exit: 2 });
    assert.deepEqual(asked, [contractParameter('app', 'prod')]);
  });
});
