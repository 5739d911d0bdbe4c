import type { Command } from './commands';

const MAX_NAMES = 40;

/** Installers that fetch a package by its name, and what stands before the names. */
const BY_NAME =
  /^(?:(?:uv |python -m )?pip3? install|uv add|poetry add|pdm add|pixi add|pipx install|(?:conda|mamba|micromamba) install|npm (?:install|i)|yarn add|pnpm add)((?: \S{1,100}){1,20})$/;
const PYTHON_NAME =
  /^["']?(@?[A-Za-z][\w./-]{0,80}?)(?:\[[\w,-]{0,80}\])?(?:[=<>~!@].{0,40})?["']?$/;
/** `pip install git+https://host/org/name.git@main`. */
const ADDRESS =
  /^["']?git\+\S{1,200}?\/([\w.-]{1,80}?)(?:\.git)?(?:[@#]\S{0,80})?["']?$/;
const IN_R =
  /(?:install\.packages|install_(?:github|gitlab|git|cran)|pkg_install|pak)\(\s*["'](?:https?:\/\/[^"']{0,100}\/)?(?:[\w.-]{1,80}\/)?([A-Za-z][\w.]{0,80})(?:\.git)?(?:@[^"']{0,40})?["']/;

/** The names of packages that commands install for their reader: from an index, or from where they are published. */
export function installedNames(commands: readonly Command[]): string[] {
  const names = commands.flatMap(({ forms }) =>
    forms.flatMap((form): string[] => {
      const inR = IN_R.exec(form)?.[1];
      if (inR !== undefined) return [inR];
      const words = BY_NAME.exec(form)?.[1]?.trim().split(' ') ?? [];
      // What a file lists, and the project itself in its own folder, is installed to work on it.
      if (
        words.some(word => /^(-r|-e|--requirement|--editable|-c)/.test(word))
      ) {
        return [];
      }
      return words.flatMap(
        word =>
          ADDRESS.exec(word)?.[1] ??
          (word.startsWith('-') ? undefined : PYTHON_NAME.exec(word)?.[1]) ??
          [],
      );
    }),
  );
  return [...new Set(names)].slice(0, MAX_NAMES);
}
