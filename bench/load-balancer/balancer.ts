/** local-aws's load balancer alone, in a process of its own: one listener before one target. Tells its port. */
import { systemClock } from '../../local-aws/src/clock.ts';
import { DataPlane } from '../../local-aws/src/load-balancer/data-plane.ts';
import { defaultRequestFields } from '../../local-aws/src/load-balancer/request-head.ts';
import { untouchedResponseFields } from '../../local-aws/src/load-balancer/response-fields.ts';
import { fastPace } from '../../local-aws/src/pace.ts';

const target = { address: '127.0.0.1', port: Number(process.argv[2]) };
const plane = new DataPlane({ clock: systemClock, pace: fastPace });
plane.putTargetGroup('group', {
  healthCheck: {
    protocol: 'HTTP',
    path: '/',
    port: undefined,
    intervalSeconds: 30,
    timeoutSeconds: 5,
    policy: { isHealthyStatus: (status) => status === 200, healthyThreshold: 5, unhealthyThreshold: 2 },
  },
  deregistrationDelaySeconds: 0,
  algorithm: 'round_robin',
  protocol: 'HTTP',
  stickiness: undefined,
  slowStartSeconds: 0,
  failOpen: { minimumHealthyCount: 1, minimumHealthyPercentage: 0 },
});
await plane.openListener('listener', 0, {
  loadBalancer: 'load-balancer',
  routing: { rules: [], defaultAction: { kind: 'forward', groups: [{ item: 'group', weight: 1 }] } },
  idleTimeoutSeconds: 60,
  clientKeepAliveSeconds: 3600,
  requestFields: defaultRequestFields,
  responseFields: untouchedResponseFields,
  secure: undefined,
});
plane.onHealthChange(() => {
  if (plane.health('group', target).state === 'healthy') process.send?.(plane.portOf('listener'));
});
plane.register('group', target);
process.on('disconnect', () => process.exit(0));
