import { FilterLogEventsCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { Failure } from '../failure.ts';
import type { LogSource } from '../logs/log-source.ts';
import type { Clients } from './clients.ts';
import { isAwsError } from './error-name.ts';

/** A log group through FilterLogEvents. */
export function logSource(clients: Clients, logGroup: string): LogSource {
  return {
    async page(since, until, nextToken) {
      const client = await clients.logs();
      try {
        const answer = await client.send(
          new FilterLogEventsCommand({
            logGroupName: logGroup,
            startTime: since,
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
