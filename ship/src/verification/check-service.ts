import type { Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { alarmStates } from '../aws/alarm-states.ts';
import type { Clients } from '../aws/clients.ts';
import { deploymentSource } from '../aws/deployment-source.ts';
import { taskDefinitions } from '../aws/service-updates.ts';
import { type Check, type Finding, notChecked, ok, problem, warning } from '../checks/check.ts';
import type { Contract } from '../contract/contract.ts';
import { isGoodIn } from '../deployment/going-back.ts';
import { findLastGood } from '../deployment/history.ts';
import { shortName } from '../deployment/task-definition-name.ts';
import { Failure } from '../failure.ts';

/** The service as it stands, what a failure would go back to, and what watches over it. */
export function serviceChecks(
  clients: Clients,
  contract: Contract,
  service: Service,
  template: TaskDefinition,
): readonly Check[] {
  const group = 'service';
  return [
    { group, name: contract.service, run: async () => serviceFinding(service) },
    { group, name: 'template', run: async () => templateFinding(template, contract) },
    { group, name: 'rollback', run: async () => rollbackFinding(service) },
    { group, name: 'rollback target', run: () => rollbackTarget(clients, contract, service) },
    { group, name: 'alarms', run: () => alarmFindings(clients, contract) },
  ];
}

export function serviceFinding({ status, deployments = [], desiredCount, runningCount }: Service): Finding {
  if (status !== 'ACTIVE') return problem(`is ${status}`, 'create it: terraform apply');
  const primary = deployments.find((deployment) => deployment.status === 'PRIMARY');
  if (primary?.rolloutState === 'IN_PROGRESS') {
    return warning(
      'another deployment is under way',
      'wait for it (ship status --watch): a new one would take its place',
    );
  }
  if (primary?.rolloutState === 'FAILED') {
    return warning('its last deployment has failed', 'see why with ship status, and go back with ship rollback');
  }
  return ok(`is ACTIVE, ${runningCount} of ${desiredCount} tasks run`);
}

function templateFinding(
  { taskDefinitionArn = '', status, containerDefinitions = [] }: TaskDefinition,
  { container }: Contract,
): Finding {
  const name = shortName(taskDefinitionArn);
  if (!containerDefinitions.some((each) => each.name === container)) {
    return problem(`${name} has no container ${container}`, "correct the contract's container or the template");
  }
  if (status !== 'ACTIVE') return problem(`${name} is ${status}`, 'register it again: terraform apply');
  return ok(`${name} is ACTIVE`);
}

/** What ECS does by itself with a deployment that fails. */
export function rollbackFinding({ deploymentConfiguration }: Service): Finding {
  const { deploymentCircuitBreaker: breaker, strategy = 'ROLLING' } = deploymentConfiguration ?? {};
  if (strategy !== 'ROLLING') return ok(`${strategy.toLowerCase().replaceAll('_', '-')}: ECS goes back by itself`);
  if (breaker?.enable === true && breaker.rollback === true) return ok('the circuit breaker is on and rolls back');
  return warning(
    breaker?.enable === true ? 'the circuit breaker does not roll back' : 'the circuit breaker is off',
    'switch it on (deployment_circuit_breaker in Terraform): ship goes back as well, but only while it runs',
  );
}

async function rollbackTarget(clients: Clients, contract: Contract, { taskDefinition }: Service): Promise<Finding> {
  const source = deploymentSource(clients, contract);
  try {
    const isGood = isGoodIn(taskDefinitions(clients));
    const good = await findLastGood(source, isGood, undefined);
    if (good !== undefined) return ok(`${shortName(good)} is the last good revision, and ACTIVE`);
  } catch (error) {
    if (error instanceof Failure) return notChecked(error.message);
    throw error;
  }
  return warning(
    `no deployment of the last 90 days has succeeded (${shortName(taskDefinition ?? '')} runs)`,
    'a failure of the next one would have nothing to go back to',
  );
}

async function alarmFindings(clients: Clients, { alarms }: Contract): Promise<Finding | readonly Finding[]> {
  if (alarms.length === 0)
    return warning('none', 'let Terraform name some in the contract: they stop a bad deployment');
  const states = await alarmStates(clients, alarms);
  if (states === 'not readable') return notChecked('these credentials may not look', 'allow cloudwatch:DescribeAlarms');
  return states.map(({ name, state, reason }) => {
    if (state === 'missing') return { name, ...problem('there is no such alarm', 'create it: terraform apply') };
    if (state !== 'ALARM') return { name, ...ok(state) };
    // ECS leaves out of account what was in ALARM when the deployment began.
    return { name, ...warning(`is in ALARM and would not stop a deployment: ${reason}`, 'find out why first') };
  });
}
