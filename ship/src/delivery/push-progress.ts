import type { PushEvent } from '../image/index.ts';
import { size } from '../report/output.ts';

/** Turns a push's events into one line that says how far it is: `3.2 MB of 46.1 MB, 2 blobs were there`. */
export function pushProgress(tell: (detail: string) => void): (event: PushEvent) => void {
  const sizes = new Map<string, number>();
  const sent = new Map<string, number>();
  let present = 0;
  const sum = (values: Iterable<number>): number => Iterator.from(values).reduce((total, value) => total + value, 0);
  return (event) => {
    switch (event.kind) {
      case 'blob-present':
        present += 1;
        break;
      case 'blob-sending':
        sizes.set(event.digest, event.sizeBytes);
        sent.set(event.digest, event.sentBytes);
        break;
      case 'blob-sent':
        sent.set(event.digest, event.sizeBytes);
        break;
      case 'tag-set':
      case 'tag-kept':
        tell(`tag ${event.tag}`);
        return;
      default:
        event satisfies never;
    }
    tell(`${size(sum(sent.values()))} of ${size(sum(sizes.values()))}, ${present} blobs were there`);
  };
}
