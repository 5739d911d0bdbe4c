import type { Language } from './paths';

/** The languages as people write them. */
export const NAMES: Readonly<Record<Language, string>> = {
  python: 'Python',
  r: 'R',
  node: 'Node',
};
