import { runtimeWorld } from './runtime-world.ts';

// Started by the guard's test as a process of its own, to be killed: runs a task and tells what it has made.
const world = await runtimeWorld();
const container = world.launch(await world.script('setInterval(() => {}, 1000)'));
const { runtimeId } = await container.event('started');
process.stdout.write(`${JSON.stringify({ task: Number(runtimeId), directory: world.registry.dataDirectory })}\n`);
