import { type Place, policyFor } from '../permissions/policy.ts';
import { permissions } from '../permissions/table.ts';

/** What stands for the reader's own names in the written policy. */
const example: Place = {
  app: '<app>',
  environment: '<environment>',
  account: '<account>',
  region: '<region>',
  partition: 'aws',
  cluster: '<app>-<environment>-cluster',
  service: '<app>-<environment>-service',
  repository: '<app>',
  logGroup: '/ecs/<app>-<environment>',
  family: '<app>-<environment>',
};

/** docs/reference/ship-permissions.json: the whole policy, with placeholders. */
export function permissionsPolicy(): string {
  return `${JSON.stringify(policyFor('all', example), undefined, 2)}\n`;
}

/** docs/reference/ship-permissions.md: each permission with its reason. */
export function permissionsPage(): string {
  const rows = permissions.map(
    ({ action, purpose, scope, why }) => `| \`${action}\` | ${purpose} | ${scope} | ${why} |`,
  );
  return `# Permissions of ship

Made from the code by \`npm run reference -w ship\`; a test fails when it is out of date, another when the code calls what
is not listed, and a third when a deployment asks for it.

Whoever only looks (\`status\`, \`logs\` and the like) needs the permissions for \`read\`; whoever deploys needs all of them.
[ship-permissions.json](ship-permissions.json) is the policy with placeholders; \`ship permissions\` prints it with the
names of an environment:

\`\`\`sh
ship permissions --env prod --account 111122223333 --json > policy.json
aws iam put-role-policy --role-name deploy --policy-name ship --policy-document file://policy.json
ship permissions --for read --json    # for those who only look
\`\`\`

What \`ship up\` creates is created on this machine, and needs no permission of AWS. Pushing and pulling speak the
registry's protocol; ECR checks the \`ecr:\` actions for it. Where the template's roles have names of their own, put
their ARNs in place of the \`Roles\` statement's resource.

| action | for | on | why |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
