import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { after, beforeEach, describe, it } from 'node:test';
import { connect, createServer } from 'node:tls';
import type { Operations } from '../../../src/models/generated/acm.ts';
import { fastPace } from '../../../src/pace.ts';
import { type Acm, acm } from '../../../src/services/acm/index.ts';
import { selfSigned } from '../../../src/services/acm/self-signed.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { type VirtualClock, virtualClock } from '../../../src/virtual-clock.ts';
import { type AskedService, askedService } from '../asked-service.ts';

const year = 365 * 24 * 60 * 60 * 1000;

describe('a self-signed certificate', async () => {
  const notBefore = Date.UTC(2026, 0, 1);
  const domainNames: [string, ...string[]] = ['app.example.com', '*.app.example.com'];
  const made = await selfSigned({
    domainNames,
    notBefore,
    notAfter: notBefore + 30 * year,
    serial: Buffer.alloc(16, 0xff),
  });
  const certificate = new X509Certificate(made.certificatePem);

  it('is for all its names, on its own key, and vouches for itself', () => {
    assert.equal(certificate.subjectAltName, 'DNS:app.example.com, DNS:*.app.example.com');
    assert.ok(certificate.checkHost('www.app.example.com'));
    assert.ok(certificate.checkPrivateKey(createPrivateKey(made.privateKeyPem)));
    assert.ok(certificate.verify(certificate.publicKey));
    assert.ok(certificate.checkIssued(certificate));
  });

  it('is valid from and to the second it was told, beyond 2050 too', () => {
    assert.equal(certificate.validFromDate.getTime(), notBefore);
    assert.equal(certificate.validToDate.getTime(), notBefore + 30 * year);
  });

  it('has a positive serial number, whatever its first bit', () => {
    assert.equal(certificate.serialNumber, 'FF'.repeat(16));
  });

  for (const keyAlgorithm of ['RSA_2048', 'EC_secp384r1', 'EC_secp521r1'] as const) {
    it(`vouches for itself with a key of ${keyAlgorithm}`, async () => {
      const { certificatePem } = await selfSigned({
        domainNames,
        notBefore,
        notAfter: notBefore + year,
        serial: Buffer.alloc(16, 1),
        keyAlgorithm,
      });

      const parsed = new X509Certificate(certificatePem);

      assert.ok(parsed.verify(parsed.publicKey));
    });
  }

  it('serves TLS to who trusts it', async () => {
    const { certificatePem: cert, privateKeyPem: key } = await selfSigned({
      domainNames: ['localhost'],
      notBefore: Date.now() - 60_000,
      notAfter: Date.now() + year,
      serial: Buffer.alloc(16, 1),
    });
    const server = createServer({ cert, key }, (socket) => socket.end('hello'));
    after(() => server.close());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    const client = connect({ host: '127.0.0.1', port, servername: 'localhost', ca: cert });
    const [heard] = await once(client, 'data');

    assert.equal(String(heard), 'hello');
    assert.equal(client.authorized, true);
  });
});

describe('a requested certificate', () => {
  let clock: VirtualClock;
  let service: Acm;
  let certificates: AskedService<Operations>;
  let replaced: string[];

  beforeEach(() => {
    clock = virtualClock();
    replaced = [];
    service = acm({ store: memoryStore(), clock, pace: fastPace, replaced: (arn) => replaced.push(arn) });
    certificates = askedService<Operations>(service.plugin);
  });

  async function requested(): Promise<string> {
    const { CertificateArn = '' } = await certificates.call('RequestCertificate', {
      DomainName: 'example.com',
      SubjectAlternativeNames: ['*.example.com'],
      ValidationMethod: 'DNS',
    });
    return CertificateArn;
  }

  it('waits for its validation, then is issued', async () => {
    const CertificateArn = await requested();

    const before = await certificates.call('DescribeCertificate', { CertificateArn });
    const unissued = service.certificates.find(CertificateArn);
    clock.advance(fastPace.scale(30));
    const afterwards = await certificates.call('DescribeCertificate', { CertificateArn });

    assert.equal(before.Certificate?.Status, 'PENDING_VALIDATION');
    assert.equal(unissued, undefined);
    assert.equal(afterwards.Certificate?.Status, 'ISSUED');
    assert.ok(service.certificates.find(CertificateArn)?.privateKeyPem);
  });

  it('has one validation record for a domain and its wildcard', async () => {
    const { Certificate } = await certificates.call('DescribeCertificate', { CertificateArn: await requested() });

    const records = Certificate?.DomainValidationOptions?.map(({ ResourceRecord }) => ResourceRecord);

    assert.equal(records?.length, 2);
    assert.deepEqual(records?.[0], records?.[1]);
    assert.match(records?.[0]?.Name ?? '', /^_[0-9a-f]{32}\.example\.com\.$/);
  });

  it('is measured from its issue until it expires', async () => {
    const arn = await requested();

    const before = service.measured();
    clock.advance(fastPace.scale(30));
    const issued = service.measured();
    clock.advance(2 * year);

    assert.deepEqual(before, []);
    assert.deepEqual(
      issued.map((each) => each.arn),
      [arn],
    );
    assert.deepEqual(service.measured(), []);
  });

  it('tells who uses it when it has been renewed', async () => {
    const CertificateArn = await requested();
    clock.advance(fastPace.scale(30));

    await certificates.call('RenewCertificate', { CertificateArn });

    assert.deepEqual(replaced, [CertificateArn]);
  });

  it('cannot be imported with a key that is not its own', async () => {
    const [one, other] = await Promise.all(
      ['a.example.com', 'b.example.com'].map((name) =>
        selfSigned({ domainNames: [name], notBefore: 0, notAfter: clock.now() + year, serial: Buffer.alloc(16, 1) }),
      ),
    );

    const [code] = await certificates.refusal('ImportCertificate', {
      Certificate: Uint8Array.from(Buffer.from(one?.certificatePem ?? '')),
      PrivateKey: Uint8Array.from(Buffer.from(other?.privateKeyPem ?? '')),
    });

    assert.equal(code, 'ValidationException');
  });
});
