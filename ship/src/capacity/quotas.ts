/** What a region of a new account allows. */
export interface Quota {
  readonly name: string;
  /** In Service Quotas, where it is there. */
  readonly code: string | undefined;
  readonly value: number;
  readonly isAdjustable: boolean;
  readonly page: string;
}

const elb = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';
const ecs = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html';

export const quotas: Readonly<Record<'vcpus' | 'targets' | 'tasks' | 'capacityUnits', Quota>> = {
  vcpus: {
    name: 'Fargate On-Demand vCPU resource count',
    code: 'L-3032A538',
    value: 6,
    isAdjustable: true,
    page: ecs,
  },
  targets: {
    name: 'Targets per Application Load Balancer',
    code: 'L-7E6692B2',
    value: 1_000,
    isAdjustable: true,
    page: elb,
  },
  tasks: { name: 'Tasks per service', code: undefined, value: 5_000, isAdjustable: true, page: ecs },
  capacityUnits: {
    name: 'Reserved capacity units of a load balancer',
    code: undefined,
    value: 15_000,
    isAdjustable: true,
    page: elb,
  },
};

/** Tasks that Fargate starts for one service in a minute. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
export const startsPerMinute = 500;
