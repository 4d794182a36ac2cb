import type { Drill } from './drill.ts';
import { duringScaleOut, exitsAtStart, unhealthy, wrongVersion } from './drills/bad-deployments.ts';
import { certificateExpired } from './drills/certificate-expired.ts';
import { clockJump, controlPlaneRestarted } from './drills/control-plane.ts';
import { diskFull } from './drills/disk-full.ts';
import { loadSpike } from './drills/load-spike.ts';
import { allTasksKilled, targetFlapping, taskKilled, zoneLost } from './drills/lost-tasks.ts';
import { regionLost } from './drills/region-lost.ts';
import { secretRotated } from './drills/secret-rotated.ts';
import { slowDependency } from './drills/slow-dependency.ts';
import { taskStopped } from './drills/task-stopped.ts';

/** Every drill, the everyday ones first. */
export const drills: readonly Drill[] = [
  taskStopped,
  taskKilled,
  allTasksKilled,
  targetFlapping,
  zoneLost,
  exitsAtStart,
  unhealthy,
  wrongVersion,
  duringScaleOut,
  loadSpike,
  slowDependency,
  secretRotated,
  certificateExpired,
  clockJump,
  controlPlaneRestarted,
  diskFull,
  regionLost,
];
