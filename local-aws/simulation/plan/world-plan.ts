import type { Milliseconds } from '../../src/clock.ts';
import type { DeploymentLifecycleHookStage, ThresholdConfiguration } from '../../src/models/generated/ecs.ts';

/** Everything that a run does, drawn from its seed before it begins. Times count from the run's start. */
export interface WorldPlan {
  readonly seed: number;
  readonly services: readonly ServicePlan[];
  readonly acts: readonly PlannedAct[];
}

export type Strategy = 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY';

export interface ServicePlan {
  readonly name: string;
  readonly desired: number;
  readonly image: Image;
  /** `two groups` can shift traffic between them; without a balancer nothing is registered anywhere. */
  readonly balancer: 'none' | 'one group' | 'two groups';
  readonly hasTestRule: boolean;
  /** Whether its rules name the second target group from the start; else ECS adds it. */
  readonly hasBothInRules: boolean;
  readonly targetGroup: TargetGroupPlan;
  readonly graceSeconds: number;
  readonly zones: number;
  readonly stopTimeoutSeconds: number;
  readonly containerCheck: ContainerCheckPlan | undefined;
  readonly configuration: ConfigurationPlan;
  /** From one request to the next; undefined: nobody asks anything. */
  readonly requestEvery: Milliseconds | undefined;
}

export interface TargetGroupPlan {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly deregistrationDelaySeconds: number;
}

export interface ContainerCheckPlan {
  readonly intervalSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

export interface ConfigurationPlan {
  readonly strategy: Strategy;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly breaker: {
    readonly enable: boolean;
    readonly rollback: boolean;
    readonly thresholdConfiguration: ThresholdConfiguration | undefined;
    readonly resetOnHealthyTask: boolean | undefined;
  };
  /** Whether the service's alarm is watched, and rolls back. */
  readonly alarm: { readonly rollback: boolean } | undefined;
  readonly bakeMinutes: number;
  readonly canary: { readonly percent: number; readonly bakeMinutes: number };
  readonly linear: { readonly percent: number; readonly bakeMinutes: number };
  readonly hooks: readonly HookPlan[];
}

export type HookPlan =
  | { readonly kind: 'function'; readonly stage: DeploymentLifecycleHookStage; readonly answers: HookAnswers }
  | {
      readonly kind: 'pause';
      readonly stage: DeploymentLifecycleHookStage;
      readonly timeoutMinutes: number;
      readonly atTimeout: 'ROLLBACK' | 'CONTINUE';
    };

/** `late`: two times IN_PROGRESS, then SUCCEEDED. */
export type HookAnswers = 'succeeds' | 'late' | 'fails';

/** What tasks of an image do; each task draws its own times from it. */
export type Image =
  | 'good'
  | 'slow-start'
  | 'uneven-start'
  | 'crash-at-start'
  | 'crash-later'
  | 'slow-health'
  | 'flapping-health'
  | 'answers-503'
  | 'cannot-be-pulled'
  | 'needs-sigkill';

export interface PlannedAct {
  readonly at: Milliseconds;
  /** Its place in the plan's services. */
  readonly service: number;
  readonly act: Act;
}

/** Something that somebody asks of ECS, or that goes wrong. `which` (0 to 1) chooses among the tasks that are there. */
export type Act =
  | { readonly kind: 'update'; readonly image: Image; readonly configuration: ConfigurationPlan | undefined }
  | { readonly kind: 'force' }
  | { readonly kind: 'scale'; readonly desired: number }
  | { readonly kind: 'stop-deployment'; readonly how: 'ROLLBACK' | 'ABORT' }
  | { readonly kind: 'continue'; readonly action: 'CONTINUE' | 'ROLLBACK' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'create' }
  | { readonly kind: 'stop-task'; readonly which: number }
  | { readonly kind: 'crash'; readonly which: number; readonly exitCode: number; readonly outOfMemory: boolean }
  | { readonly kind: 'lose-zone'; readonly zone: number; readonly lasts: Milliseconds }
  | { readonly kind: 'flap'; readonly which: number; readonly lasts: Milliseconds }
  | { readonly kind: 'sicken'; readonly which: number }
  | { readonly kind: 'alarm'; readonly lasts: Milliseconds };

/** Whether the act is something that goes wrong, rather than something asked for. */
export function isFault({ kind }: Act): boolean {
  return ['crash', 'lose-zone', 'flap', 'sicken', 'alarm'].includes(kind);
}

/** How long what the act does goes on by itself. */
export function lastsFor(act: Act): Milliseconds {
  return 'lasts' in act ? act.lasts : 0;
}
