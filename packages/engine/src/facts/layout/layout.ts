import { code, type CodeFile } from '../code/code';
import { dockerfiles } from '../containers/dockerfiles';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { KINDS } from './kinds';
import type { Kind, Signal } from './signals';
import { projectMarks } from './projectMarks';
import type { Place } from '../Place';
import { projectTree, type ProjectTree } from './ProjectTree';
import { pluginCode } from '../workflows/pluginCode';

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
  recognised: boolean;
}

const SIGNALS_NEEDED = 2;

function match(kind: Kind, tree: ProjectTree): Match {
  const found = kind.signals.flatMap(signal => {
    const place = signal.find(tree);
    return place ? [{ signal, place }] : [];
  });
  const has = (wanted: Signal) => found.some(({ signal }) => signal === wanted);
  const complete = kind.signals.every(one => !one.required || has(one));
  return {
    kind,
    found: found.map(({ signal, place }) => ({ name: signal.name, ...place })),
    recognised:
      found.some(({ signal }) => signal.decisive) ||
      (complete && found.length >= SIGNALS_NEEDED),
  };
}

/** What would make the kind be recognised: all that it cannot do without, and others up to the number needed. */
function missingOf({ kind, found }: Match): string[] {
  const absent = kind.signals.filter(
    ({ name }) => !found.some(one => one.name === name),
  );
  const required = absent.filter(one => one.required);
  const others = absent.filter(one => !one.required);
  const more = Math.max(0, SIGNALS_NEEDED - found.length - required.length);
  return [...required, ...others.slice(0, more)].map(({ name }) => name);
}

/** The language of which there are most files. */
function languageOfMost(sources: readonly CodeFile[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { language } of sources) {
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0];
}

/** The kind that takes least to become; with nothing of any, the one that most projects of the language can become. */
function nearestOf(matches: Match[], language: string | undefined): Match {
  const fallback = { r: 'r-package', node: 'node-service' }[language ?? ''];
  const usual =
    matches.find(({ kind }) => kind.name === (fallback ?? 'ccds-like')) ??
    matches[0];
  return matches
    .filter(({ found }) => found.length > 0)
    .reduce(
      (best, one) =>
        missingOf(one).length < missingOf(best).length ? one : best,
      usual,
    );
}

/** The kind of project that the tree of a component shows. @public */
export const layout = defineDerivedFact({
  name: 'layout',
  uses: { files, code, projectMarks, dockerfiles, pluginCode },
  derive({
    files: all,
    code: sources,
    projectMarks: marks,
    dockerfiles: images,
    pluginCode: plugins,
  }): Layout {
    const tree = projectTree(all, sources, marks, images, plugins);
    const real = sources.filter(({ statements }) => statements > 0);
    const own = real.filter(({ role }) => role === 'app');
    const [app] = own;
    const notebook = tree.file(/\.ipynb$/);
    const place = (file: Place | undefined) => file && { path: file.path };

    const sourceOf = (kind: Kind) => {
      if (kind.source instanceof RegExp) return tree.file(kind.source);
      return (
        tree.sourceFolder() ??
        place(app) ??
        (kind.source === 'notebooks' ? notebook : undefined)
      );
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
    const nearest = nearestOf(matches, languageOfMost(app ? own : real));
    return {
      nearest: { name: nearest.kind.name, missing: missingOf(nearest) },
      source: place(app),
      notebookOnly: app ? undefined : notebook,
    };
  },
});
