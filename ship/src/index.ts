export type { Contract } from './contract/contract.ts';
export { contractParameter, parseContract, renderContract } from './contract/contract.ts';
export { type ExitCode, exitCode } from './exit-code.ts';
export { run } from './main.ts';
export { type Shell, shellOf } from './shell.ts';
