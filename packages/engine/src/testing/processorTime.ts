/** Milliseconds of processor time that some work takes. That a busy machine lets it wait does not count. */
export function processorTimeOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
