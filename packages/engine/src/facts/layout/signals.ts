import type { Place } from '../Place';
import type { ProjectTree } from './ProjectTree';

/** One sign of a kind of project. */
export interface Signal {
  /** What is there where it is found, for a person: a noun. */
  name: string;
  /** It settles the kind alone. */
  decisive?: true;
  /** Without it the other signs are not enough. */
  required?: true;
  find(tree: ProjectTree): Place | undefined;
}

/** A kind of project that is recognised by two signals, or by a decisive one. */
export interface Kind {
  name: string;
  signals: Signal[];
  /** What its source consists of: code, code or notebooks, or files by name. */
  source: 'code' | 'notebooks' | RegExp;
}

/** A file that holds something. */
export const file = (name: string, pattern: RegExp): Signal => ({
  name,
  find: tree => tree.file(pattern),
});

/** Folders that are all there. */
export const folders = (name: string, ...patterns: RegExp[]): Signal => ({
  name,
  find: tree => tree.folders(...patterns),
});

/** A signal without which it is not the kind. */
export const required = (signal: Signal): Signal => ({
  ...signal,
  required: true,
});

/** A signal that is enough alone. */
export const decisive = (signal: Signal): Signal => ({
  ...signal,
  decisive: true,
});

const DEFINITIONS =
  /(^|\/)(dags?|flows?|pipelines?|steps?|jobs?|assets|defs|workflows?|orchestration)\/.*\.py$|\/definitions\.py$/i;

/** The kind of a tool that is imported where its definitions stand. */
export function orchestrator(
  name: string,
  modules: string[],
  signs: Signal[] = [],
): Kind {
  const imports: Signal = {
    name: `code that imports ${modules[0]}`,
    find: tree => tree.imports(/\.py$/, ...modules),
  };
  const definitions: Signal = {
    name: 'its definitions in a folder of their own',
    find: tree =>
      tree.imports(DEFINITIONS, ...modules) ??
      // `airflow_jobs/` and `deploy/prefect/` say by their names what they hold.
      tree.imports(
        new RegExp(`(^|[/_-])${name}([_-][^/]*)?/.*\\.py$`, 'i'),
        ...modules,
      ),
  };
  return { name, signals: [imports, definitions, ...signs], source: 'code' };
}

/** The usual folders of a data project, under their usual names. */
const USUAL: readonly Signal[] = [
  {
    name: 'data/, or data/ kept out of git',
    find: tree =>
      tree.folders(
        /^(data|datasets?|daten|dados|datos|donn[eé]es|dane|dati)(\/|\.dvc$)/i,
      ) ?? tree.mark('ignoresData'),
  },
  folders('notebooks/', /^(notebooks?|nbs|cuadernos?|cahiers?)\//i),
  folders(
    'models/',
    /^(models?|modell[eoi]?|mod[eè]les?|modelos?)(\/|\.dvc$)/i,
  ),
  folders(
    'reports/',
    /^(reports?|results?|outputs?|figures|ergebnisse|berichte?|r[eé]sultats|rapports?|resultados?|relat[oó]rios?|informes?|risultati|wyniki)\//i,
  ),
  folders(
    'references/',
    /^(references?|referenzen|r[eé]f[eé]rences|refer[eê]ncias)\//i,
  ),
  folders('tests/', /^(src\/)?(tests?|testes|pruebas?)\//i),
  folders(
    'configs/',
    /^(src\/)?(conf(ig)?s?|konfiguration(en)?|configura(tion|ci[oó]n|[cç][aã]o))\//i,
  ),
];

const USUAL_NEEDED = 3;

/** Three of the folders that data projects usually have. */
export const usualFolders: Signal = {
  name: 'three of data/, notebooks/, models/, reports/, references/, tests/ and configs/',
  find(tree) {
    const found = USUAL.map(one => one.find(tree)).filter(Boolean);
    return found.length >= USUAL_NEEDED ? found[0] : undefined;
  },
};
