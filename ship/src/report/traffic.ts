import type { TrafficShift } from '../deployment/state.ts';
import type { Paint } from './output.ts';

/** AWS's constant as words: `PRODUCTION_TRAFFIC_SHIFT` is `production traffic shift`. */
function words(constant: string): string {
  return constant.toLowerCase().replaceAll('_', ' ');
}

/** The strategy as people and `--strategy` name it. */
export function strategyInWords({ strategy }: TrafficShift): string {
  return strategy === 'UNRECOGNISED' ? 'traffic shift' : strategy.toLowerCase().replace('_', '/');
}

/** The strategy and the stage: `canary: production traffic shift`. */
export function stageInWords(shift: TrafficShift): string {
  return shift.stage === undefined ? strategyInWords(shift) : `${strategyInWords(shift)}: ${words(shift.stage)}`;
}

/** How far it is, in words: `canary 20 % new, production traffic shift`. */
export function trafficInWords(shift: TrafficShift): string {
  const test = shift.testPercent === undefined ? '' : `, test ${shift.testPercent} %`;
  const stage = shift.stage === undefined ? '' : `, ${words(shift.stage)}`;
  return `${strategyInWords(shift)} ${shift.productionPercent} % new${test}${stage}`;
}

/** How far it is, as a bar of so many columns at most: the new revision's share is full. */
export function trafficBar({ productionPercent, testPercent }: TrafficShift, paint: Paint, columns: number): string {
  const length = Math.max(5, Math.min(30, columns - 22));
  const full = Math.round((Math.min(100, Math.max(0, productionPercent)) / 100) * length);
  const test = testPercent === undefined ? '' : paint('dim', `  test ${testPercent} %`);
  return `${paint('green', '█'.repeat(full))}${paint('dim', '░'.repeat(length - full))} ${productionPercent} % new${test}`;
}

/** What has to happen next in a stage; undefined where the tasks tell that better. */
export function waitingInStage({ stage, strategy, productionPercent }: TrafficShift): string | undefined {
  switch (stage) {
    case 'PRE_SCALE_UP':
    case 'POST_SCALE_UP':
    case 'POST_TEST_TRAFFIC_SHIFT':
    case 'POST_PRODUCTION_TRAFFIC_SHIFT':
      return `the hooks at ${words(stage)} to let it go on`;
    case 'TEST_TRAFFIC_SHIFT':
      return 'the test traffic to reach it';
    case 'PRODUCTION_TRAFFIC_SHIFT':
      if (productionPercent > 0 && strategy === 'CANARY') return `the canary to prove itself at ${productionPercent} %`;
      if (productionPercent > 0 && strategy === 'LINEAR') return `the next step after ${productionPercent} %`;
      return "the users' traffic to reach it";
    case 'BAKE_TIME':
      return 'the bake to end without an alarm';
    case 'CLEAN_UP':
      return 'the old tasks to stop';
    case 'RECONCILE_SERVICE':
    case 'SCALE_UP':
    case 'UNRECOGNISED':
    case undefined:
      return undefined;
    default:
      // A stage that the SDK learns later breaks the build here.
      return stage satisfies never;
  }
}
