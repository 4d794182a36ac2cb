export { type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';
export { StoreError } from './store/store-error.ts';
