import { createServer as createPlainServer, type Server as PlainServer, type ServerOptions } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { SecureContext, SecureContextOptions, SecureVersion } from 'node:tls';
import { type CertificateAndKey, certificateChoice } from './certificates.ts';

/** What an HTTPS listener needs besides what an HTTP one does. */
export interface SecureSettings {
  /** The first is the default one. With none, every handshake fails. */
  readonly certificates: readonly CertificateAndKey[];
  readonly minVersion: SecureVersion;
  readonly maxVersion: SecureVersion;
  /** OpenSSL's names, TLS 1.3's included. */
  readonly ciphers: readonly string[];
}

export type ListenerServer = PlainServer | SecureServer;

/** An ALB gives up a handshake that takes longer. */
const handshakeTimeout = 10_000;

/** A server that speaks HTTP/1.1 over TLS and finds its settings anew for each connection. */
export class SecureListening {
  #choose: (serverName: string) => SecureContext | undefined;
  #options: SecureContextOptions;

  /** @throws the system's error for a certificate or key that cannot be read */
  constructor(settings: SecureSettings) {
    this.#options = contextOptions(settings);
    this.#choose = certificateChoice(settings.certificates, this.#options);
  }

  /** Connections that come from now on follow the new settings. */
  configure(settings: SecureSettings, servers: readonly ListenerServer[]): void {
    this.#options = contextOptions(settings);
    this.#choose = certificateChoice(settings.certificates, this.#options);
    for (const server of servers) if ('setSecureContext' in server) server.setSecureContext(this.#options);
  }

  createServer(options: ServerOptions): SecureServer {
    return createSecureServer({
      ...options,
      ...this.#options,
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout,
      SNICallback: (serverName, chosen) => chosen(null, this.#choose(serverName)),
    });
  }
}

export function createServer(options: ServerOptions, secure: SecureListening | undefined): ListenerServer {
  return secure === undefined ? createPlainServer(options) : secure.createServer(options);
}

function contextOptions({ certificates, minVersion, maxVersion, ciphers }: SecureSettings): SecureContextOptions {
  const [first] = certificates;
  // OpenSSL's own security level would refuse what old policies allow.
  const isOld = minVersion === 'TLSv1' || minVersion === 'TLSv1.1';
  return {
    minVersion,
    maxVersion,
    ciphers: [...ciphers, ...(isOld ? ['@SECLEVEL=0'] : [])].join(':'),
    honorCipherOrder: true,
    ...(first === undefined ? {} : { cert: first.certificatePem, key: first.privateKeyPem }),
  };
}
