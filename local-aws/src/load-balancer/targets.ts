/** One registered target of a target group: a task's address and port. */
export interface Target {
  readonly address: string;
  readonly port: number;
}

/**
 * A target's health as ELBv2 tells it. `draining` ends with the target being gone; a target that is registered but whose
 * group no listener uses is `unused`.
 */
export type TargetHealth =
  | { readonly state: 'initial'; readonly reason: 'Elb.RegistrationInProgress' | 'Elb.InitialHealthChecking' }
  | { readonly state: 'healthy' }
  | {
      readonly state: 'unhealthy';
      readonly reason: 'Target.ResponseCodeMismatch' | 'Target.Timeout' | 'Target.FailedHealthChecks';
      /** AWS's wording, e.g. `Health checks failed with these codes: [503]`. */
      readonly description: string;
    }
  | { readonly state: 'draining'; readonly reason: 'Target.DeregistrationInProgress' }
  | { readonly state: 'unused'; readonly reason: 'Target.NotInUse' | 'Target.NotRegistered' };

/** What ECS asks of the load balancer. All calls return at once. */
export interface Targets {
  /** Whether a target group of this ARN exists. */
  has(targetGroupArn: string): boolean;
  /** Whether a listener sends traffic to the group: ECS refuses a service whose group has no load balancer. */
  isAssociated(targetGroupArn: string): boolean;
  register(targetGroupArn: string, target: Target): void;
  /**
   * Takes the target out: no new request is sent to it from now on. `drained` is called once, when the requests in
   * flight have ended or the deregistration delay is over (at once for a target or group that is not there).
   */
  deregister(targetGroupArn: string, target: Target, drained: () => void): void;
  /** `unused`/`Target.NotRegistered` for what is not there. */
  health(targetGroupArn: string, target: Target): TargetHealth;
  /** Calls back after every change of a target's health; the returned function ends it. */
  onHealthChange(listener: (targetGroupArn: string, target: Target) => void): () => void;
}
