import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type GitHubApi, GitHubRefusal, githubApi } from '../../github/api.ts';
import { keepComment, keepIssue, longestBody, makeRelease, markedBody } from '../../github/kept-up-to-date.ts';

interface Asked {
  readonly request: string;
  readonly body: unknown;
}

describe('what the pipeline writes on GitHub', () => {
  const asked: Asked[] = [];
  let answers: Record<string, unknown> = {};
  let api: GitHubApi;
  const server = createServer(async (request, response) => {
    const name = `${request.method} ${request.url}`;
    asked.push({ request: name, body: await bodyOf(request) });
    const answer = answers[name];
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  const bodyOf = async (request: IncomingMessage): Promise<unknown> =>
    request.method === 'GET' || request.headers['content-type'] !== 'application/json' ? undefined : json(request);
  const written = () => asked.filter(({ request }) => !request.startsWith('GET'));

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port }: AddressInfo = Object(server.address());
    api = githubApi({ url: `http://127.0.0.1:${port}`, token: 'hush', repository: 'o/r' });
  });
  after(() => server.close());
  beforeEach(() => {
    asked.length = 0;
    answers = {};
  });

  const comments = 'GET /repos/o/r/issues/7/comments?per_page=100&page=';
  const issues = 'GET /repos/o/r/issues?state=open&labels=shipshape&per_page=100';

  it('the first comment is written', async () => {
    answers = { [`${comments}1`]: [{ id: 1, body: 'by a person' }], 'POST /repos/o/r/issues/7/comments': {} };

    const result = await keepComment(api, 7, 'plan', 'Nothing changes.');

    assert.equal(result, 'written');
    assert.deepEqual(written()[0]?.body, { body: markedBody('plan', 'Nothing changes.') });
  });

  it('a later one takes its place, also when others have written much in between', async () => {
    const others = Array.from({ length: 100 }, (_, id) => ({ id, body: 'by a person' }));
    answers = {
      [`${comments}1`]: others,
      [`${comments}2`]: [{ id: 777, body: markedBody('plan', 'old') }],
      'PATCH /repos/o/r/issues/comments/777': {},
    };

    const result = await keepComment(api, 7, 'plan', 'new');

    assert.equal(result, 'updated');
    assert.equal(written().length, 1);
  });

  it('an issue is opened, updated and closed', async () => {
    const own = [{ number: 3, body: markedBody('drift in dev', 'old') }];
    answers = { [issues]: [], 'POST /repos/o/r/issues': {}, 'PATCH /repos/o/r/issues/3': {} };

    const opened = await keepIssue(api, 'drift in dev', 'a tag');
    answers[issues] = own;
    const updated = await keepIssue(api, 'drift in dev', 'two tags');
    const closed = await keepIssue(api, 'drift in dev', '\n');
    answers[issues] = [];
    const none = await keepIssue(api, 'drift in dev', '');

    assert.deepEqual([opened, updated, closed, none], ['opened', 'updated', 'closed', 'none needed']);
    assert.deepEqual(written().at(-1)?.body, { state: 'closed', state_reason: 'completed' });
  });

  it('a release has its files attached', async () => {
    answers = {
      'POST /repos/o/r/releases': { upload_url: `${urlOf(server)}/upload{?name,label}`, html_url: 'the page' },
      'POST /upload?name=sbom.json': {},
    };

    const page = await makeRelease(api, 'v1.0.0', 'notes', new Map([['sbom.json', new Uint8Array([1])]]));

    assert.equal(page, 'the page');
    assert.equal(written().length, 2);
  });

  it("GitHub's refusal is told without the token", async () => {
    await assert.rejects(keepComment(api, 7, 'plan', 'x'), (error) => {
      assert.ok(error instanceof GitHubRefusal);
      assert.equal(error.status, 404);
      assert.match(error.message, /GitHub answered 404: Not Found$/);
      assert.doesNotMatch(error.message, /hush/);
      return true;
    });
  });

  it('a body that is too long is cut and says so', () => {
    const body = markedBody('plan', 'x'.repeat(longestBody));

    assert.ok(body.length <= longestBody);
    assert.match(body, /cut here/);
  });
});

function urlOf(server: ReturnType<typeof createServer>): string {
  const { port }: AddressInfo = Object(server.address());
  return `http://127.0.0.1:${port}`;
}
