import { spawn } from 'node:child_process';
import type { HookAnswer } from '../engine/traffic-shift/hooks.ts';
import type { HookCaller, HookPayload } from '../services/ecs/hook-calls.ts';
import type { LocalFunction } from './local-function.ts';

/** As long as a Lambda function may run. */
const longestCall = 15 * 60_000;
const longestAnswer = 1024 * 1024;
const usualCallBackDelaySeconds = 30;
/** A stage ends after 24 hours, whatever its hooks say. */
const longestCallBackDelaySeconds = 24 * 3_600;

/**
 * Calls the functions of lifecycle hooks: the payload as JSON goes to the URL by POST, or to the command's standard
 * input; the answer, as JSON, comes as the body, or on standard output. A function that fails, answers nonsense or is
 * not there has FAILED, as on AWS.
 */
export function functionCaller(functions: ReadonlyMap<string, LocalFunction>): HookCaller {
  return (functionArn, payload, onAnswer) => {
    // arn:aws:lambda:region:account:function:name[:version]
    const name = functionArn.split(':')[6] ?? functionArn;
    const target = functions.get(name);
    const answer = target
      ? ask(target, payload)
      : Promise.reject(new Error(`there is no function ${name}; start local-aws with --function ${name}=…`));
    answer.then(readAnswer).then(
      (read) => onAnswer(read),
      (error) => onAnswer({ hookStatus: 'FAILED', reason: error instanceof Error ? error.message : String(error) }),
    );
  };
}

function ask(target: LocalFunction, payload: HookPayload): Promise<string> {
  switch (target.kind) {
    case 'url':
      return askUrl(target.url, payload);
    case 'command':
      return askCommand(target, payload);
    default:
      return target satisfies never;
  }
}

async function askUrl(url: URL, payload: HookPayload): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
    redirect: 'error',
    signal: AbortSignal.timeout(longestCall),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestAnswer) throw new Error(`${url} answered more than ${longestAnswer} bytes`);
  }
  return text;
}

function askCommand(target: Extract<LocalFunction, { kind: 'command' }>, payload: HookPayload): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(target.program, [...target.arguments], {
      stdio: ['pipe', 'pipe', 'inherit'],
      timeout: longestCall,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (output.length > longestAnswer) child.kill('SIGKILL');
    });
    child.on('error', (error) => reject(new Error(`${target.program} cannot be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${target.program} ended with ${code === null ? signal : `exit code ${code}`}`));
    });
    // A program that does not read its input ends all the same.
    child.stdin.on('error', () => undefined).end(JSON.stringify(payload));
  });
}

function readAnswer(text: string): HookAnswer {
  const value: unknown = JSON.parse(text);
  const members = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const hookStatus = members.get('hookStatus');
  switch (hookStatus) {
    case 'SUCCEEDED':
      return { hookStatus };
    case 'FAILED':
      return { hookStatus, reason: 'the function answered FAILED' };
    case 'IN_PROGRESS': {
      const delay = Number(members.get('callBackDelay') ?? usualCallBackDelaySeconds);
      const isUsable = delay >= 0 && delay <= longestCallBackDelaySeconds;
      const callBackDelaySeconds = isUsable ? delay : usualCallBackDelaySeconds;
      return { hookStatus, callBackDelaySeconds, details: members.get('hookDetails') };
    }
    default:
      throw new Error(
        `the function answered hookStatus ${JSON.stringify(hookStatus)}, not SUCCEEDED, FAILED or IN_PROGRESS`,
      );
  }
}
