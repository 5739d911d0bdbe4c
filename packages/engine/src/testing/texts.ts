import { defineFileFact } from '../facts';

/** The texts of files that end in .txt, by path; binary ones say so. */
export const texts = defineFileFact<string, Record<string, string>>({
  name: 'texts',
  version: 1,
  scope: 'component',
  select: path => path.endsWith('.txt'),
  map: ({ text }) => text ?? '(binary)',
  reduce: found => Object.fromEntries(found),
});
