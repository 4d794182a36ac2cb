import { systemClock } from '../../src/clock.ts';
import { startContainerProcess } from '../../src/runtime/container-process.ts';
import { processGuard } from '../../src/runtime/guard.ts';

// Started by the guard's test as a process of its own, to be killed: starts a task, prints its id, and waits.
const [, , program = '', ...rest] = process.argv;
const guard = processGuard();
const command = { program, file: program, arguments: rest, workingDirectory: '/', environment: {} };
const { pid } = await startContainerProcess(command, undefined, { clock: systemClock, guard });
process.stdout.write(`${pid}\n`);
setInterval(() => undefined, 1000);
