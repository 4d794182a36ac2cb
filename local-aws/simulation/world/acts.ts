import type { Operations } from '../../src/models/generated/ecs.ts';
import type { TaskRow } from '../../src/services/ecs/rows.ts';
import { AwsError } from '../../src/wire/aws-error.ts';
import type { Act, Image, ServicePlan, WorldPlan } from '../plan/world-plan.ts';
import { alarmName, clusterName, region, serviceArn } from './names.ts';
import { createService, deploymentConfiguration, taskDefinition } from './requests.ts';
import type { World } from './world.ts';

/** What acts see of the services that they act on. */
export interface Scene {
  /** The service's tasks that run and are to run. */
  running(serviceArn: string): readonly TaskRow[];
  /** The service deployment of the primary deployment. */
  serviceDeployment(serviceArn: string): string | undefined;
  /** The hook that waits for somebody to continue. */
  waitingHook(serviceArn: string): string | undefined;
}

const call = { requestId: 'simulation', region, endpoint: 'http://127.0.0.1:4566' };

/** Does what a plan plans. */
export interface Actor {
  /** Creates the cluster and the services, and puts the acts on the clock. */
  begin(): void;
}

export function actor(plan: WorldPlan, world: World, scene: Scene): Actor {
  const { ecs, clock, hosts, alarms, history } = world;
  const lostUntil = new Map<string, number>();

  /** What ECS answers; undefined when it refuses, which is an answer like any other. */
  function ask<Name extends keyof Operations>(
    name: Name,
    input: Operations[Name]['input'],
  ): Operations[Name]['output'] | undefined {
    const operation = ecs.operations[name];
    if (!operation) throw new Error(`ECS has no operation ${name}`);
    try {
      const output = operation(input, call);
      if (output instanceof Promise) throw new Error(`${name} answers later`);
      return output;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      history.add(`  refused: ${error.message}`);
      return undefined;
    }
  }

  function define(service: ServicePlan, image: Image): string {
    const registered = ask('RegisterTaskDefinition', taskDefinition(service, image));
    return registered?.taskDefinition?.taskDefinitionArn ?? '';
  }

  function create(service: ServicePlan, image: Image): void {
    history.add(`${service.name}: CreateService, ${service.desired} tasks of ${image}`);
    ask('CreateService', createService(service, define(service, image)));
  }

  function chosen(service: ServicePlan, which: number): TaskRow | undefined {
    const tasks = scene.running(serviceArn(service.name));
    return tasks[Math.floor(which * tasks.length)];
  }

  function act(service: ServicePlan, what: Act): void {
    const { name } = service;
    const target = { cluster: clusterName, service: name };
    const say = (text: string): void => history.add(`${name}: ${text}`);
    switch (what.kind) {
      case 'update': {
        const { image, configuration } = what;
        const change = configuration && { deploymentConfiguration: deploymentConfiguration(service, configuration) };
        say(`UpdateService to ${image}${configuration ? `, ${JSON.stringify(configuration)}` : ''}`);
        ask('UpdateService', { ...target, taskDefinition: define(service, image), ...change });
        return;
      }
      case 'force':
        say('UpdateService forces a new deployment');
        ask('UpdateService', { ...target, forceNewDeployment: true });
        return;
      case 'scale':
        say(`UpdateService scales to ${what.desired}`);
        ask('UpdateService', { ...target, desiredCount: what.desired });
        return;
      case 'stop-deployment': {
        say(`StopServiceDeployment ${what.how}`);
        const serviceDeploymentArn = scene.serviceDeployment(serviceArn(name)) ?? '';
        ask('StopServiceDeployment', { serviceDeploymentArn, stopType: what.how });
        return;
      }
      case 'continue': {
        const hookId = scene.waitingHook(serviceArn(name));
        const serviceDeploymentArn = scene.serviceDeployment(serviceArn(name));
        if (hookId === undefined || serviceDeploymentArn === undefined) return;
        say(`ContinueServiceDeployment ${what.action}`);
        ask('ContinueServiceDeployment', { serviceDeploymentArn, hookId, action: what.action });
        return;
      }
      case 'delete':
        say('DeleteService');
        ask('DeleteService', { ...target, force: true });
        return;
      case 'create':
        create(service, 'good');
        return;
      case 'stop-task': {
        const task = chosen(service, what.which);
        if (!task) return;
        say(`StopTask ${task.id.slice(-6)}`);
        ask('StopTask', { cluster: clusterName, task: task.arn });
        return;
      }
      case 'crash': {
        const task = chosen(service, what.which);
        if (!task) return;
        say(`fault: ${task.id.slice(-6)} exits with ${what.exitCode}${what.outOfMemory ? ', out of memory' : ''}`);
        hosts.crash(task.arn, what.exitCode, what.outOfMemory);
        return;
      }
      case 'sicken': {
        const task = chosen(service, what.which);
        if (!task) return;
        say(`fault: the container's checks of ${task.id.slice(-6)} fail`);
        hosts.sicken(task.arn);
        return;
      }
      case 'flap': {
        const task = chosen(service, what.which);
        if (!task) return;
        say(`fault: ${task.id.slice(-6)} answers 503 for ${what.lasts} ms`);
        hosts.flap(task.arn, what.lasts);
        return;
      }
      case 'lose-zone':
        loseZone(`${region}${'abc'.charAt(what.zone)}`, what.lasts);
        return;
      case 'alarm': {
        const alarm = alarmName(name);
        say(`fault: the alarm ${alarm} rings`);
        alarms.set(alarm, 'ALARM');
        clock.after(what.lasts, () => {
          say(`the alarm ${alarm} is silent`);
          alarms.set(alarm, 'OK');
        });
        return;
      }
      default:
        what satisfies never;
    }
  }

  /** Its tasks die, of whatever service, and none is placed there until it is back. */
  function loseZone(zone: string, lasts: number): void {
    history.add(`fault: the zone ${zone} is lost for ${lasts} ms`);
    const until = Math.max(lostUntil.get(zone) ?? 0, clock.now() + lasts);
    lostUntil.set(zone, until);
    ecs.outages.lose(zone);
    clock.after(lasts, () => {
      if (lostUntil.get(zone) !== clock.now()) return;
      history.add(`the zone ${zone} is back`);
      ecs.outages.restore(zone);
    });
  }

  return {
    begin() {
      ask('CreateCluster', { clusterName });
      for (const service of plan.services) create(service, service.image);
      for (const { at, service, act: what } of plan.acts) {
        clock.after(at, () => {
          const on = plan.services[service];
          if (on) act(on, what);
        });
      }
    },
  };
}
