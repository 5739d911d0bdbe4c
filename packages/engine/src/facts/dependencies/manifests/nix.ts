import type { Language } from '../../source/paths';
import { lineMatching } from '../../parse';
import type { InterpreterSpec, ReadContent } from './Manifest';

// Lists of packages, as development shells and derivations write them. Nix is a language: this reads the usual forms.
const LISTS =
  /(?:\b(?:packages|buildInputs|nativeBuildInputs|propagatedBuildInputs)\s*=|[wW]ith[pP]ackages)[^[\]]{0,200}\[([^[\]]{0,5000})\]/g;
const VERSIONS: [Language, RegExp][] = [
  ['python', /\bpython3(\d{1,2})(?:Full|Packages|\b)/],
  ['node', /\bnodejs[_-](\d{1,2})\b/],
];

/** `flake.nix`, `shell.nix`, `default.nix`, `devenv.nix`. */
export function readNix(content: string): ReadContent {
  const code = content.replace(/(^|\s)#.*$/gm, '$1');
  const names = [...code.matchAll(LISTS)].flatMap(
    ([, list]) => list.match(/[A-Za-z_][\w.'-]*/g) ?? [],
  );
  const languages: Language[] = [];
  if (/\bpython/.test(code)) languages.push('python');
  if (/\b(rPackages|rWrapper|rstudioWrapper)\b/.test(code)) languages.push('r');
  if (/\bnodejs/.test(code)) languages.push('node');
  return {
    languages,
    dependencies: names.map(name => ({ name, spec: '' })),
    interpreters: VERSIONS.flatMap(([language, pattern]): InterpreterSpec[] => {
      const version = pattern.exec(code)?.[1];
      const spec = language === 'python' ? `==3.${version}` : `==${version}.0`;
      const line = lineMatching(content, pattern);
      return version ? [{ language, spec, line }] : [];
    }),
  };
}
