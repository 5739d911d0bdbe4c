import { useCallback, useState } from 'react';

const keyOf = (scorecard: string) => `opaq.preview.${scorecard}`;

/** Browsers that keep nothing lose the draft with the page; that is all. */
function read(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // As above.
  }
}

/**
 * The draft of a scorecard. It is too long for the URL; the browser's tab keeps it, so that a look at another page does
 * not lose it. The component that uses it needs the scorecard's name as its key.
 *
 * @param inForce - The definition as it is in force, which a draft begins with.
 */
export function useDraft(scorecard: string, inForce: string) {
  const key = keyOf(scorecard);
  const [draft, setDraft] = useState(() => read(key) ?? inForce);
  const set = useCallback(
    (text: string) => {
      setDraft(text);
      write(key, text === inForce ? undefined : text);
    },
    [key, inForce],
  );
  return { draft, edited: draft !== inForce, setDraft: set };
}
