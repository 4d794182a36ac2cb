import type { LoggingConfiguration, Operations } from '../../models/generated/wafv2.ts';
import type { ServiceOperations } from '../../wire/operation.ts';
import { invalidParameter, nonexistent } from './errors.ts';
import type { WafState } from './state.ts';
import { restored, stored } from './stored-value.ts';

/** Where a web ACL's requests are logged to; nothing is logged, since nothing is enforced. */
export function loggingOperations({ loggings, webAcls }: WafState): ServiceOperations<Operations> {
  const all = (): LoggingConfiguration[] => [...loggings.values()].map((text) => restored<LoggingConfiguration>(text));
  return {
    PutLoggingConfiguration({ LoggingConfiguration: given }) {
      webAcls.require({ ARN: given.ResourceArn });
      for (const destination of given.LogDestinationConfigs) {
        if (!/^arn:aws[\w-]*:(logs|firehose|s3):.*[:/]aws-waf-logs-/.test(destination)) {
          throw invalidParameter(
            'The ARN isn’t valid. A valid ARN begins with arn: and names a log group, stream or bucket that begins with aws-waf-logs-.',
            'LOG_DESTINATION',
            destination,
          );
        }
      }
      const kept: LoggingConfiguration = {
        LogType: 'WAF_LOGS',
        LogScope: 'CUSTOMER',
        ...given,
        ManagedByFirewallManager: false,
      };
      loggings.put(given.ResourceArn, stored(kept));
      return { LoggingConfiguration: kept };
    },
    GetLoggingConfiguration({ ResourceArn }) {
      const text = loggings.get(ResourceArn);
      if (text === undefined) throw nonexistent();
      return { LoggingConfiguration: restored<LoggingConfiguration>(text) };
    },
    DeleteLoggingConfiguration({ ResourceArn }) {
      if (!loggings.delete(ResourceArn)) throw nonexistent();
      return {};
    },
    ListLoggingConfigurations: ({ Scope }) => ({
      LoggingConfigurations: all().filter(
        ({ ResourceArn }) => webAcls.require({ ARN: ResourceArn }).row.scope === Scope,
      ),
    }),
  };
}
