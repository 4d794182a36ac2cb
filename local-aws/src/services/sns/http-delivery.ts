import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Clock, Milliseconds } from '../../clock.ts';
import type { Pace } from '../../pace.ts';
import type { HttpMessage } from './envelope.ts';

export interface HttpDelivery {
  /** Tries, and tries again; `failed` is told when it has given up. */
  post(url: string, message: HttpMessage, failed: (reason: string) => void): void;
  /** Gives up what is under way, silently. */
  close(): void;
}

/** SNS's default for HTTP: three retries, 20 s apart. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
const retries = 3;
const retryDelaySeconds = 20;
const timeout: Milliseconds = 15_000;
const mostUnderWay = 1_000;

/** Delivers to this machine only: what a test publishes must not reach the world. */
export function httpDelivery({ clock, pace }: { readonly clock: Clock; readonly pace: Pace }): HttpDelivery {
  const underWay = new Set<AbortController>();

  function attempt(url: URL, message: HttpMessage, left: number, failed: (reason: string) => void): void {
    const controller = new AbortController();
    underWay.add(controller);
    const done = (problem: string | undefined): void => {
      if (!underWay.delete(controller) || problem === undefined) return;
      if (left === 0) {
        failed(problem);
        return;
      }
      const waiting = new AbortController();
      underWay.add(waiting);
      const timer = clock.after(pace.scale(retryDelaySeconds), () => {
        if (underWay.delete(waiting)) attempt(url, message, left - 1, failed);
      });
      waiting.signal.addEventListener('abort', () => timer.cancel());
    };
    const timer = clock.after(timeout, () => {
      controller.abort();
      done('The endpoint did not answer in time.');
    });
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, { method: 'POST', headers: message.headers, signal: controller.signal }, (response) => {
      response.resume();
      timer.cancel();
      const status = response.statusCode ?? 0;
      done(status >= 200 && status < 400 ? undefined : `The endpoint answered with status ${status}.`);
    });
    request.on('error', (error) => {
      timer.cancel();
      done(error.message);
    });
    request.end(message.body);
  }

  return {
    post(text, message, failed) {
      const url = URL.parse(text);
      if (!url || !isLoopback(url)) failed('local-aws delivers to loopback addresses only.');
      else if (underWay.size >= mostUnderWay) failed('Too many deliveries are under way.');
      else attempt(url, message, retries, failed);
    },
    close() {
      const all = [...underWay];
      underWay.clear();
      for (const each of all) each.abort();
    },
  };
}

function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
