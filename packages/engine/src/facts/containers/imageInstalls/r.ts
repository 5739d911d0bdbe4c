import type { InstallCommand } from './Install';

const language = 'r' as const;

const RESTORES =
  /\b(renv|packrat)::restore\(|\bpak::lockfile_install\(|\blibrary\(renv\).{0,200}\brestore\(/;
const INSTALLS =
  /\b(install\.packages|pkg_install|pak::pak|install_(?:cran|github|version|deps|local|bioc|gitlab|url)|local_install(?:_deps)?|BiocManager::install|renv::install|renv::hydrate)\(([^)]{0,2000})|\b(install2\.r|installBioc\.r|installGithub\.r|installDeps\.r)\b([^&|;]{0,2000})/g;
/** What installs the rest. */
const TOOLS =
  /^(renv|remotes|pak|packrat|BiocManager|littler|docopt|devtools|rstudio\/renv|r-lib\/(pak|remotes))(@.*)?$/;

/** The packages that the arguments of a call or a script name. */
function namesIn(call: string): string[] {
  const quoted = [...call.matchAll(/["']([\w.@/-]{2,100})["']/g)].map(
    ([, name]) => name,
  );
  if (quoted.length > 0) {
    // A repository's address, the type of a package, a version.
    return quoted.filter(
      name => /^[A-Za-z]/.test(name) && !/^(source|binary|both)$/.test(name),
    );
  }
  return call.split(/\s+/).filter(word => /^[A-Za-z][\w./@]*$/.test(word));
}

/** What a step installs for R: its calls stand in the text of a command, however that is quoted. */
export function readR(step: string): InstallCommand[] {
  if (RESTORES.test(step)) {
    const shown = /packrat::/.test(step)
      ? 'packrat::restore()'
      : 'renv::restore()';
    return [{ language, source: 'lock', shown }];
  }
  return [...step.matchAll(INSTALLS)].flatMap(
    ([, call, inside = '', script, words = '']): InstallCommand[] => {
      const shown = script ?? `${call}()`;
      if (/deps|local|hydrate/i.test(shown)) {
        return [{ language, source: 'project', shown }];
      }
      const names = namesIn(call ? inside : words);
      const others = names.filter(name => !TOOLS.test(name));
      if (names.length > 0 && others.length === 0) return [];
      return [{ language, source: 'packages', shown }];
    },
  );
}
