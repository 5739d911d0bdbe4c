import { dirname, join } from '../../tree';
import { code, notebookCode, type CodeFile } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { files, type Files } from '../repository/files';
import { isVendored } from '../source/paths';
import type { Place } from '../Place';

/** Whether a project's code can be imported, and what shows it. @public */
export interface Importable {
  /** A file of code that can be imported, in the largest part of such code. */
  found?: Place & { what: string };
  /** Files of code that nothing can import, in order. */
  scripts: Place[];
  /** A notebook. */
  notebook?: Place;
  /** What makes the project one of SQL, Snakemake or Nextflow alone, which import nothing. */
  other?: Place & { what: string };
}

// Folders whose __init__.py makes no package of the project: a tool loads each file in them by itself.
const NO_PACKAGE =
  /(^|\/)(dags|notebooks|data|conf(ig)?s?|migrations|versions|alembic|docs?|examples?)$/;
const SOURCE =
  /(^|\/)(src|source|lib|code|quellcode|c[oó]digo|fuente)\/(?!.*(^|\/)(dags|notebooks)\/)/;
const SOURCE_OF_R =
  /(^|\/)(R|src|lib|modules?|functions?|utils|helpers|logic|app\/view)\//;
/** `flask-examples/`: beside other code it shows how something is done elsewhere. */
const EXAMPLES = /(^|\/)[^/]{1,60}[-_]examples?\//i;
/** Folders of Node whose files are run one by one, or loaded by a page. */
const NO_MODULES =
  /(^|\/)(scripts?|bin|tools|public|static(files)?|assets|www|dist|build|[^/]*_files)\//;

/** What other tools run stands in these folders of theirs, and is imported by nothing. */
const TOOLS: ReadonlyArray<{ what: string; sign: RegExp; own: RegExp }> = [
  {
    what: 'Snakemake',
    sign: /(^|\/)Snakefile$|\.smk$/,
    own: /(^|\/)(scripts|rules|notebooks|resources|config)\//,
  },
  {
    what: 'Nextflow',
    sign: /(^|\/)(nextflow\.config|main\.nf)$/,
    own: /(^|\/)(bin|modules|subworkflows|templates|lib|assets)\//,
  },
  {
    what: 'dbt',
    sign: /(^|\/)dbt_project\.ya?ml$/,
    own: /(^|\/)(models|macros|analys[ei]s|seeds|snapshots|tests)\//,
  },
];

/** Folders above a file, its own first, the root last. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = dirname(path); at !== ''; at = dirname(at)) folders.push(at);
  return [...folders, ''];
}

/** A path, and what is left of it without one folder after the other in front: `a/b/c`, `b/c`, `c`. */
const foldersBelow = (path: string): string[] =>
  path.split('/').map((_, index, names) => names.slice(index).join('/'));

/** Folders of Python files that code elsewhere imports by their names, though they have no __init__.py. */
function importedFolders(
  sources: readonly CodeFile[],
  holders: ReadonlySet<string>,
  has: (path: string) => boolean,
): Set<string> {
  const found = new Set<string>();
  for (const { path, imports } of sources) {
    // What Airflow loads from plugins/ is on the path of its DAGs.
    const roots = [...foldersAbove(path), 'plugins', 'src'];
    for (const { module } of imports) {
      const [head, next] = module.split('.', 2);
      for (const root of roots) {
        const folder = root === '' ? head : `${root}/${head}`;
        if (!holders.has(folder)) continue;
        const inner = next ? `${folder}/${next}` : '';
        if (holders.has(inner)) found.add(inner);
        // A folder of flows is called as the tool that they import, but it has no parts of the tool's names.
        else if (!path.startsWith(`${folder}/`) || has(`${inner}.py`)) {
          if (!NO_PACKAGE.test(folder)) found.add(folder);
        }
      }
    }
  }
  return found;
}

/** Tells whether a file of R is a module of box: code elsewhere uses it by its path, from the root or from beside it. */
function boxModules(own: readonly CodeFile[]) {
  const used = new Set(
    own
      .filter(({ language }) => language === 'r')
      .flatMap(({ imports }) =>
        imports.flatMap(({ module }) =>
          module.startsWith('./') ? [module.slice(2)] : [],
        ),
      ),
  );
  return (path: string) => {
    if (used.size === 0) return false;
    const module = path.replace(/(\/__init__)?\.[rR]$/, '');
    return foldersBelow(module).some(one => used.has(one));
  };
}

