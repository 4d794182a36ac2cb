/** What is asked of GitHub, and where. */
export interface GitHubApi {
  /** The answer's JSON. */
  request(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<unknown>;
  upload(url: string, name: string, content: Uint8Array): Promise<void>;
  /** `owner/name`. */
  readonly repository: string;
}

/** GitHub refused; `status` is the HTTP status. */
export class GitHubRefusal extends Error {
  override readonly name = 'GitHubRefusal';
  readonly status: number;

  constructor(method: string, path: string, status: number, message: string) {
    super(`${method} ${path}: GitHub answered ${status}: ${message}`);
    this.status = status;
  }
}

interface Access {
  /** Without a slash at the end. */
  readonly url: string;
  readonly token: string;
  readonly repository: string;
}

const patience = 15_000;

/** GitHub's REST API, with a token that is never shown. */
export function githubApi({ url, token, repository }: Access): GitHubApi {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'shipshape',
  };
  const send = async (method: string, target: string, body: string | Uint8Array | undefined, type: string) => {
    const answer = await fetch(target, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const text = await answer.text();
    if (!answer.ok) throw new GitHubRefusal(method, new URL(target).pathname, answer.status, messageIn(text));
    return text;
  };
  return {
    repository,
    async request(method, path, body) {
      const text = await send(method, `${url}${path}`, body && JSON.stringify(body), 'application/json');
      return text === '' ? undefined : JSON.parse(text);
    },
    async upload(target, name, content) {
      await send('POST', `${target}?name=${encodeURIComponent(name)}`, content, 'application/octet-stream');
    },
  };
}

function messageIn(text: string): string {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && 'message' in json) return String(json.message);
  } catch {
    // Not JSON: a proxy's page.
  }
  return text.slice(0, 200);
}
