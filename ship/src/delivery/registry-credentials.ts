import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import type { Clients } from '../aws/clients.ts';
import type { Credentials } from '../image/index.ts';

/** ECR's way of signing in: a token for user AWS, good for twelve hours (GetAuthorizationToken). */
export function registryCredentials(clients: Clients): () => Promise<Credentials> {
  return async () => {
    const client = await clients.ecr();
    const answer = await client.send(new GetAuthorizationTokenCommand({}));
    const token = answer.authorizationData?.[0]?.authorizationToken ?? '';
    const decoded = Buffer.from(token, 'base64').toString('utf8');
    const colon = decoded.indexOf(':');
    if (colon === -1) throw new Error('GetAuthorizationToken answered without a token');
    return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
  };
}
