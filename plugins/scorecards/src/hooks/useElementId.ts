import { useState } from 'react';

let last = 0;

/** An id for an element of this component. React 17, which the plugin also runs on, has none of its own. */
export function useElementId(purpose: string): string {
  const [id] = useState(() => {
    last += 1;
    return `opaq-${purpose}-${last}`;
  });
  return id;
}
