/**
 * The services that local-aws speaks and, of each, the operations whose shapes it carries. An operation of AWS's that is
 * not listed is kept by name only, so that it can be told from one that does not exist.
 */
export const selection: Readonly<Record<string, 'all' | readonly string[]>> = {
  sts: ['GetCallerIdentity'],
  ssm: [
    'AddTagsToResource',
    'DeleteParameter',
    'DeleteParameters',
    'DescribeParameters',
    'GetParameter',
    'GetParameterHistory',
    'GetParameters',
    'GetParametersByPath',
    'ListTagsForResource',
    'PutParameter',
    'RemoveTagsFromResource',
  ],
  ecr: 'all',
  logs: [
    'CreateLogGroup',
    'CreateLogStream',
    'DeleteLogGroup',
    'DeleteLogStream',
    'DeleteRetentionPolicy',
    'DescribeLogGroups',
    'DescribeLogStreams',
    'FilterLogEvents',
    'GetLogEvents',
    'ListTagsForResource',
    'ListTagsLogGroup',
    'PutLogEvents',
    'PutRetentionPolicy',
    'TagResource',
    'UntagResource',
  ],
  elbv2: 'all',
  ecs: 'all',
};
