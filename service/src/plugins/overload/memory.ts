import { getHeapStatistics } from 'node:v8';

/** Used memory as a part of what may be used, of the task's limit or of V8's heap, whichever is nearer to its end. */
export function usedMemoryRatio(): number {
  const heap = getHeapStatistics();
  const heapRatio = heap.used_heap_size / heap.heap_size_limit;
  const limit = process.constrainedMemory();
  // 0 where nothing limits the process, and beyond any machine's memory where a limit of "none" is said as a number.
  if (limit === 0 || limit > Number.MAX_SAFE_INTEGER) return heapRatio;
  return Math.max(heapRatio, process.memoryUsage.rss() / limit);
}
