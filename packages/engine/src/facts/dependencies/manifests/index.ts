import { dirname, type Listing, type SourceFile } from '../../../tree';
import { defineDerivedFact, defineFileFact } from '../../Fact';
import {
  depth,
  isInSideFolder,
  nearestFirst,
} from '../../repository/sideFolders';
import { isVendored, type Language } from '../../source/paths';
import { readConda } from './conda';
import { isDevelopmentFile } from './development';
import { withLines } from './lines';
import type {
  Manifest,
  ManifestContent,
  ManifestKind,
  ReadContent,
} from './Manifest';
import { readNix } from './nix';
import { readPackageJson } from './packageJson';
import { readPipfile } from './pipfile';
import { readPixi } from './pixi';
import { readPyproject } from './pyproject';
import { readDescription, readPackrat, readPak, readRenv } from './r';
import { readRequirements } from './requirements';
import { readSetupCfg, readSetupPy } from './setup';

export type {
  Dependency,
  InterpreterSpec,
  Manifest,
  ManifestContent,
  ManifestKind,
} from './Manifest';

interface Format {
  kind: ManifestKind;
  pattern: RegExp;
  /** Whose packages it declares, where the content does not say otherwise. */
  language: Language;
  read(content: string, path: string): ReadContent;
}

const python = 'python' as const;
const r = 'r' as const;

const FORMATS: readonly Format[] = [
  {
    kind: 'pyproject',
    pattern: /(^|\/)pyproject\.toml$/,
    language: python,
    read: readPyproject,
  },
  {
    kind: 'constraints',
    pattern: /(^|\/)[^/]*constraints?[^/]*\.txt$/i,
    language: python,
    read: readRequirements,
  },
  {
    kind: 'requirements',
    pattern:
      /((^|\/)[^/]*requirements?[^/]*|(^|\/)requirements\/[^/]+)\.(txt|in)$/i,
    language: python,
    read: readRequirements,
  },
  {
    kind: 'Pipfile',
    pattern: /(^|\/)Pipfile$/,
    language: python,
    read: readPipfile,
  },
  {
    kind: 'setup.py',
    pattern: /(^|\/)setup\.py$/,
    language: python,
    read: readSetupPy,
  },
  {
    kind: 'setup.cfg',
    pattern: /(^|\/)setup\.cfg$/,
    language: python,
    read: readSetupCfg,
  },
  {
    kind: 'pixi',
    pattern: /(^|\/)pixi\.toml$/,
    language: python,
    read: readPixi,
  },
  {
    kind: 'DESCRIPTION',
    pattern: /(^|\/)DESCRIPTION$/,
    language: r,
    read: readDescription,
  },
  { kind: 'renv', pattern: /renv\.lock$/i, language: r, read: readRenv },
  { kind: 'pak', pattern: /(^|\/)pkg\.lock$/, language: r, read: readPak },
  {
    kind: 'packrat',
    pattern: /(^|\/)packrat\.lock$/,
    language: r,
    read: readPackrat,
  },
  {
    kind: 'package.json',
    pattern: /(^|\/)package\.json$/,
    language: 'node',
    read: readPackageJson,
  },
  {
    kind: 'nix',
    pattern: /(^|\/)(flake|shell|default|devenv)\.nix$/,
    language: python,
    read: readNix,
  },
  {
    kind: 'conda',
    pattern: /\.ya?ml$/i,
    language: python,
    read: (content, path) => readConda(path, content),
  },
];

/** Bytes of YAML past which it is data, and no environment. */
const MAX_YAML = 50_000;
/** What configures a source host is no environment. */
const HOSTED = /(^|\/)\.(github|gitlab|circleci)\//;
/** Characters past which a file is none that people write; only tools write such locks. */
const MAX_CHARACTERS = 500_000;
const MAX_DEPENDENCIES = 2_000;
/** Manifests past which more say nothing about a project: each is held against each lock. */
const MAX_MANIFESTS = 2_000;

/** Spares nearly every path of a repository the patterns of all formats. */
const NAMES =
  /(?:\.(?:toml|txt|in|cfg|lock|json|nix|ya?ml)|setup\.py|Pipfile|DESCRIPTION)$/i;

const formatOf = (path: string) =>
  NAMES.test(path)
    ? FORMATS.find(({ pattern }) => pattern.test(path))
    : undefined;

function readWith(format: Format, { path, text }: SourceFile): ReadContent {
  if (text === undefined) {
    return format.kind === 'conda'
      ? undefined
      : { problem: 'is not a text file' };
  }
  if (text.length > MAX_CHARACTERS && !/^(renv|pak)$/.test(format.kind)) {
    return { problem: 'is too long to be read' };
  }
  try {
    return format.read(text, path);
  } catch {
    return { problem: 'can not be read' };
  }
}

function isWanted(path: string, size: number): boolean {
  const kind = formatOf(path)?.kind;
  if (!kind) return false;
  if (kind === 'conda' && (size > MAX_YAML || HOSTED.test(path))) return false;
  // packrat's folder holds installed packages, and the lock.
  return kind === 'packrat' || !isVendored(path);
}

/**
 * The folders of models that MLflow saved: what stands beside such a model is what that model needs.
 * https://mlflow.org/docs/latest/ml/model/#storage-format
 */
function savedModels({ entries }: Listing): Set<string> {
  const saved = entries.filter(({ path }) => /\/MLmodel$/.test(path));
  return new Set(saved.map(({ path }) => dirname(path)));
}

/** Manifests, and the constraints that stand beside them. */
const declarations = defineFileFact<ManifestContent, Manifest[]>({
  name: 'declarations',
  version: 5,
  scope: 'component',
  select: isWanted,
  map(file) {
    const format = formatOf(file.path);
    const content = format && readWith(format, file);
    const dependencies = content?.dependencies ?? [];
    return (
      content && {
        kind: format.kind,
        languages: [format.language],
        interpreters: [],
        ...content,
        dependencies: withLines(
          format.kind,
          file.text ?? '',
          dependencies.slice(0, MAX_DEPENDENCIES),
        ),
      }
    );
  },
  reduce(found, listing) {
    const models = savedModels(listing);
    return [...found]
      .filter(([path]) => !isInSideFolder(path) && !models.has(dirname(path)))
      .map(([path, content]) => ({ ...content, path }))
      .sort(
        (a, b) =>
          depth(a.path) - depth(b.path) ||
          Number(isDevelopmentFile(a.path)) -
            Number(isDevelopmentFile(b.path)) ||
          nearestFirst(a, b),
      )
      .slice(0, MAX_MANIFESTS);
  },
});

/**
 * The files that declare what the project depends on, those nearest to the component's folder first. An empty one is
 * listed with no dependencies. Those of documentation, tests and examples are not in it.
 *
 * @public
 */
export const manifests = defineDerivedFact({
  name: 'manifests',
  uses: { declarations },
  derive: ({ declarations: all }) =>
    all.filter(({ kind }) => kind !== 'constraints'),
});

/** The files that only fix versions of packages that others ask for. @public */
export const constraints = defineDerivedFact({
  name: 'constraints',
  uses: { declarations },
  derive: ({ declarations: all }) =>
    all.filter(({ kind }) => kind === 'constraints'),
});
