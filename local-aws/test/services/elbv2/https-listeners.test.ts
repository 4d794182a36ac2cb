import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import tls from 'node:tls';
import {
  AddListenerCertificatesCommand,
  CreateListenerCommand,
  type CreateListenerCommandInput,
  DescribeListenerAttributesCommand,
  DescribeListenerCertificatesCommand,
  DescribeListenersCommand,
  DescribeSSLPoliciesCommand,
  type ElasticLoadBalancingV2Client,
  ModifyListenerAttributesCommand,
  ModifyListenerCommand,
  RemoveListenerCertificatesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Certificates } from '../../../src/load-balancer/certificates.ts';
import type { Elbv2 } from '../../../src/services/elbv2/index.ts';
import { ellipticCertificate, wildcardCertificate } from '../../load-balancer/test-only-certificates.ts';
import { ask } from '../../load-balancer/world.ts';
import { aFreePort, aLoadBalancer, aTargetGroup, aWorld } from './world.ts';

const acm = 'arn:aws:acm:us-east-1:000000000000:certificate';
const [app, wild, gone] = [`${acm}/app`, `${acm}/wild`, `${acm}/gone`];
const certificates: Certificates = {
  find: (arn) => ({ [app]: ellipticCertificate, [wild]: wildcardCertificate })[arn],
};

interface Made {
  readonly client: ElasticLoadBalancingV2Client;
  readonly service: Elbv2;
  readonly arn: string;
  readonly port: number;
  create(changes?: Partial<CreateListenerCommandInput>): Promise<string>;
}

async function aSecureListener(t: TestContext, held: Certificates = certificates): Promise<Made> {
  const { client, service } = await aWorld(t, undefined, { certificates: held });
  const loadBalancer = await aLoadBalancer(client);
  const targetGroup = await aTargetGroup(client);
  const port = await aFreePort();
  const create = async (changes: Partial<CreateListenerCommandInput> = {}): Promise<string> => {
    const { Listeners } = await client.send(
      new CreateListenerCommand({
        LoadBalancerArn: loadBalancer,
        Protocol: 'HTTPS',
        Port: port,
        Certificates: [{ CertificateArn: app }],
        DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
        ...changes,
      }),
    );
    return Listeners?.[0]?.ListenerArn ?? '';
  };
  return { client, service, port, create, arn: await create() };
}

