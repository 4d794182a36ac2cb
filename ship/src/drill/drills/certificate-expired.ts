import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:tls';
import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CreateListenerCommand, DescribeTargetGroupsCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { type KeyAndCertificate, selfSigned } from '@shipshape/local-aws/self-signed';
import type { Milliseconds } from '../../clock.ts';
import type { LocalDrill } from '../drill.ts';
import type { Trust } from '../load.ts';
import { freePort } from '../stack.ts';
import { type LocalWorld, until } from '../world.ts';

const domain = 'shop.example.com';
/** In place of 90 days or a year: what is left when the drill begins. */
const lifetime: Milliseconds = 14_000;

export const certificateExpired: LocalDrill = {
  where: 'local',
  name: 'certificate-expired',
  title: 'A certificate expires',
  expects: 'an alarm tells before it happens, and the one imported in its place is served before the old one runs out',
  promised: { lost: 0, detectedWithin: 10_000, restoredWithin: 12_000 },
  defence: 'the alarm on the days that a certificate has left',
  async act(world, isDefended) {
    const { clock, signal } = world;
    const now = clock.now();
    const old = await certificate([domain], now, lifetime);
    // Each is its own authority, and OpenSSL looks for an authority by its name, which is the first one.
    const fresh = await certificate([`www.${domain}`, domain], now, 60 * lifetime);
    const acm = new ACMClient({
      endpoint: world.stack.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    try {
      const arn = await imported(acm, old);
      const port = await listenSecurely(world, arn);
      const trust: Trust = { servername: domain, ca: [old.certificatePem, fresh.certificatePem] };
      world.sendUsersTo({
        url: `https://127.0.0.1:${port}/api/hello`,
        headers: { host: domain },
        tls: trust,
      });
      const began = clock.now();
      const rang = isDefended ? await alarmRings(world, arn) : undefined;
      if (rang !== undefined) await imported(acm, fresh, arn);
      const served = await until(world, async () => (await validUntil(port, trust)) > now + 2 * lifetime, 3_000);
      const restored = served === undefined ? undefined : clock.now() - began;
      // Whatever was done: on to where the old one is of no use any more.
      await clock.wait(Math.max(now + lifetime + 1_500 - clock.now(), 0), signal);
      const left = Math.round((lifetime - (began - now) - (rang ?? 0)) / 1000);
      return {
        detected: rang,
        restored,
        happened: [
          rang === undefined
            ? 'nobody was told that the certificate would expire'
            : `the alarm rang ${left} s before the certificate expired`,
          restored === undefined ? 'the old one was served on' : 'the new one was served without a restart',
        ],
        wrong: [],
      };
    } finally {
      acm.destroy();
    }
  },
};

function certificate(
  domainNames: readonly [string, ...string[]],
  now: Milliseconds,
  validFor: Milliseconds,
): Promise<KeyAndCertificate> {
  return selfSigned({ domainNames, notBefore: now - 60_000, notAfter: now + validFor, serial: randomBytes(16) });
}

/** As its owner does who has it from elsewhere: ACM does not renew what it has not issued. */
async function imported(acm: ACMClient, made: KeyAndCertificate, replaced?: string): Promise<string> {
  const { CertificateArn = '' } = await acm.send(
    new ImportCertificateCommand({
      CertificateArn: replaced,
      Certificate: Buffer.from(made.certificatePem),
      PrivateKey: Buffer.from(made.privateKeyPem),
    }),
  );
  return CertificateArn;
}

/** The port at which the load balancer speaks HTTPS from now on. */
async function listenSecurely({ clients, contract }: LocalWorld, CertificateArn: string): Promise<number> {
  const client = await clients.loadBalancing();
  const [TargetGroupArn] = contract.targetGroups;
  const { TargetGroups } = await client.send(
    new DescribeTargetGroupsCommand({ TargetGroupArns: TargetGroupArn === undefined ? [] : [TargetGroupArn] }),
  );
  const Port = await freePort();
  await client.send(
    new CreateListenerCommand({
      LoadBalancerArn: TargetGroups?.[0]?.LoadBalancerArns?.[0],
      Protocol: 'HTTPS',
      Port,
      Certificates: [{ CertificateArn }],
      DefaultActions: [{ Type: 'forward', TargetGroupArn }],
    }),
  );
  return Port;
}

/** The alarm of terraform/cloudwatch_extended.tf, here by the minute: how long it takes to ring. */
async function alarmRings(world: LocalWorld, arn: string): Promise<Milliseconds | undefined> {
  const client = await world.clients.alarms();
  const AlarmName = 'certificate-expires';
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: 'AWS/CertificateManager',
      MetricName: 'DaysToExpiry',
      Dimensions: [{ Name: 'CertificateArn', Value: arn }],
      Statistic: 'Minimum',
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 30,
      TreatMissingData: 'ignore',
    }),
  );
  return until(
    world,
    async () => {
      const { MetricAlarms } = await client.send(new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }));
      return MetricAlarms?.[0]?.StateValue === 'ALARM';
    },
    10_000,
  );
}

/** Until when the certificate is valid that a user is shown. */
async function validUntil(port: number, { servername }: Trust): Promise<Milliseconds> {
  // An expired one is looked at, too.
  const socket = connect({ host: '127.0.0.1', port, servername, rejectUnauthorized: false });
  try {
    await once(socket, 'secureConnect');
    return socket.getPeerX509Certificate()?.validToDate.getTime() ?? 0;
  } finally {
    socket.destroy();
  }
}
