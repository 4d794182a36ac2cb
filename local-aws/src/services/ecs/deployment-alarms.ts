import type { DeploymentConfiguration } from '../../models/generated/ecs.ts';
import type { ServiceDeploymentRow } from './rows.ts';

/** CloudWatch's alarms, as deployments watch them. */
export interface DeploymentAlarms {
  /** Undefined for an alarm that does not exist. */
  stateOf(name: string): 'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | undefined;
  /** Calls back after every change of an alarm's state; the returned function ends it. */
  onChange(listener: (name: string) => void): () => void;
}

/** For an ECS without CloudWatch beside it. */
export const noAlarms: DeploymentAlarms = { stateOf: () => undefined, onChange: () => () => undefined };

export function watchedAlarms({ alarms }: DeploymentConfiguration): readonly string[] {
  return alarms?.enable ? alarms.alarmNames : [];
}

/** Alarms that ring already when a deployment starts say nothing about it: they are ignored until they have been silent. */
export function ringing(configuration: DeploymentConfiguration, alarms: DeploymentAlarms): readonly string[] {
  return watchedAlarms(configuration).filter((name) => alarms.stateOf(name) === 'ALARM');
}

/** The deployment's alarms after a look at them. */
export function noteAlarms(row: ServiceDeploymentRow, alarms: DeploymentAlarms): ServiceDeploymentRow {
  const ringingNow = ringing(row.deploymentConfiguration, alarms);
  const ignored = row.alarms.ignored.filter((name) => ringingNow.includes(name));
  const news = ringingNow.filter((name) => !ignored.includes(name) && !row.alarms.triggered.includes(name));
  if (news.length === 0 && ignored.length === row.alarms.ignored.length) return row;
  return { ...row, alarms: { ignored, triggered: [...row.alarms.triggered, ...news] } };
}
