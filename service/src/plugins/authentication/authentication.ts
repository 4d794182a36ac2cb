import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { replyWithProblem } from '../../problem.ts';
import { errorFields, type Log } from '../logging/log.ts';
import { type ApiKey, principalOfApiKey } from './api-keys.ts';
import { type JwtIssuer, KeysUnavailableError, tokenVerifier, type VerifyToken } from './jwt.ts';
import type { Principal } from './principal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; `undefined` on routes that do not want to know. */
    principal: Principal | undefined;
  }

  interface FastifyContextConfig {
    /** The caller must be known and have all of these; an empty list asks for a known caller only. */
    scopes?: readonly string[];
  }
}

export interface AuthenticationOptions {
  readonly apiKeys: readonly ApiKey[];
  readonly jwtIssuer: JwtIssuer | undefined;
  readonly log: Log;
}

/** Longer than any sensible token; a header may be 16 KiB. */
const longestCredential = 8192;

/**
 * Guards every route registered from now on whose `config` names `scopes`: by an API key in `X-Api-Key` or an access token
 * in `Authorization: Bearer`, before the body is read. Who is not known gets 401, who lacks a scope 403 (RFC 6750, 3.1).
 */
export function authenticate(app: FastifyInstance, { apiKeys, jwtIssuer, log }: AuthenticationOptions): void {
  const verifyToken = jwtIssuer === undefined ? undefined : tokenVerifier(jwtIssuer);

  const guard =
    (scopes: readonly string[]): onRequestAsyncHookHandler =>
    async (request, reply) => {
      try {
        request.principal = await principalOf(request, apiKeys, verifyToken);
      } catch (error) {
        if (!(error instanceof KeysUnavailableError)) throw error;
        log.error('tokens cannot be verified', { requestId: request.id, ...errorFields(error.cause) });
        return replyWithProblem(reply.header('retry-after', 5), 503, 'Tokens cannot be verified at the moment.');
      }
      if (request.principal === undefined) return refuse(request, reply, apiKeys.length > 0, jwtIssuer !== undefined);
      const { scopes: granted } = request.principal;
      const missing = scopes.filter((scope) => !granted.has(scope));
      if (missing.length === 0) return undefined;
      reply.header('www-authenticate', `Bearer error="insufficient_scope", scope="${scopes.join(' ')}"`);
      return replyWithProblem(reply, 403, `This needs the scope ${missing.join(' and ')}.`);
    };

  app.addHook('onRoute', (route) => {
    const scopes = route.config?.scopes;
    if (scopes !== undefined) route.onRequest = [...[route.onRequest ?? []].flat(), guard(scopes)];
  });
}

async function principalOf(
  { headers }: FastifyRequest,
  apiKeys: readonly ApiKey[],
  verifyToken: VerifyToken | undefined,
): Promise<Principal | undefined> {
  const key = headers['x-api-key'];
  if (typeof key === 'string') return key.length > longestCredential ? undefined : principalOfApiKey(apiKeys, key);
  const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization ?? '') ?? [];
  if (token === undefined || token.length > longestCredential) return undefined;
  return verifyToken?.(token);
}

function refuse(request: FastifyRequest, reply: FastifyReply, hasKeys: boolean, hasTokens: boolean): FastifyReply {
  const isGiven = request.headers['x-api-key'] !== undefined || request.headers.authorization !== undefined;
  reply.header('www-authenticate', isGiven ? 'Bearer error="invalid_token"' : 'Bearer');
  const ways = [...(hasKeys ? ['an API key in X-Api-Key'] : []), ...(hasTokens ? ['a token as Bearer'] : [])];
  if (ways.length === 0) {
    return replyWithProblem(
      reply,
      401,
      'This needs a caller who is known, and no caller is: see API_KEYS, JWT_JWKS_URL.',
    );
  }
  const what = isGiven ? 'What was sent is not good; this' : 'This';
  return replyWithProblem(reply, 401, `${what} needs ${ways.join(' or ')}.`);
}
