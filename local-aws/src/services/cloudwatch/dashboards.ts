import type { Clock } from '../../clock.ts';
import type { DashboardValidationMessage, Operations } from '../../models/generated/cloudwatch.ts';
import type { Store } from '../../store/store.ts';
import { accountId, type ServiceOperations } from '../../wire/operation.ts';
import type { AlarmTables } from './alarms/alarm-rows.ts';
import { cloudWatchError } from './errors.ts';
import { page } from './page.ts';
import { newTags } from './tags.ts';

interface DashboardRow {
  readonly name: string;
  readonly body: string;
  readonly modifiedAt: number;
}

type Names = 'PutDashboard' | 'GetDashboard' | 'ListDashboards' | 'DeleteDashboards';

export interface Dashboards {
  readonly operations: Required<Pick<ServiceOperations<Operations>, Names>>;
  isDashboard(arn: string): boolean;
}

const widgetTypes = ['metric', 'text', 'log', 'alarm', 'explorer', 'custom'];

/** Dashboards are the same in every region. */
export function dashboards(store: Store, tags: AlarmTables['tags'], clock: Clock): Dashboards {
  const rows = store.table<DashboardRow>('cloudwatch.dashboards');
  const arnOf = (name: string): string => `arn:aws:cloudwatch::${accountId}:dashboard/${name}`;
  return {
    isDashboard: (arn) => rows.has(arn.replace(/^.*:dashboard\//, '')) && arn.includes(':dashboard/'),
    operations: {
      PutDashboard({ DashboardName: name, DashboardBody: body, Tags }) {
        if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) {
          throw cloudWatchError(
            'DashboardInvalidInputError',
            'The value for field DashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and underscore (_).',
          );
        }
        const messages = faultsIn(body);
        const isNew = !rows.has(name);
        rows.put(name, { name, body, modifiedAt: clock.now() });
        if (isNew && Tags && Tags.length > 0) tags.put(arnOf(name), newTags(Tags));
        return { DashboardValidationMessages: messages };
      },

      GetDashboard({ DashboardName: name }) {
        const row = rows.get(name);
        if (!row) throw cloudWatchError('DashboardNotFoundError', `Dashboard ${name} does not exist`);
        return { DashboardName: name, DashboardArn: arnOf(name), DashboardBody: row.body };
      },

      ListDashboards({ DashboardNamePrefix: prefix = '', NextToken }) {
        const found = [...rows.values()].filter(({ name }) => name.startsWith(prefix));
        const { items, nextToken } = page(
          found.sort((one, other) => (one.name < other.name ? -1 : 1)),
          1_000,
          NextToken,
        );
        return {
          DashboardEntries: items.map(({ name, body, modifiedAt }) => ({
            DashboardName: name,
            DashboardArn: arnOf(name),
            LastModified: modifiedAt,
            Size: Buffer.byteLength(body),
          })),
          NextToken: nextToken,
        };
      },

      DeleteDashboards({ DashboardNames: names }) {
        const absent = names.filter((name) => !rows.has(name));
        if (absent.length > 0) {
          throw cloudWatchError('DashboardNotFoundError', `Dashboard ${absent.join(', ')} does not exist`);
        }
        for (const name of names) {
          rows.delete(name);
          tags.delete(arnOf(name));
        }
        return {};
      },
    },
  };
}

/**
 * What is odd in a dashboard that can be shown all the same.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 * @throws {AwsError} InvalidParameterInput on a body that is none
 */
function faultsIn(body: string): DashboardValidationMessage[] {
  const invalid = (message: string): Error =>
    cloudWatchError('DashboardInvalidInputError', `The dashboard body is invalid: ${message}`);
  const content = parse(body);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw invalid('The field DashboardBody must be a valid JSON object');
  }
  const widgets: unknown = 'widgets' in content ? content.widgets : undefined;
  if (widgets === undefined) return [{ DataPath: '/', Message: "The dashboard has no field 'widgets'" }];
  if (!Array.isArray(widgets)) throw invalid("The field 'widgets' must be a list");
  if (widgets.length > 500) throw invalid("The field 'widgets' holds more than 500 widgets");
  return widgets.flatMap((widget: unknown, index): DashboardValidationMessage[] => {
    if (typeof widget !== 'object' || widget === null) throw invalid(`/widgets/${index} should be an object`);
    const type: unknown = 'type' in widget ? widget.type : undefined;
    if (typeof type !== 'string' || !widgetTypes.includes(type)) {
      throw invalid(`/widgets/${index}/type should be one of ${widgetTypes.join(', ')}`);
    }
    if (!('properties' in widget)) throw invalid(`/widgets/${index} should have required property 'properties'`);
    const hasRegion =
      typeof widget.properties === 'object' && widget.properties !== null && 'region' in widget.properties;
    if (type !== 'metric' || hasRegion) return [];
    return [{ DataPath: `/widgets/${index}/properties/region`, Message: 'Should have a region' }];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
