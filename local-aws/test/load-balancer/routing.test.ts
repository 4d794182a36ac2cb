import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { redirectLocation } from '../../src/load-balancer/redirect.ts';
import { type RoutedRequest, type Routing, type RoutingAction, router } from '../../src/load-balancer/routing.ts';
import type { Condition } from '../../src/load-balancer/rule-conditions.ts';
import { matchesWildcard } from '../../src/load-balancer/wildcard.ts';

const request: RoutedRequest = {
  method: 'GET',
  path: '/api/hello',
  query: 'version=Two&debug',
  headers: { host: 'App.Example.com:8080', 'user-agent': 'Mozilla/5.0' },
  sourceAddress: '127.0.0.1',
};

const answer = (body: string): RoutingAction<string> => ({
  kind: 'fixedResponse',
  fixedResponse: { status: 200, contentType: undefined, body },
});

function routed(rules: readonly { priority: number; conditions: Condition[] }[], to = request): string {
  const routing: Routing<string> = {
    rules: rules.map((rule) => ({ ...rule, action: answer(String(rule.priority)) })),
    defaultAction: answer('default'),
  };
  const route = router(routing, (forward) => forward);
  const action = route(() => to);
  return action.kind === 'fixedResponse' ? action.fixedResponse.body : action.kind;
}

function holds(...conditions: Condition[]): boolean {
  return routed([{ priority: 1, conditions }]) === '1';
}

describe('routing', () => {
  it('takes the first rule by priority whose conditions all hold, otherwise the default', () => {
    const path = (value: string): Condition => ({ field: 'path-pattern', values: [value] });

    assert.equal(
      routed([
        { priority: 20, conditions: [path('/api/*')] },
        { priority: 3, conditions: [path('*')] },
      ]),
      '3',
    );
    assert.equal(routed([{ priority: 20, conditions: [path('/api/*'), path('/nothing')] }]), 'default');
    assert.equal(routed([]), 'default');
  });

  it('compares paths with regard to case, without the query', () => {
    assert.ok(holds({ field: 'path-pattern', values: ['/other', '/api/hel?o'] }));
    assert.ok(!holds({ field: 'path-pattern', values: ['/API/hello'] }));
    assert.ok(!holds({ field: 'path-pattern', values: ['*debug'] }));
  });

  it('compares hosts without regard to case and port', () => {
    assert.ok(holds({ field: 'host-header', values: ['*.EXAMPLE.com'] }));
    assert.ok(!holds({ field: 'host-header', values: ['example.com'] }));
  });

  it('compares headers, methods and query strings', () => {
    assert.ok(holds({ field: 'http-header', name: 'User-Agent', values: ['mozilla*'] }));
    assert.ok(!holds({ field: 'http-header', name: 'X-Absent', values: ['*'] }));
    assert.ok(holds({ field: 'http-request-method', values: ['POST', 'GET'] }));
    assert.ok(!holds({ field: 'http-request-method', values: ['get'] }));
    assert.ok(holds({ field: 'query-string', values: [{ key: 'version', value: 'two' }] }));
    assert.ok(holds({ field: 'query-string', values: [{ key: undefined, value: 't?o' }] }));
    assert.ok(!holds({ field: 'query-string', values: [{ key: 'version', value: 'three' }] }));
  });

  it('compares source addresses with blocks', () => {
    assert.ok(holds({ field: 'source-ip', values: ['10.0.0.0/8', '127.0.0.0/8'] }));
    assert.ok(!holds({ field: 'source-ip', values: ['10.0.0.0/8', '2001:db8::/32'] }));
  });

  it('fills the parts of a redirect from the request', () => {
    const plain = { protocol: 'http', port: 8080, reachablePort: (port: number) => port } as const;
    const redirect = {
      status: 301,
      protocol: 'HTTPS',
      host: '#{host}',
      port: '443',
      path: '/#{path}',
      query: '#{query}',
    } as const;

    assert.equal(redirectLocation(redirect, request, plain), 'https://App.Example.com:443/api/hello?version=Two&debug');
    assert.equal(
      redirectLocation(
        { ...redirect, protocol: '#{protocol}', port: '#{port}', path: '/v2/#{path}', query: '' },
        request,
        plain,
      ),
      'http://App.Example.com:8080/v2/api/hello',
    );
  });
});

describe('a wildcard pattern', () => {
  it('matches as the regular expression of the same meaning does', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 12 });

    fc.assert(
      fc.property(pattern, text, (given, tried) => {
        const expression = new RegExp(`^${given.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);

        assert.equal(matchesWildcard(given, tried), expression.test(tried));
      }),
      { numRuns: 1_000 },
    );
  });
});
