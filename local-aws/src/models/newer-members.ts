/** What is laid over a shape of AWS's model: members come on top of its own, a shape it lacks is made. */
export interface ShapeOverlay {
  readonly type: string;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
}

/**
 * Members that AWS has added since the models were taken, by service and shape. They were found by comparing the models
 * with the types of the AWS SDK for JavaScript (clients 3.1164), and are here because something of ours speaks of them.
 */
export const newerMembers: Readonly<Record<string, Readonly<Record<string, ShapeOverlay>>>> = {
  ecs: {
    DeploymentCircuitBreaker: {
      type: 'structure',
      members: { resetOnHealthyTask: 'BoxedBoolean', thresholdConfiguration: 'ThresholdConfiguration' },
    },
    ThresholdConfiguration: {
      type: 'structure',
      required: ['type', 'value'],
      members: { type: 'ThresholdType', value: 'BoxedInteger' },
    },
    ThresholdType: { type: 'string', enum: ['BOUNDED_PERCENT', 'COUNT', 'UNBOUNDED_PERCENT'] },
    DeploymentConfiguration: {
      type: 'structure',
      members: { earlySuccessCriteria: 'DeploymentEarlySuccessCriteria' },
    },
    DeploymentEarlySuccessCriteria: {
      type: 'structure',
      required: ['enable'],
      members: {
        enable: 'Boolean',
        healthyPercent: 'BoxedInteger',
        sourceServiceRevisionCleanup: 'ServiceRevisionCleanup',
      },
    },
    ServiceRevisionCleanup: { type: 'string', enum: ['BLOCKING', 'DEFERRED'] },
  },
  logs: {
    FilterLogEventsRequest: { type: 'structure', members: { startFromHead: 'StartFromHead' } },
  },
  ec2: {
    // An internet gateway's attachment is `available` where the model knows `attached` only.
    AttachmentStatus: { type: 'string', enum: ['attaching', 'attached', 'available', 'detaching', 'detached'] },
    // The model spells an endpoint's states with a capital; EC2 answers in small letters, and clients wait for those.
    State: {
      type: 'string',
      enum: [
        'pendingAcceptance',
        'pending',
        'available',
        'deleting',
        'deleted',
        'rejected',
        'failed',
        'expired',
        'partial',
      ],
    },
  },
};
