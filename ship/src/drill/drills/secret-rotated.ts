import { createHash, randomBytes } from 'node:crypto';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { LocalDrill } from '../drill.ts';
import { isWhole, type LocalWorld, runWith, until, updateService } from '../world.ts';

export const secretRotated: LocalDrill = {
  where: 'local',
  name: 'secret-rotated',
  title: 'A secret is rotated',
  expects:
    'after a deployment of the same image the new key opens the door and the old one does not, and nobody notices',
  promised: { lost: 0, restoredWithin: 20_000 },
  defence: 'the deployment after the rotation',
  async act(world, isDefended) {
    const [old, fresh] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')];
    const rotate = await withKey(world, old);
    const opensBefore = await until(world, async () => (await statusWith(world, old)) === 200);
    const began = world.clock.now();
    await rotate(fresh);
    if (isDefended) await updateService(world, { forceNewDeployment: true });
    const opens = await until(world, async () => (await statusWith(world, fresh)) === 200, 15_000);
    const whole = await until(world, () => isWhole(world, 2));
    const oldStatus = await statusWith(world, old);
    return {
      detected: undefined,
      restored: opens === undefined || whole === undefined ? undefined : world.clock.now() - began,
      happened: [`the old key is answered with ${oldStatus}`],
      wrong: [
        ...(opensBefore === undefined ? ['the old key did not open before the rotation'] : []),
        ...(oldStatus === 401 ? [] : [`the old key is answered with ${oldStatus} instead of 401`]),
      ],
    };
  },
};

/** Gives the service a key through Secrets Manager; gives back what rotates it. */
async function withKey(world: LocalWorld, key: string): Promise<(key: string) => Promise<void>> {
  const { stack } = world;
  const secrets = new SecretsManagerClient({
    endpoint: stack.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { ARN = '' } = await secrets.send(new CreateSecretCommand({ Name: 'api-keys', SecretString: keysWith(key) }));
  await runWith(world, { secrets: [{ name: 'API_KEYS', valueFrom: ARN }] });
  return async (next) => {
    await secrets.send(new PutSecretValueCommand({ SecretId: ARN, SecretString: keysWith(next) }));
    secrets.destroy();
  };
}

function keysWith(key: string): string {
  const sha256 = createHash('sha256').update(key).digest('hex');
  return JSON.stringify([{ name: 'drill', sha256, scopes: [] }]);
}

/** Every task must say the same: several are asked. */
async function statusWith({ stack }: LocalWorld, key: string): Promise<number> {
  const statuses = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const answer = await fetch(`${stack.url}/api/whoami`, { headers: { 'x-api-key': key, connection: 'close' } });
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  const [first = 0] = statuses;
  return statuses.every((status) => status === first) ? first : 0;
}
