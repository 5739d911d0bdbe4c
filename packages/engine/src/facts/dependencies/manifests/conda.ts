import { isTable, lineMatching, parseYaml, strings, text } from '../../parse';
import type { Dependency, InterpreterSpec, ReadContent } from './Manifest';
import type { Language } from '../../source/paths';
import { parseRequirements, dependenciesOf } from './requirements';

// Not an object: conda has a package that is called `constructor`.
const INTERPRETERS = new Map<string, Language>([
  ['python', 'python'],
  ['r-base', 'r'],
  ['r', 'r'],
  ['nodejs', 'node'],
]);
/** Characters of one item of a list; what is longer names no package. */
const MAX_LENGTH = 300;
// What an environment holds in any case is no declaration of what the project needs.
const INSTALLERS = new Set(['pip', 'conda', 'mamba', 'setuptools', 'wheel']);

/** Splits packages of conda into interpreters and the rest, and tells whose packages they are. */
export function condaPackages(packages: readonly Dependency[]) {
  const interpreters: InterpreterSpec[] = [];
  const dependencies: Dependency[] = [];
  for (const one of packages) {
    const { name, spec } = one;
    const language = INTERPRETERS.get(name);
    if (language) interpreters.push({ language, spec });
    else if (!INSTALLERS.has(name)) dependencies.push(one);
  }
  const speaks = (language: Language) =>
    interpreters.some(one => one.language === language);
  const r = speaks('r') || dependencies.some(one => one.name.startsWith('r-'));
  const languages: Language[] = [];
  if (!r || speaks('python')) languages.push('python');
  if (r) languages.push('r');
  return { interpreters, dependencies, languages };
}

/** `conda-forge::pandas >=2`, `python=3.11=h12`: a package's name and its range. */
function parseMatch(item: string): Dependency | undefined {
  if (item.length > MAX_LENGTH) return undefined;
  const match = /^(?:[\w./-]+::)?([A-Za-z0-9_][\w.-]*)\s*([=<>!~\s].*)?$/.exec(
    item.trim(),
  );
  return match
    ? { name: match[1].toLowerCase(), spec: (match[2] ?? '').trim() }
    : undefined;
}

/** Whether a file may be an environment of conda by the looks of its name. */
const isNamedSo = (path: string) =>
  /(^|\/)[^/]*(env|conda)[^/]*\.ya?ml$/i.test(path);

/**
 * An environment of conda (or of MLflow), by content: a list of packages under a top-level `dependencies`. Undefined for
 * other YAML: Helm charts list tables there, Ansible roles neither name nor channels.
 */
export function readConda(path: string, content: string): ReadContent {
  if (!/^dependencies[ \t]*:/m.test(content)) return undefined;
  const parsed = parseYaml(content);
  if ('problem' in parsed) return isNamedSo(path) ? parsed : undefined;
  const { data } = parsed;
  const isConda = Array.isArray(data.channels) || isNamedSo(path);
  const items: unknown[] = Array.isArray(data.dependencies)
    ? data.dependencies
    : [];
  const pip = items.filter(isTable);
  if (!isConda || pip.some(one => !Array.isArray(one.pip))) return undefined;

  const lines = strings(items);
  // MLflow's python_env.yaml lists lines of pip, and the interpreter under a key of its own.
  const mlflow = text(data.python);
  const ofPip = parseRequirements(
    [...(mlflow ? lines : []), ...pip.flatMap(one => strings(one.pip))].join(
      '\n',
    ),
  );
  const packages = condaPackages(
    mlflow
      ? [{ name: 'python', spec: mlflow }]
      : lines.flatMap(line => parseMatch(line) ?? []),
  );
  return {
    languages: packages.languages,
    dependencies: [
      ...packages.dependencies,
      // Its lines are numbered within the list.
      ...dependenciesOf(ofPip.requirements).map(
        ({ line: _, ...one }): Dependency => one,
      ),
    ],
    interpreters: packages.interpreters.map(one => ({
      ...one,
      line: lineMatching(
        content,
        one.language === 'r' ? /\br(-base)?\b\s*[=<>~]/ : /\bpython\b/,
      ),
    })),
    ...(ofPip.includes.length > 0 ? { includes: ofPip.includes } : {}),
    ...(ofPip.constraints.length > 0 ? { constraints: ofPip.constraints } : {}),
  };
}
