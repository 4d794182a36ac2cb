/** The floor and the ceiling of a rolling deployment, in tasks. */
export interface Bounds {
  /** At least this many healthy tasks are kept: `ceil(desired × minimumHealthyPercent)`. */
  readonly floor: number;
  /** At most this many tasks run or start: `floor(desired × maximumPercent)`. */
  readonly ceiling: number;
}

/**
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
 */
export function bounds(desired: number, minimumHealthyPercent: number, maximumPercent: number): Bounds {
  return {
    floor: Math.ceil((desired * minimumHealthyPercent) / 100),
    ceiling: Math.floor((desired * maximumPercent) / 100),
  };
}
