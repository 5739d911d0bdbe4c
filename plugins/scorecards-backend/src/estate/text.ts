const collator = new Intl.Collator('en', { numeric: true });

/** Orders texts as people do: whatever their case, `svc-9` before `svc-10`. */
export const compareText = (a: string, b: string): number =>
  collator.compare(a, b);

/** The name in a full entity reference. */
export const nameOf = (ref: string): string => ref.slice(ref.indexOf('/') + 1);
