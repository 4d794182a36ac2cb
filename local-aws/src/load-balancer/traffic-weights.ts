/** How a listener rule divides its traffic over target groups, as ECS moves it during a deployment. */
export interface TrafficWeights {
  /** Target group ARN → weight of the rule's forward action; undefined where no such rule forwards. */
  weights(ruleArn: string): Readonly<Record<string, number>> | undefined;
  /** Makes the rule forward to these groups by these weights, 0 to 999 each. Does nothing where there is no such rule. */
  setWeights(ruleArn: string, weights: Readonly<Record<string, number>>): void;
}
