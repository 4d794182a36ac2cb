import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseConfig } from '../../service/src/config.ts';
import { prometheusText, type ServiceState } from '../../service/src/plugins/metrics/prometheus.ts';

const page = readFileSync(new URL('../reference/service-configuration.md', import.meta.url), 'utf8');
const [variables = '', metrics = ''] = page.split('## Metrics at');

function rowsOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\| `(.+)$/gm)].map(([, row = '']) =>
    `\`${row}`
      .replace(/ \|$/, '')
      .split(' | ')
      .map((cell) => cell.replaceAll('\\*', '*').replaceAll('`', '')),
  );
}

/** Every variable is there and empty, which none may be. */
function refusals() {
  const result = parseConfig(new Proxy({}, { get: () => '' }));
  return result.ok ? [] : result.problems;
}

describe('the page of the configuration', () => {
  it('has every variable with what is allowed, and no other', () => {
    const read = refusals().map(({ variable, allowed }) => `${variable}: ${allowed}`);

    const told = rowsOf(variables).map(([variable, allowed]) => `${variable}: ${allowed}`);

    assert.deepEqual([...told].sort(), [...new Set(read)].sort());
  });

  it('tells the defaults that are there without a word', () => {
    const silent = parseConfig({});

    for (const [variable = '', , value = ''] of rowsOf(variables)) {
      if (value === 'none') continue;
      assert.deepEqual(parseConfig({ [variable]: value }), silent, variable);
    }
  });

  it('tells no default of a variable that has one, as none', () => {
    const silent = parseConfig({});
    const undefinedOrEmpty = ['rateLimit', 'apiKeys', 'corsOrigins', 'jwtIssuer', 'embeddedMetricsSeconds', 'tracing'];

    const without = silent.ok
      ? Object.entries(silent.config).filter(
          ([, value]) => value === undefined || (Array.isArray(value) && value.length === 0),
        )
      : [];

    assert.deepEqual(without.map(([name]) => name).sort(), undefinedOrEmpty.sort());
  });

  it('has every metric with its type and meaning', () => {
    const state: ServiceState = {
      version: '1',
      environment: 'dev',
      nodeVersion: '26',
      startedAtSeconds: 0,
      cpuSeconds: 0,
      residentBytes: 0,
      heapUsedBytes: 0,
      load: { eventLoopDelaySeconds: 0, requestsInFlight: 0, memoryRatio: 0 },
      isOverloaded: false,
      requestsInFlight: 0,
      spansDropped: 0,
    };
    const text = prometheusText([], state);

    const told = rowsOf(metrics).map(([name, type, meaning]) => `# HELP ${name} ${meaning}\n# TYPE ${name} ${type}`);

    const given = [...text.matchAll(/# HELP .*\n# TYPE .*/g)].map(([head]) => head);
    assert.deepEqual([...told].sort(), [...given].sort());
  });
});
