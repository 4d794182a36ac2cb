export type { VirtualClock } from '../src/virtual-clock.ts';
export type { Answer, WireRequest } from '../src/wire/protocol.ts';
export {
  type AccountOptions,
  type ServiceAnswer,
  type SimulatedAccount,
  simulatedAccount,
} from './account/simulated-account.ts';
export type { DeploymentTruth, ServiceTruth, TaskTruth } from './account/truth.ts';
export { type History, type HistoryEntry, history, timeline } from './history.ts';
export { type Random, seededRandom } from './random.ts';
export { type Batch, runOnWorkers, seedsFrom, type WorkersOptions } from './workers.ts';
export type { ContainerPlan } from './world/image-behaviour.ts';
