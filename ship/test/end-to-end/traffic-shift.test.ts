import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  type DeploymentConfiguration,
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  type ServiceDeployment,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { fixtures, type LocalStack, localStack, type Ran } from './local-stack.ts';
import { type SteadyLoad, steadyLoad } from './steady-load.ts';

const cluster = 'devops-challenge-dev-cluster';
const service = 'devops-challenge-dev-service';

describe('deployments that shift traffic, under load', () => {
  let stack: LocalStack;
  let ecs: ECSClient;

  before(async () => {
    stack = await localStack();
    const client = {
      endpoint: stack.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    ecs = new ECSClient(client);
    const elb = new ElasticLoadBalancingV2Client(client);
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({}));
    const listeners = await elb.send(
      new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn }),
    );
    const rules = await elb.send(new DescribeRulesCommand({ ListenerArn: listeners.Listeners?.[0]?.ListenerArn }));
    const group = await elb.send(
      new CreateTargetGroupCommand({
        Name: 'alternate',
        Protocol: 'HTTP',
        Port: 8080,
        TargetType: 'ip',
        VpcId: 'vpc-local',
        HealthCheckPath: '/health',
      }),
    );
    elb.destroy();
    const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const advancedConfiguration = {
      alternateTargetGroupArn: group.TargetGroups?.[0]?.TargetGroupArn,
      productionListenerRule: rules.Rules?.[0]?.RuleArn,
      roleArn: 'arn:aws:iam::000000000000:role/ecs-infrastructure',
    };
    const loadBalancers = services[0]?.loadBalancers?.map((balancer) => ({ ...balancer, advancedConfiguration }));
    await ecs.send(new UpdateServiceCommand({ cluster, service, loadBalancers }));
  });

  after(async () => {
    ecs.destroy();
    await stack.close();
  });

  async function use(deploymentConfiguration: DeploymentConfiguration): Promise<void> {
    await ecs.send(new UpdateServiceCommand({ cluster, service, deploymentConfiguration }));
  }

  async function latest(): Promise<ServiceDeployment> {
    const { serviceDeployments = [] } = await ecs.send(new ListServiceDeploymentsCommand({ cluster, service }));
    const [newest] = serviceDeployments;
    const described = await ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [newest?.serviceDeploymentArn ?? ''] }),
    );
    return described.serviceDeployments?.[0] ?? {};
  }

  /** Waits until a deployment gives the new revision that share of the production traffic. */
  async function untilShare(percent: number): Promise<ServiceDeployment> {
    for (;;) {
      const deployment = await latest();
      const isUnderWay =
        deployment.status === 'IN_PROGRESS' && deployment.lifecycleStage === 'PRODUCTION_TRAFFIC_SHIFT';
      if (isUnderWay && deployment.targetServiceRevision?.requestedProductionTrafficWeight === percent)
        return deployment;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Asks many times on some connections; how many percent of the answers were such. */
  async function share(requests: number, isSuch: (response: Response) => Promise<boolean>): Promise<number> {
    let left = requests;
    let such = 0;
    const ask = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        if (await isSuch(await fetch(`${stack.url}/api/hello`))) such += 1;
      }
    };
    await Promise.all(Array.from({ length: 20 }, ask));
    return (such / requests) * 100;
  }

  async function withoutLoss(act: () => Promise<void>): Promise<void> {
    const load: SteadyLoad = steadyLoad(`${stack.url}/api/hello`, 500);
    await act().finally(async () => {
      const { requests, errors, timeouts, non2xx } = await load.stop();
      assert.ok(requests.total > 100, `${requests.total} requests`);
      assert.deepEqual({ errors, timeouts, non2xx }, { errors: 0, timeouts: 0, non2xx: 0 });
    });
  }

  function assertDeployed({ exitCode, stdout, stderr }: Ran): void {
    assert.equal(exitCode, 0, stdout + stderr);
  }

  test('blue/green: no request fails, and all of them move at once', async () => {
    await use({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 });

    await withoutLoss(async () => assertDeployed(await stack.ship('deploy', '--app-version', '2.0.0')));

    assert.equal(await stack.version(), '2.0.0');
  });

  test('linear: no request fails over all of its steps', async () => {
    await use({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 1 } });

    await withoutLoss(async () => assertDeployed(await stack.ship('deploy', '--app-version', '3.0.0')));

    assert.equal(await stack.version(), '3.0.0');
  });

  test('canary: clients see the weights that were asked for, within 2 points over 10,000 requests', async () => {
    await use({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 30 } });
    const deploying = stack.ship('deploy', '--app-version', '4.0.0');
    await untilShare(20);

    const seen = await share(10_000, async (response) => (await response.text()).includes('"version":"4.0.0"'));
    const during = await latest();

    assert.ok(Math.abs(seen - 20) <= 2, `${seen} %`);
    assert.equal(during.lifecycleStage, 'PRODUCTION_TRAFFIC_SHIFT');
    assert.equal(during.sourceServiceRevisions?.[0]?.requestedProductionTrafficWeight, 80);
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: during.serviceDeploymentArn }));
    assert.equal((await deploying).exitCode, 1);
    assert.equal(await stack.version(), '3.0.0');
  });

  test('a broken canary is seen by its share of the requests at most, and taken back', async () => {
    await use({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 30 } });
    const deploying = stack.ship('deploy', '--service', join(fixtures, 'answers-500'), '--app-version', '5.0.0');
    const { serviceDeploymentArn } = await untilShare(5);

    const broken = await share(4_000, async (response) => {
      await response.arrayBuffer();
      return response.status === 500;
    });
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' }));
    const { exitCode, stdout } = await deploying;
    const after = await share(500, async (response) => {
      await response.arrayBuffer();
      return response.status !== 200;
    });

    assert.ok(broken > 0 && broken <= 7, `${broken} %`);
    assert.equal(exitCode, 1, stdout);
    assert.equal((await latest()).status, 'ROLLBACK_SUCCESSFUL');
    assert.equal(after, 0);
    assert.equal(await stack.version(), '3.0.0');
  });

  test('a canary that never becomes healthy gets no request at all', async () => {
    await withoutLoss(async () => {
      const failed = await stack.ship('deploy', '--service', join(fixtures, 'unhealthy'), '--app-version', '6.0.0');
      assert.equal(failed.exitCode, 1, failed.stdout + failed.stderr);
    });

    assert.equal(await stack.version(), '3.0.0');
  });
});
