export { type Ecr, type EcrDeps, ecr } from './ecr.ts';
