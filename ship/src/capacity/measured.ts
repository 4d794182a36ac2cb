/** What one request costs the service, with everything on and a handler that does next to nothing. */
export const measured = {
  date: '2026-11-28',
  command: 'npm run bench -- service',
  processor: 'x86-64 server core, shared with other work',
  /** Of a core of that machine: HTTP, log line, metrics, security headers, rate limit. The middle of 19.9, 21.4 and 22.6. */
  cpuMicroseconds: 21.4,
  /** Resident after the load. */
  megabytes: 105,
  /** `curl -i …/api/hello`, headers and body. */
  responseBytes: 541,
  logBytes: 215,
} as const;

/** What cannot be measured on a laptop. Every plan is made with these, and names them. */
export const assumptions = {
  /** What a Fargate vCPU, one thread of a shared core, does of what the measured core does. */
  fargateShare: 0.6,
  /** Headers of a browser and a token. */
  requestBytes: 500,
  /** Requests that a client sends on one connection, and how long it keeps it open. */
  requestsPerConnection: 10,
  connectionSeconds: 60,
  /** The most of its vCPU that a task uses when all is well but a zone is lost. */
  utilization: 0.6,
  zones: 3,
  /** More than this in one region is more than may be lost at once. */
  mostRequestsInOneRegion: 50_000,
  /** What a region gets where there are several. */
  requestsPerRegion: 250_000,
  hoursPerMonth: 730,
} as const;
export type Assumptions = typeof assumptions;
