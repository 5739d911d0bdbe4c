import type { TreeEntry } from '../../tree';
import { basename, join } from '../../tree/paths';
import { isDesignByName, type Design } from './design';
import type { OpaqAnswers } from './opaqAnswers';
import type { Found } from './readmeOf';
import { isVendored } from '../source/paths';

/** A document in which the component was designed. @public */
export interface DesignDocument {
  path: string;
  /** Absent where the document is not read. */
  line?: number;
  kind: Design['kind'];
  title: string;
}

/** What the component's `docs/opaq.md` answers. @public */
export interface Opaq extends OpaqAnswers {
  path: string;
}

/** Where `docs/opaq.md` is looked for. */
const OPAQ_PATHS = ['docs', 'doc', 'documentation', 'docs/design', ''].flatMap(
  folder =>
    ['opaq', 'OPAQ'].flatMap(name =>
      ['md', 'rst', 'adoc'].map(extension =>
        join(folder, `${name}.${extension}`),
      ),
    ),
);

/** Folders whose documents are about something else than this project. */
export const NOT_OWN =
  /(^|\/)(tests?|fixtures|examples?|samples?|templates?|skeletons?|archived?|legacy|\.[^/]+)\//i;

/** Where an editor keeps what was designed before the code. https://kiro.dev/docs/specs */
const OWN_SPECS = /^\.kiro\/specs\/[^/]+\/[^/]+$/;

/** The documents in which a component was designed. */
export function designsIn(
  found: ReadonlyMap<string, Found>,
  entries: readonly TreeEntry[],
): DesignDocument[] {
  const read = [...found].flatMap(([path, { document }]) =>
    document?.design ? [{ path, ...document.design }] : [],
  );
  const named = entries
    .filter(({ path, size }) => size > 0 && isDesignByName(path))
    .map(({ path }) => ({
      path,
      kind: 'document' as const,
      title: basename(path),
    }));
  return [...read, ...named].filter(
    ({ path }) =>
      (OWN_SPECS.test(path) || !NOT_OWN.test(path)) && !isVendored(path),
  );
}

/** What a component's `docs/opaq.md` answers; undefined where it has none. */
export function opaqIn(found: ReadonlyMap<string, Found>): Opaq | undefined {
  for (const path of OPAQ_PATHS) {
    const answers = found.get(path)?.document?.opaq;
    if (answers) return { path, ...answers };
  }
  return undefined;
}
