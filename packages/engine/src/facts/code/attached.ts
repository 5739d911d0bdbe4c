import type { CodeFile } from './code';

/** Whether a script of R does little but load packages, one by one or by a list with a line for each name. */
const loadsPackages = ({ language, imports, statements }: CodeFile) =>
  language === 'r' && imports.length > 0 && 2 * imports.length >= statements;

/**
 * The files, each script of R with what it finds loaded: `library()` attaches a package to the session, so that a script
 * that loads packages does it for those that run after it. What is loaded elsewhere has no line here.
 */
export function withAttached(files: readonly CodeFile[]): readonly CodeFile[] {
  const modules = new Set(
    files
      .filter(loadsPackages)
      .flatMap(({ imports }) => imports.map(({ module }) => module)),
  );
  if (modules.size === 0) return files;
  const attached = [...modules].map(module => ({ module }));
  return files.map(file =>
    file.language === 'r' && !loadsPackages(file)
      ? { ...file, imports: [...file.imports, ...attached] }
      : file,
  );
}
