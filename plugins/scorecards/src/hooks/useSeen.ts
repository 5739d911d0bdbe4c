import { useEffect, useRef, useState } from 'react';

/** A little before it is seen, so that what it shows is there in time. */
const MARGIN = '200px';

/** Whether an element has been on the screen, or near it: what it shows need not be loaded before. */
export function useSeen<Element extends HTMLElement>() {
  const ref = useRef<Element>(null);
  // Where the browser cannot tell, everything is taken to be seen.
  const [seen, setSeen] = useState(
    () => typeof IntersectionObserver === 'undefined',
  );
  useEffect(() => {
    if (seen || !ref.current) return undefined;
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && setSeen(true),
      { rootMargin: MARGIN },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [seen]);
  return { ref, seen };
}
