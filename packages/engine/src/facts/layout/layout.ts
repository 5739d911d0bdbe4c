import { code } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { files } from '../files';
import { KINDS } from './kinds';
import type { Kind } from './signals';
import { projectMarks } from './projectMarks';
import { projectTree, type Place, type ProjectTree } from './ProjectTree';

/** A sign of a kind of project, and where it was found. @public */
export interface FoundSignal extends Place {
  name: string;
}

/** How a component's folder is laid out. @public */
export interface Layout {
  /** The kind that is recognised by two signals or a decisive one. */
  kind?: { name: string; signals: FoundSignal[] };
  /** Where no kind is recognised: the one with most of its signals, and those that would make it so. */
  nearest?: { name: string; missing: string[] };
  /** A file of real source, of the sort that the kind is made of. Absent where all of it is placeholders. */
  source?: Place;
  /** A notebook, where there are notebooks and no importable source. */
  notebookOnly?: Place;
}

interface Match {
  kind: Kind;
  found: FoundSignal[];
  missing: string[];
  recognised: boolean;
}

const SIGNALS_NEEDED = 2;

function match(kind: Kind, tree: ProjectTree): Match {
  const found: FoundSignal[] = [];
  const missing: string[] = [];
  let decisive = false;
  let complete = true;
  for (const signal of kind.signals) {
    const place = signal.find(tree);
    if (place) {
      found.push({ name: signal.name, ...place });
      decisive ||= signal.decisive === true;
    } else {
      if (signal.required) missing.unshift(signal.name);
      else missing.push(signal.name);
      complete &&= !signal.required;
    }
  }
  const recognised = decisive || (complete && found.length >= SIGNALS_NEEDED);
  return { kind, found, missing, recognised };
}

/** The kind that takes least to become; for a tie and for nothing at all, the one that most projects can become. */
function nearestOf(matches: Match[], language: string | undefined): Match {
  const fallback = { r: 'r-package', node: 'node-service' }[language ?? ''];
  const usual = matches.find(
    ({ kind }) => kind.name === (fallback ?? 'ccds-like'),
  );
  return matches.reduce(
    (best, one) => (one.found.length > best.found.length ? one : best),
    usual ?? matches[0],
  );
}

/** The kind of project that the tree of a component shows. @public */
export const layout = defineDerivedFact({
  name: 'layout',
  uses: { files, code, projectMarks },
  derive({ files: all, code: sources, projectMarks: marks }): Layout {
    const tree = projectTree(all, sources, marks);
    const real = sources.filter(({ statements }) => statements > 0);
    const app = real.find(({ role }) => role === 'app');
    const notebook = real.find(({ role }) => role === 'notebook');
    const place = (file: Place | undefined) => file && { path: file.path };

    const sourceOf = (kind: Kind) => {
      if (kind.source instanceof RegExp) return tree.file(kind.source);
      return place(kind.source === 'code' ? app : app ?? notebook);
    };
    const matches = KINDS.map(kind => match(kind, tree));
    const recognised = matches.filter(one => one.recognised);
    // A kind with nothing in it gives way to one that has its source.
    const chosen =
      recognised.find(({ kind }) => sourceOf(kind)) ?? recognised[0];
    if (chosen) {
      return {
        kind: { name: chosen.kind.name, signals: chosen.found },
        source: sourceOf(chosen.kind),
      };
    }
    const { kind, found, missing } = nearestOf(
      matches,
      (app ?? real[0])?.language,
    );
    const required = kind.signals.filter(signal => signal.required).length;
    return {
      nearest: {
        name: kind.name,
        missing: missing.slice(
          0,
          Math.max(required, SIGNALS_NEEDED) - Math.min(found.length, 1),
        ),
      },
      source: place(app),
      notebookOnly: app ? undefined : place(notebook),
    };
  },
});
