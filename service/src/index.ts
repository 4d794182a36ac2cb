export { type App, type AppConfig, type AppSurroundings, buildApp } from './app.ts';
export { type Config, type ConfigProblem, type ConfigResult, type LogLevel, parseConfig } from './config.ts';
export { createDrain, type Drain, type DrainOptions, type DrainResult } from './shutdown.ts';
