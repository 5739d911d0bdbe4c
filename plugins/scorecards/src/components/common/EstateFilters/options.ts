import type { FacetValue } from '@opaq/plugin-scorecards-common';

/** A value to choose, at its depth in the tree. */
export interface Option {
  value: string;
  title: string;
  depth: number;
}

const byTitle = (a: FacetValue, b: FacetValue) =>
  a.title.localeCompare(b.title);

/**
 * Values in the order of their tree, each below its parent. A value whose parent is not among them stands at the top, and
 * so does one whose parents go round in a circle.
 */
export function inTreeOrder(values: readonly FacetValue[]): Option[] {
  const known = new Set(values.map(({ value }) => value));
  const children = new Map<string | undefined, FacetValue[]>();
  for (const value of values) {
    const parent =
      value.parent && known.has(value.parent) ? value.parent : undefined;
    children.set(parent, [...(children.get(parent) ?? []), value]);
  }
  const options: Option[] = [];
  const seen = new Set<string>();
  const add = (value: FacetValue, depth: number) => {
    if (seen.has(value.value)) return;
    seen.add(value.value);
    options.push({ value: value.value, title: value.title, depth });
    for (const child of [...(children.get(value.value) ?? [])].sort(byTitle)) {
      add(child, depth + 1);
    }
  };
  for (const root of [...(children.get(undefined) ?? [])].sort(byTitle)) {
    add(root, 0);
  }
  for (const value of values) add(value, 0);
  return options;
}

const fold = (text: string) => text.trim().toLocaleLowerCase();

/** The place of the first option that is called so; -1 where nothing is asked for or found. */
export function firstCalled(options: readonly Option[], text: string): number {
  const wanted = fold(text);
  return wanted
    ? options.findIndex(({ title }) => fold(title).includes(wanted))
    : -1;
}

/** Those whose title holds the text, with the groups above them, so that the tree stays readable. */
export function matching(options: readonly Option[], text: string): Option[] {
  const wanted = fold(text);
  if (!wanted) return [...options];
  const kept = new Set<Option>();
  const above: Option[] = [];
  for (const option of options) {
    above.length = option.depth;
    above.push(option);
    if (fold(option.title).includes(wanted)) {
      for (const one of above) kept.add(one);
    }
  }
  return options.filter(option => kept.has(option));
}
