import type { ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs';
import type { Traffic } from '../deployment/progress.ts';
import type { Paint } from './output.ts';

/** AWS's constant as words: `PRODUCTION_TRAFFIC_SHIFT` is `production traffic shift`. */
export function stageInWords(stage: string): string {
  return stage.toLowerCase().replaceAll('_', ' ');
}

/** How far it is, in words: `traffic 20 % new, production traffic shift`. */
export function trafficInWords({ stage, newPercent }: Traffic): string {
  return newPercent === undefined ? stageInWords(stage) : `traffic ${newPercent} % new, ${stageInWords(stage)}`;
}

/** The new revision's share as a bar of so many columns at most: its part is full. */
export function trafficBar(newPercent: number, paint: Paint, columns: number): string {
  const length = Math.max(5, Math.min(30, columns - 12));
  const full = Math.round((Math.min(100, Math.max(0, newPercent)) / 100) * length);
  return `${paint('green', '█'.repeat(full))}${paint('dim', '░'.repeat(length - full))} ${newPercent} % new`;
}

/** What has to happen next in each stage; undefined where the tasks tell that better. A new stage breaks the build. */
const waits: Readonly<Record<ServiceDeploymentLifecycleStage, (newPercent: number) => string | undefined>> = {
  RECONCILE_SERVICE: () => undefined,
  PRE_SCALE_UP: () => 'the hooks before its tasks start',
  SCALE_UP: () => undefined,
  POST_SCALE_UP: () => 'the hooks after its tasks have started',
  TEST_TRAFFIC_SHIFT: () => 'the test traffic to reach it',
  POST_TEST_TRAFFIC_SHIFT: () => 'the hooks that try it with test traffic',
  PRODUCTION_TRAFFIC_SHIFT: (newPercent) =>
    newPercent > 0 && newPercent < 100 ? `it to prove itself at ${newPercent} %` : "the users' traffic to reach it",
  POST_PRODUCTION_TRAFFIC_SHIFT: () => "the hooks that try it with the users' traffic",
  BAKE_TIME: () => 'the bake to end without an alarm',
  CLEAN_UP: () => 'the old tasks to stop',
};

export function waitingInStage({ stage, newPercent }: Traffic): string | undefined {
  return Object.entries(waits).find(([known]) => known === stage)?.[1](newPercent ?? 0);
}
