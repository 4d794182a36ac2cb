import { accountId } from '../../wire/operation.ts';

/** `arn:aws:ec2:us-east-1:000000000000:subnet/subnet-…` */
export function arnOf(region: string, type: string, id: string): string {
  return `arn:aws:ec2:${region}:${accountId}:${type}/${id}`;
}
