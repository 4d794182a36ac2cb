import type { Difference } from '../deployment/difference.ts';

/** Text with its digests cut to the 12 hex digits that tell images apart. */
export function withShortDigests(text: string): string {
  return text.replaceAll(/(sha256:[0-9a-f]{12})[0-9a-f]+/g, '$1');
}

/** ECS's words (events, stopped reasons) with a target group's name in place of its ARN. */
export function withShortTargetGroups(text: string): string {
  return text.replaceAll(/arn:[\w-]+:elasticloadbalancing:[^\s()]*:targetgroup\/([\w-]+)\/[0-9a-f]+/g, '$1');
}

/** An event without the service's name, with which each begins where one service alone is told of. */
export function shortEvent(message: string): string {
  return withShortTargetGroups(
    message.replace(/^\(service ([^),]*)(?:, ([^)]*))?\) /, (_, _service, rest?: string) =>
      rest === undefined ? '' : `(${rest}) `,
    ),
  );
}

/** A change in one line; of an image that stays in its repository only the digest. */
export function differenceInWords({ path, before, after }: Difference): string {
  const [from, to] = [before ?? '(none)', after ?? '(none)'];
  const at = from.indexOf('@') + 1;
  const isSameRepository = at > 0 && from.slice(0, at) === to.slice(0, at);
  return withShortDigests(`${path}: ${isSameRepository ? `${from.slice(at)} → ${to.slice(at)}` : `${from} → ${to}`}`);
}
