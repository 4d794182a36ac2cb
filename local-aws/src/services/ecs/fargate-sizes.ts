/**
 * The CPU units and the memory sizes, in MiB, that go together on Fargate.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const memoryRanges: ReadonlyMap<number, { readonly from: number; readonly to: number; readonly step: number }> =
  new Map([
    [512, { from: 1024, to: 4096, step: 1024 }],
    [1024, { from: 2048, to: 8192, step: 1024 }],
    [2048, { from: 4096, to: 16_384, step: 1024 }],
    [4096, { from: 8192, to: 30_720, step: 1024 }],
    [8192, { from: 16_384, to: 61_440, step: 4096 }],
    [16_384, { from: 32_768, to: 122_880, step: 8192 }],
  ]);
const smallest: readonly number[] = [512, 1024, 2048];

/** Whether Fargate has a size of that many CPU units with that much memory, in MiB. */
export function isFargateSize(cpu: number, memory: number): boolean {
  if (cpu === 256) return smallest.includes(memory);
  const range = memoryRanges.get(cpu);
  if (!range) return false;
  return memory >= range.from && memory <= range.to && (memory - range.from) % range.step === 0;
}

/** CPU units of `512`, `.5 vCPU` or `1 vcpu`; undefined for anything else. */
export function cpuUnits(text: string): number | undefined {
  const match = /^(\d*\.?\d+)\s*(vcpu)?$/i.exec(text.trim());
  if (!match) return undefined;
  return match[2] === undefined ? Number(match[1]) : Number(match[1]) * 1024;
}

/** MiB of `1024`, `1GB` or `.5 GB`; undefined for anything else. */
export function memoryMebibytes(text: string): number | undefined {
  const match = /^(\d*\.?\d+)\s*(gb)?$/i.exec(text.trim());
  if (!match) return undefined;
  return match[2] === undefined ? Number(match[1]) : Number(match[1]) * 1024;
}
