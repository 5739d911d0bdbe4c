import { useEffect, useState } from 'react';

const FIRST = 60;
const STEP = 40;

/** How many of many rows to draw: some at once, and more each time the browser is free, so that it never stands still. */
export function useGradually(total: number): number {
  const [shown, setShown] = useState(FIRST);
  useEffect(() => {
    if (shown >= total) return undefined;
    const timer = setTimeout(() => setShown(n => n + STEP));
    return () => clearTimeout(timer);
  }, [shown, total]);
  return Math.min(shown, total);
}
