const DAY_MS = 86_400_000;
const MOST = 7;

/** Where a time axis is labelled: at the first of months where there are enough of them, else every so many days. */
export function ticksOf(
  from: number,
  to: number,
): { ticks: number[]; months: boolean } {
  const firsts = [];
  const start = new Date(from);
  for (let month = 1; ; month += 1) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1);
    if (at > to) break;
    firsts.push(at);
  }
  if (firsts.length > 4) {
    const step = Math.ceil(firsts.length / MOST);
    return {
      ticks: firsts.filter((_, index) => index % step === 0),
      months: true,
    };
  }
  const days = Math.max(1, Math.ceil((to - from) / DAY_MS / MOST));
  const ticks = [];
  for (let at = to; at >= from; at -= days * DAY_MS) ticks.unshift(at);
  return { ticks, months: false };
}
