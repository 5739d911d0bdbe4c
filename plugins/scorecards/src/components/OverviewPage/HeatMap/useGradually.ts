import { useEffect, useState } from 'react';

const FIRST = 30;
const STEP = 25;

/**
 * How many of many rows to draw: some at once, and more each time the browser is free, so that it never stands still.
 *
 * @param subject - What the rows are drawn of, and in which order: where it becomes another, they begin again, because to
 * change all of them at once is what the browser stands still for.
 */
export function useGradually(
  total: number,
  subject: unknown,
  order?: string,
): number {
  const [drawn, setDrawn] = useState({ subject, order, count: FIRST });
  const same = drawn.subject === subject && drawn.order === order;
  const count = same ? drawn.count : FIRST;
  useEffect(() => {
    if (count >= total) return undefined;
    const timer = setTimeout(() =>
      setDrawn({ subject, order, count: count + STEP }),
    );
    return () => clearTimeout(timer);
  }, [count, total, subject, order]);
  return Math.min(count, total);
}
