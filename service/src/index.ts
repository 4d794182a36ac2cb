export { type App, type AppConfig, type AppSurroundings, buildApp } from './app.ts';
export { type Config, type ConfigResult, parseConfig } from './config.ts';
export type { ConfigProblem } from './environment.ts';
export { createDrain, type Drain, type DrainOptions, type DrainResult } from './shutdown.ts';
