import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Stop } from '../../engine/task.ts';
import type { Store } from '../../store/store.ts';
import type { Route } from '../../wire/wire.ts';
import { regionOf } from './arns.ts';
import type { Workload } from './rows.ts';
import type { EcsState } from './state.ts';
import type { TaskRunner } from './task-runner.ts';

/** The availability zones that tasks are placed in; any of them can be lost and come back. */
export interface Zones {
  readonly lost: () => readonly string[];
  isLost(zone: string): boolean;
}

/** Without a real network each subnet of a service stands for a zone of its own, in the order given. */
export function zoneOfSubnet(subnets: readonly string[], subnet: string, region: string): string {
  return `${region}${'abcdef'.charAt(Math.max(subnets.indexOf(subnet), 0) % 6)}`;
}

/** The zones where a workload's tasks can be placed now. */
export function availableZones(workload: Workload, clusterArn: string, zones: Zones): string[] {
  const subnets = workload.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
  const region = regionOf(clusterArn);
  const own = subnets.length === 0 ? [`${region}a`] : subnets.map((subnet) => zoneOfSubnet(subnets, subnet, region));
  return [...new Set(own)].filter((zone) => !zones.isLost(zone));
}

export function zonesIn(store: Store): Zones & { put(zone: string, isLost: boolean): void } {
  const table = store.table<{ readonly zone: string }>('ecs.lost-zones');
  return {
    lost: () => [...table.values()].map(({ zone }) => zone),
    isLost: (zone) => table.has(zone),
    put(zone, isLost) {
      if (isLost) table.put(zone, { zone });
      else table.delete(zone);
    },
  };
}

const zoneGone: Stop = { code: 'TerminationNotice', reason: 'The availability zone of the task was lost.' };

export interface ZoneOutages {
  /** The zone's tasks die at once, and none is placed there until it is back. */
  lose(zone: string): void;
  restore(zone: string): void;
}

export function zoneOutages(
  state: EcsState,
  runner: TaskRunner,
  zones: ReturnType<typeof zonesIn>,
  touchAll: () => void,
): ZoneOutages {
  return {
    lose(zone) {
      zones.put(zone, true);
      for (const task of [...state.tasks.values()]) {
        if (task.availabilityZone === zone && task.lastStatus !== 'STOPPED') runner.lose(task, zoneGone);
      }
      touchAll();
    },
    restore(zone) {
      zones.put(zone, false);
      touchAll();
    },
  };
}

const path = '/_local/zones';

/** `GET /_local/zones` tells the lost ones; `POST /_local/zones?zone=us-east-1a&state=lost` (or `available`) changes one. */
export function zonesRoute(zones: Zones, outages: ZoneOutages): Route {
  return {
    matches: (asked) => asked === path,
    handle(request, response) {
      if (request.method === 'GET') {
        answer(response, 200, { lost: zones.lost() });
        return;
      }
      const { zone, state } = asked(request);
      const isWellFormed = /^[a-z]{2}-[a-z]+-\d[a-f]$/.test(zone) && (state === 'lost' || state === 'available');
      if (request.method !== 'POST' || !isWellFormed) {
        const message = `POST ${path}?zone=us-east-1a&state=lost (or available); GET ${path} tells the lost ones.`;
        answer(response, 400, { message });
        return;
      }
      if (state === 'lost') outages.lose(zone);
      else outages.restore(zone);
      answer(response, 200, { lost: zones.lost() });
    },
  };
}

function asked({ url = '' }: IncomingMessage): { readonly zone: string; readonly state: string } {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  return { zone: query.get('zone') ?? '', state: query.get('state') ?? '' };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