/** Finds the folder by which other code imports a file; undefined for a script. */
function partFinder(
  own: readonly CodeFile[],
  cells: readonly CodeFile[],
  has: (path: string) => boolean,
): (file: CodeFile) => string | undefined {
  const ofPython = own.filter(({ language }) => language === 'python');
  const holders = new Set(
    ofPython.map(({ path }) => dirname(path)).filter(Boolean),
  );
  // Above a package's folder its parts may stand deeper: `from shop.models import x` finds shop/models/x.py.
  for (const folder of [...holders]) {
    for (const above of foldersAbove(folder)) if (above) holders.add(above);
  }
  const imported = importedFolders([...ofPython, ...cells], holders, has);

  const isBoxed = boxModules(own);
  // The steps of targets are functions, whatever the folder that holds them is called.
  const isStep = (path: string) =>
    has('_targets.R') && /^(code|functions?|scripts\/functions?)\//.test(path);
  const hasMore = own.some(({ path }) => !EXAMPLES.test(path));

  return ({ path, language }) => {
    if (hasMore && EXAMPLES.test(path)) return undefined;
    const folder = dirname(path);
    if (language === 'r') {
      return SOURCE_OF_R.test(path) ||
        isStep(path) ||
        (folder !== '' && isBoxed(path))
        ? folder
        : undefined;
    }
    const above = foldersAbove(path);
    if (language === 'node') {
      const isProject = above.some(at => has(join(at, 'package.json')));
      const isModule = folder !== '' && !NO_MODULES.test(path);
      return isProject && isModule ? folder : undefined;
    }
    if (has(join(folder, '__init__.py')) && !NO_PACKAGE.test(folder)) {
      // The outermost package, as an import begins with it.
      const outside = above.findIndex(at => !has(join(at, '__init__.py')));
      const top = above[outside < 1 ? 0 : outside - 1];
      if (top !== '') return top;
    }
    if (SOURCE.test(path)) return folder;
    return above.find(at => imported.has(at));
  };
}

/** A project of a tool, or of queries, in which nothing is imported. */
function otherKind(
  { entries, candidates }: Files,
  scripts: readonly Place[],
  hasNotebook: boolean,
): Importable['other'] {
  const tool = TOOLS.map(({ what, sign, own: folders }) => ({
    what,
    place: scripts.every(({ path }) => folders.test(path))
      ? candidates(sign).find(
          ({ path }) => sign.test(path) && !isVendored(path),
        )
      : undefined,
  })).find(({ place }) => place);
  const query =
    scripts.length === 0 && !hasNotebook
      ? entries.find(({ path }) => path.endsWith('.sql'))
      : undefined;
  return tool?.place
    ? { path: tool.place.path, what: tool.what }
    : query && { path: query.path, what: 'SQL' };
}

/** What of the project can be imported. Tests, examples and helpers of packaging do not count. @public */
export const importable = defineDerivedFact({
  name: 'importable',
  uses: { files, code, notebookCode },
  derive({ files: all, code: sources, notebookCode: cells }): Importable {
    const { entries, has } = all;
    const own = sources.filter(
      ({ role, statements }) => role === 'app' && statements > 0,
    );
    const partOf = partFinder(own, cells, has);
    const parts = new Map<string, CodeFile[]>();
    const scripts: Place[] = [];
    for (const file of own) {
      const part = partOf(file);
      if (part === undefined) {
        scripts.push({ path: file.path });
        continue;
      }
      const others = parts.get(part);
      if (others) others.push(file);
      else parts.set(part, [file]);
    }
    const [largest] = [...parts].sort(([, a], [, b]) => b.length - a.length);
    const notebook = entries.find(
      ({ path }) => path.endsWith('.ipynb') && !isVendored(path),
    );
    const other = otherKind(all, scripts, notebook !== undefined);
    return {
      ...(largest && {
        found: { path: largest[1][0].path, what: `${largest[0]}/` },
      }),
      scripts,
      ...(notebook && { notebook: { path: notebook.path } }),
      ...(other && { other }),
    };
  },
});
