import type { EventPosition } from '../../store/event-log.ts';

const digitsOfTimestamp = 20;
const digitsOfSequence = 36;
const written = new RegExp(`^(\\d{${digitsOfTimestamp}})(\\d{${digitsOfSequence}})$`);

/** A position as AWS writes event ids and tokens: 56 digits. */
export function writePosition({ timestamp, sequence }: EventPosition): string {
  return String(timestamp).padStart(digitsOfTimestamp, '0') + String(sequence).padStart(digitsOfSequence, '0');
}

/** Undefined for a text that `writePosition` did not write. */
export function readPosition(text: string): EventPosition | undefined {
  const [, timestamp, sequence] = written.exec(text) ?? [];
  const position = { timestamp: Number(timestamp), sequence: Number(sequence) };
  return Number.isSafeInteger(position.timestamp) && Number.isSafeInteger(position.sequence) ? position : undefined;
}
