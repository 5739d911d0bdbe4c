import type { SourceFile } from '../../../tree';
import { defineFileFact } from '../../Fact';
import { lineMatching, parseToml, strings, tableAt, text } from '../../parse';
import { isVendored, type Language } from '../../source/paths';
import { nearestFirst } from '../../repository/sideFolders';

/** A version that a file fixes. */
export interface VersionFile {
  path: string;
  version: string;
  line?: number;
}

type Found = Omit<VersionFile, 'path'>;

const minor = (value: string | undefined) =>
  /^\s*(?:c?python[-@]?|pypy|r-)?(\d+\.\d+)/i.exec(value ?? '')?.[1];

/** Node's line of compatibility is its major version. */
const major = (value: string | undefined) =>
  /^\s*(?:node-)?v?(\d+)(?![\d-])/.exec(value ?? '')?.[1] ??
  /^\s*(lts\/[a-z]+)\s*$/i.exec(value ?? '')?.[1];

const fixed = (language: Language, value: string | undefined) =>
  language === 'node' ? major(value) : minor(value);

const NAMES: Record<Language, string[]> = {
  python: ['python'],
  r: ['R', 'r'],
  node: ['node', 'nodejs'],
};

const PLAIN: Record<Language, RegExp> = {
  python: /(^|\/)(\.python-version|runtime\.txt)$/,
  r: /(^|\/)(\.[rR]-?version|runtime\.txt)$/,
  node: /(^|\/)(\.nvmrc|\.node-version)$/,
};
const ASDF = /(^|\/)\.tool-versions$/;
// https://mise.jdx.dev/configuration.html
const MISE =
  /(^|\/)(\.?mise(\.[\w-]+)?\.toml|\.?mise\/config\.toml|\.config\/mise(\/config)?\.toml)$/;

/** The first line that says anything: the whole file is one version, or several of which the first is the default. */
function readPlain(path: string, content: string, language: Language) {
  const lines = content.split(/\r?\n/, 50);
  const index = lines.findIndex(line => /^\s*[^#\s]/.test(line));
  const value = lines[index];
  const names = /runtime\.txt$/.test(path)
    ? { python: /^\s*python-/, r: /^\s*r-/, node: /^\s*node/ }[language]
    : /^/;
  const version =
    value && names.test(value) ? fixed(language, value) : undefined;
  return version ? { version, line: index + 1 } : undefined;
}

function readAsdf(content: string, language: Language): Found | undefined {
  const lines = content.split(/\r?\n/, 200);
  for (const [index, line] of lines.entries()) {
    const [tool, value] = line.trim().split(/\s+/, 2);
    const version = NAMES[language].includes(tool) && fixed(language, value);
    if (version) return { version, line: index + 1 };
  }
  return undefined;
}

function readMise(content: string, language: Language): Found | undefined {
  const parsed = parseToml(content);
  if ('problem' in parsed) return undefined;
  const tools = tableAt(parsed.data, 'tools');
  for (const name of NAMES[language]) {
    const key = [name, `core:${name}`, `asdf:${name}`].find(
      one => tools[one] !== undefined,
    );
    const value = key === undefined ? undefined : tools[key];
    const version = fixed(
      language,
      text(value) ?? strings(value)[0] ?? text(tableAt(value).version),
    );
    const line = lineMatching(
      content,
      new RegExp(`^\\s*["']?([a-z]+:)?${name}\\b`),
    );
    if (version) return { version, line };
  }
  return undefined;
}

function read({ path, text: content }: SourceFile, language: Language) {
  if (!content) return undefined;
  if (ASDF.test(path)) return readAsdf(content, language);
  if (MISE.test(path)) return readMise(content, language);
  return readPlain(path, content, language);
}

/**
 * The files of version managers that fix the interpreter of one language: a fact for each, because the nearest one for
 * Node must not hide the one for Python further up.
 */
export function versionFilesFor(language: Language) {
  return defineFileFact<Found, VersionFile[]>({
    name: `versionFiles.${language}`,
    version: 1,
    scope: 'nearest',
    select: path =>
      (PLAIN[language].test(path) || ASDF.test(path) || MISE.test(path)) &&
      !isVendored(path),
    map: file => read(file, language),
    reduce: found =>
      [...found]
        .map(([path, version]) => ({ ...version, path }))
        .sort(nearestFirst),
  });
}
