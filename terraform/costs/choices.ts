/** A set of variables over those of an environment, that the table of costs tells. */
export interface Choice {
  readonly name: string;
  /** What it costs besides money. */
  readonly trade: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The cheapest dev that is still safe: nothing of what protects is switched off, and tasks stay off the internet. */
export const cheapestDev: Choice = {
  name: 'cheapest safe dev',
  trade: 'one zone’s failure, or a Spot interruption, may stop it for minutes',
  variables: {
    nat_gateways: 'single',
    s3_gateway_endpoint: true,
    cpu_architecture: 'ARM64',
    desired_count: 1,
    cpu: 256,
    memory: 512,
    fargate_spot_weight: 100,
    fargate_on_demand_base: 0,
    container_insights: 'disabled',
  },
};

/** What each choice alone saves of the variables' defaults, which are those of the stack as it was first described. */
export const defaultsChoices: readonly Choice[] = [
  {
    name: 'one NAT gateway for all zones',
    trade: 'its zone’s failure cuts all tasks off from the internet',
    variables: { nat_gateways: 'single' },
  },
  {
    name: 'no NAT gateway, interface endpoints instead',
    trade: 'tasks reach AWS only, nothing else on the internet',
    variables: {
      nat_gateways: 'none',
      s3_gateway_endpoint: true,
      interface_endpoints: ['ecr.api', 'ecr.dkr', 'logs'],
      // The placeholder would come from the internet.
      container_image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/devops-challenge:1.0.0',
    },
  },
  { name: 'one task', trade: 'an interruption is an outage', variables: { desired_count: 1 } },
  { name: 'the smallest task (256 CPU, 512 MiB)', trade: 'half the speed', variables: { cpu: 256, memory: 512 } },
  { name: 'ARM64', trade: 'images for ARM', variables: { cpu_architecture: 'ARM64' } },
  {
    name: 'all on Fargate Spot',
    trade: 'two minutes’ notice, and no promise of capacity',
    variables: { fargate_spot_weight: 100, fargate_on_demand_base: 0 },
  },
  {
    name: 'no Container Insights',
    trade: 'no metrics of single tasks, no alarm on running below desired',
    variables: { container_insights: 'disabled' },
  },
];

/** What each choice alone saves in prod: the price of what it has more than dev. */
export const prodChoices: readonly Choice[] = [
  {
    name: 'no interface endpoints',
    trade: 'images, logs and secrets go through NAT',
    variables: { interface_endpoints: [] },
  },
  {
    name: 'one NAT gateway for all zones',
    trade: 'its zone’s failure cuts all tasks off from the internet',
    variables: { nat_gateways: 'single' },
  },
  {
    name: 'ARM64',
    trade: 'images for ARM',
    variables: { cpu_architecture: 'ARM64' },
  },
  {
    name: 'half of what is above one task on Spot',
    trade: 'two minutes’ notice for those',
    variables: { fargate_spot_weight: 50 },
  },
  {
    name: 'Container Insights without details',
    trade: 'no metrics of single containers',
    variables: { container_insights: 'enabled' },
  },
  { name: 'no web ACL', trade: 'bots and known attacks reach the service (a policy fails)', variables: { waf: null } },
  { name: 'no flow logs', trade: 'nobody knows who talked to whom (a policy fails)', variables: { flow_logs: false } },
  {
    name: 'no key of one’s own',
    trade: 'AWS’s keys: their use is not logged, they cannot be taken away (a policy fails)',
    variables: { customer_managed_key: false },
  },
];
