import { FilterLogEventsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { Failure, messageOf } from '../failure.ts';
import type { LogSource } from '../logs/log-source.ts';
import type { Clients } from './clients.ts';
import { isAwsError } from './error-name.ts';

/** Which of a group's lines are wanted. */
export interface LogFilter {
  /** In CloudWatch's filter pattern syntax. */
  readonly pattern?: string | undefined;
  /** How the streams' names begin. */
  readonly streamPrefix?: string | undefined;
}

/** A log group through FilterLogEvents. */
export function logSource(clients: Clients, logGroup: string, { pattern, streamPrefix }: LogFilter = {}): LogSource {
  return {
    async page(since, until, nextToken) {
      const client = await clients.logs();
      try {
        const answer = await client.send(
          new FilterLogEventsCommand({
            logGroupName: logGroup,
            startTime: since,
            ...(pattern !== undefined && { filterPattern: pattern }),
            ...(streamPrefix !== undefined && { logStreamNamePrefix: streamPrefix }),
            ...(until !== undefined && { endTime: until }),
            ...(nextToken !== undefined && { nextToken }),
          }),
        );
        const lines = (answer.events ?? []).map(
          ({ eventId = '', timestamp = 0, logStreamName = '', message = '' }) => ({
            id: eventId,
            at: timestamp,
            stream: logStreamName,
            message,
          }),
        );
        return { lines, nextToken: answer.nextToken };
      } catch (error) {
        if (pattern !== undefined && isAwsError(error, 'InvalidParameterException')) {
          throw new Failure({
            code: 'invalid-pattern',
            where: '--filter',
            what: messageOf(error),
            remedy: `for example ERROR, "two words", or '{ $.level >= 50 }'`,
            cause: error,
          });
        }
        if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
        throw new Failure({
          code: 'log-group-missing',
          where: `log group ${logGroup}`,
          what: 'does not exist',
          remedy: 'the contract names it: run ship up or terraform apply again',
        });
      }
    },
  };
}

/** The last lines of one log stream, oldest first; none where the stream does not exist (yet). */
export async function lastLogLines(
  clients: Clients,
  logGroup: string,
  stream: string,
  limit: number,
): Promise<readonly string[]> {
  const client = await clients.logs();
  try {
    const answer = await client.send(
      new GetLogEventsCommand({ logGroupName: logGroup, logStreamName: stream, limit, startFromHead: false }),
    );
    return (answer.events ?? []).map(({ message = '' }) => message);
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return [];
    throw error;
  }
}