async function namesShown(port: number, servername: string): Promise<string | undefined> {
  const socket = tls.connect({ host: '127.0.0.1', port, servername, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const names = socket.getPeerX509Certificate()?.subjectAltName;
  socket.destroy();
  return names;
}

describe('HTTPS listeners', () => {
  it('are made with a certificate, and with the policy that AWS takes where none is named', async (t) => {
    const { client, arn, port } = await aSecureListener(t);

    const { Listeners } = await client.send(new DescribeListenersCommand({ ListenerArns: [arn] }));
    const { Attributes } = await client.send(new DescribeListenerAttributesCommand({ ListenerArn: arn }));

    assert.equal(Listeners?.[0]?.Protocol, 'HTTPS');
    assert.equal(Listeners?.[0]?.SslPolicy, 'ELBSecurityPolicy-2016-08');
    assert.deepEqual(Listeners?.[0]?.Certificates, [{ CertificateArn: app }]);
    assert.deepEqual(Listeners?.[0]?.MutualAuthentication, { Mode: 'off' });
    assert.ok(Attributes?.some(({ Key }) => Key === 'routing.http.request.x_amzn_tls_version.header_name'));
    assert.equal(await namesShown(port, 'localhost'), 'DNS:app.example.test, DNS:localhost');
  });

  it('are refused without a certificate, or with one or a policy that is not there', async (t) => {
    const { create } = await aSecureListener(t);
    const Port = await aFreePort();

    await assert.rejects(create({ Port, Certificates: [] }), { name: 'ValidationError' });
    await assert.rejects(create({ Port, Certificates: [{ CertificateArn: gone }] }), {
      name: 'CertificateNotFoundException',
    });
    await assert.rejects(create({ Port, SslPolicy: 'none' }), { name: 'SSLPolicyNotFoundException' });
    await assert.rejects(create({ Port, Protocol: 'HTTP' }), { name: 'ValidationError' });
    await assert.rejects(create({ Port, MutualAuthentication: { Mode: 'verify' } }), {
      name: 'InvalidConfigurationRequestException',
    });
  });

  it('show more certificates to clients that ask for their names, as long as they have them', async (t) => {
    const { client, arn: ListenerArn, port } = await aSecureListener(t);
    const Certificates = [{ CertificateArn: wild }];

    await client.send(
      new AddListenerCertificatesCommand({ ListenerArn, Certificates: [{ CertificateArn: app }, ...Certificates] }),
    );
    const described = await client.send(new DescribeListenerCertificatesCommand({ ListenerArn }));
    const shown = await namesShown(port, 'www.example.test');
    await client.send(new RemoveListenerCertificatesCommand({ ListenerArn, Certificates }));

    assert.deepEqual(described.Certificates, [
      { CertificateArn: app, IsDefault: true },
      { CertificateArn: wild, IsDefault: false },
    ]);
    assert.equal(shown, 'DNS:*.example.test');
    assert.equal(await namesShown(port, 'www.example.test'), 'DNS:app.example.test, DNS:localhost');
    await assert.rejects(
      client.send(new RemoveListenerCertificatesCommand({ ListenerArn, Certificates: [{ CertificateArn: app }] })),
      { name: 'OperationNotPermittedException' },
    );
  });

  it('show what a certificate has become when it is imported again', async (t) => {
    let held = ellipticCertificate;
    const { service, port } = await aSecureListener(t, { find: () => held });

    held = wildcardCertificate;
    service.certificateReplaced(app);

    assert.equal(await namesShown(port, 'localhost'), 'DNS:*.example.test');
  });

  it('change their certificate, their policy and their protocol', async (t) => {
    const { client, arn: ListenerArn, port } = await aSecureListener(t);

    const changed = await client.send(
      new ModifyListenerCommand({
        ListenerArn,
        Certificates: [{ CertificateArn: wild }],
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
      }),
    );
    const shown = await namesShown(port, 'localhost');
    const plain = await client.send(new ModifyListenerCommand({ ListenerArn, Protocol: 'HTTP' }));

    assert.equal(changed.Listeners?.[0]?.SslPolicy, 'ELBSecurityPolicy-TLS13-1-3-2021-06');
    assert.equal(shown, 'DNS:*.example.test');
    assert.deepEqual([plain.Listeners?.[0]?.Protocol, plain.Listeners?.[0]?.Certificates], ['HTTP', undefined]);
    assert.equal((await ask(port)).status, 503);
  });

  it('set fields of answers by their attributes', async (t) => {
    const { client, arn: ListenerArn, port } = await aSecureListener(t);
    await client.send(new ModifyListenerCommand({ ListenerArn, Protocol: 'HTTP' }));
    const Key = 'routing.http.response.strict_transport_security.header_value';

    await client.send(new ModifyListenerAttributesCommand({ ListenerArn, Attributes: [{ Key, Value: 'max-age=1' }] }));

    assert.equal((await ask(port)).headers['strict-transport-security'], 'max-age=1');
  });
});

describe('SSL policies', () => {
  it('are described by name and in pages, with protocols and ciphers', async (t) => {
    const { client } = await aWorld(t);
    const name = 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06';

    const { SslPolicies } = await client.send(new DescribeSSLPoliciesCommand({ Names: [name] }));
    const page = await client.send(new DescribeSSLPoliciesCommand({ PageSize: 5 }));

    assert.deepEqual(SslPolicies?.[0]?.SslProtocols, ['TLSv1.3', 'TLSv1.2']);
    assert.equal(SslPolicies?.[0]?.Ciphers?.length, 7);
    assert.deepEqual(SslPolicies?.[0]?.Ciphers?.[0], { Name: 'TLS_AES_128_GCM_SHA256', Priority: 1 });
    assert.equal(page.SslPolicies?.length, 5);
    assert.ok(page.NextMarker);
  });
});
