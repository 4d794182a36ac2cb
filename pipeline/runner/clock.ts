/** A span of time or a point in time in milliseconds. */
export type Milliseconds = number;

/** Says what time it is. */
export type Now = () => Milliseconds;
