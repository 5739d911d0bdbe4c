import { defineFileFact } from '../Fact';
import { isNotebook, isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';

/** What of a notebook is not its author's work. @public */
export interface NotebookOutputs {
  path: string;
  /** Cells whose outputs are kept in the file. */
  cells: number;
  /** The line at which the code of the first such cell begins. */
  line?: number;
  /** It can't be read as a notebook, so nobody can tell what it holds. */
  broken?: true;
}

type Found = Omit<NotebookOutputs, 'path'>;

/** The notebooks that git tracks, with the outputs that they hold. @public */
export const notebooks = defineFileFact<Found, NotebookOutputs[]>({
  name: 'notebooks',
  version: 2,
  scope: 'component',
  select: path => isNotebook(path) && !isVendored(path),
  map(file) {
    if (!file.text?.trim()) return { cells: 0 };
    const { outputs } = sourceOf(file);
    return outputs ?? { cells: 0, broken: true };
  },
  reduce: found => [...found].map(([path, one]) => ({ path, ...one })),
});
