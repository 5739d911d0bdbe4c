import type { InstallCommand } from './Install';

const language = 'node' as const;

// Options of the package managers that take the next word.
const WITH_VALUE =
  /^(--(prefix|cwd|dir|registry|cache|cache-folder|network-timeout|omit|include|filter|workspace|loglevel|mutex|modules-folder|store-dir|reporter)|-C|-F|-w)$/;

function operandsOf(words: readonly string[]): string[] {
  return words.filter(
    (word, index) =>
      !word.startsWith('-') && !WITH_VALUE.test(words[index - 1] ?? ''),
  );
}

const VERBS: Record<string, RegExp> = {
  npm: /^(install|i|add|ci|clean-install|install-clean|ic)$/,
  yarn: /^(install|add|workspaces|)$/,
  pnpm: /^(install|i|add|fetch|ci)$/,
  bun: /^(install|i|add|ci)$/,
};

/** What fails rather than install anything that is not in the lock. */
const STRICT =
  /^--(frozen-lockfile|immutable|immutable-cache|pure-lockfile|frozen|offline)(=true)?$/;

/**
 * What a command installs for Node.
 *
 * @param inCi - CI=true, by which pnpm and newer Yarns keep to the lock.
 */
export function readNode(
  words: readonly string[],
  inCi: boolean,
): InstallCommand | undefined {
  const [program, ...rest] = words;
  const verbs = Object.hasOwn(VERBS, program) ? VERBS[program] : undefined;
  const operands = operandsOf(rest);
  const [verb = ''] = operands;
  if (!verbs?.test(verb)) return undefined;
  if (
    rest.some(word =>
      /^(-g|--global|--location=global|-v|--version)$/.test(word),
    )
  ) {
    return undefined;
  }
  const shown = [program, verb || 'install'].join(' ');
  if (/^(ci|clean-install|install-clean|ic|fetch)$/.test(verb)) {
    return { language, source: 'lock', shown };
  }
  if (verb === 'workspaces') {
    return operands[1] === 'focus'
      ? { language, source: 'lock', shown: `${shown} focus` }
      : undefined;
  }
  if (operands.length > 1) {
    const isTool = operands
      .slice(1)
      .every(name => /^(npm|yarn|pnpm|corepack|bun)(@|$)/.test(name));
    return isTool ? undefined : { language, source: 'packages', shown };
  }
  const strict =
    rest.some(word => STRICT.test(word)) ||
    (inCi && /^(pnpm|yarn)$/.test(program));
  return { language, source: strict ? 'lock' : 'manifest', shown };
}
