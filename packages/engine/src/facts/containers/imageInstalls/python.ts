import type { InstallCommand } from './Install';

const language = 'python' as const;

/** What installs the rest, or builds it: no dependency of the project. */
const TOOLS =
  /^(pip|setuptools|wheel|uv|poetry|poetry-core|poetry-plugin-export|pipenv|pdm|hatch|hatchling|pixi|conda|mamba|conda-lock|pip-tools|virtualenv|build|python|awslambdaric)$/;

// Options of pip that take the next word.
const WITH_VALUE =
  /^(-i|-f|-t|-p|--(index-url|extra-index-url|find-links|target|prefix|root|python|trusted-host|timeout|retries|cache-dir|platform|python-version|implementation|abi|only-binary|no-binary|progress-bar|src|upgrade-strategy|config-settings|global-option|log|proxy|index-strategy|index|default-index|torch-backend|prerelease|resolution|link-mode))$/;

const packageName = (word: string) =>
  word.split(/[=<>~!@[;]/, 1)[0].toLowerCase();

const isPath = (word: string) =>
  /^(\.|\/|~|file:)|\.(whl|tar\.gz|zip)$|\//.test(word) &&
  !/^(git\+|https?:)/.test(word);

function readPip(
  program: string,
  words: readonly string[],
): InstallCommand | undefined {
  const files: string[] = [];
  const constraints: string[] = [];
  const operands: string[] = [];
  const editable: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    const value =
      /^-[rce](?=\S)(.*)|^--(?:requirements?|constraints?|editable)=(.*)/.exec(
        word,
      );
    const next = () => value?.[1] ?? value?.[2] ?? words[++index] ?? '';
    if (/^(-r|--requirements?\b)/.test(word)) files.push(next());
    else if (/^(-c|--constraints?\b)/.test(word)) constraints.push(next());
    else if (/^(-e|--editable\b)/.test(word)) editable.push(next());
    else if (WITH_VALUE.test(word)) index += 1;
    else if (!word.startsWith('-')) operands.push(word);
  }
  const show = (rest: string) => `${program} ${rest}`;
  if (words.includes('--require-hashes')) {
    const [first = ''] = files;
    const shown = show(`--require-hashes -r ${first}`);
    return { language, source: 'lock', shown };
  }
  if (files.length > 0) {
    const shown = show(files.map(file => `-r ${file}`).join(' '));
    return files.every(file => /\.(toml|cfg|py)$/.test(file))
      ? { language, source: 'manifest', shown }
      : { language, source: 'files', shown, files };
  }
  if (constraints.length > 0) {
    const shown = show(`-c ${constraints.join(' -c ')}`);
    return { language, source: 'files', shown, files: constraints };
  }
  // Its dependencies were brought in by another command.
  if (words.includes('--no-deps')) return undefined;
  const own = [...editable, ...operands.filter(isPath)];
  if (own.length > 0) {
    return { language, source: 'project', shown: show(own[0]) };
  }
  const names = operands
    .filter(word => !/^(git\+|https?:)/.test(word))
    .map(packageName);
  const others = names.filter(name => !TOOLS.test(name) && !/^\W/.test(name));
  return others.length > 0
    ? { language, source: 'packages', shown: show(others[0]) }
    : undefined;
}

function readUv(words: readonly string[]): InstallCommand | undefined {
  const [verb, second] = words;
  const has = (option: RegExp) => words.some(word => option.test(word));
  if (verb === 'pip' && second === 'install') {
    return readPip('uv pip install', words.slice(2));
  }
  if (verb === 'pip' && second === 'sync') {
    const files = words.slice(2).filter(word => !word.startsWith('-'));
    const shown = `uv pip sync ${files[0] ?? ''}`;
    return { language, source: 'files', shown, files };
  }
  if (verb === 'sync') {
    const strict = has(/^--(frozen|locked)$/);
    const shown = `uv sync${strict ? ' --frozen' : ''}`;
    if (has(/^(-U|--upgrade)$/)) return { language, source: 'manifest', shown };
    return { language, source: strict ? 'lock' : 'lockIfThere', shown };
  }
  return undefined;
}

function readPipenv(words: readonly string[]): InstallCommand | undefined {
  const [verb, ...rest] = words;
  if (verb === 'sync')
    return { language, source: 'lock', shown: 'pipenv sync' };
  if (verb !== 'install') return undefined;
  const shown = 'pipenv install';
  if (rest.includes('--skip-lock')) {
    return { language, source: 'manifest', shown: `${shown} --skip-lock` };
  }
  if (rest.some(word => /^--(deploy|ignore-pipfile)$/.test(word))) {
    return { language, source: 'lock', shown: `${shown} --deploy` };
  }
  const named = rest.some(word => /^[A-Za-z]/.test(word));
  return { language, source: named ? 'packages' : 'lockIfThere', shown };
}

const CONDA_FILE = /^(-f|--file|-n|--name|-p|--prefix|-c|--channel)$/;

function readConda(
  program: string,
  words: readonly string[],
): InstallCommand | undefined {
  const verbs = words.filter(word =>
    /^(env|create|install|update)$/.test(word),
  );
  if (!verbs.some(verb => verb !== 'env')) return undefined;
  const files: string[] = [];
  const names: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    const joined = /^--file=(.*)/.exec(word)?.[1];
    if (joined !== undefined) files.push(joined);
    else if (CONDA_FILE.test(word)) {
      index += 1;
      if (/^(-f|--file)$/.test(word)) files.push(words[index] ?? '');
    } else if (/^[A-Za-z]/.test(word) && !verbs.includes(word))
      names.push(word);
  }
  const shown = [program, ...verbs.slice(0, 2)].join(' ');
  if (files.length > 0) {
    return {
      language,
      source: 'files',
      shown: `${shown} -f ${files[0]}`,
      files,
    };
  }
  if (verbs[0] === 'env') return { language, source: 'manifest', shown };
  const others = names.map(packageName).filter(name => !TOOLS.test(name));
  return others.length > 0
    ? { language, source: 'packages', shown: `${shown} ${others[0]}` }
    : undefined;
}

/** What a command installs for Python. */
export function readPython(
  words: readonly string[],
): InstallCommand | undefined {
  const [program, ...all] = words;
  // Options of the program itself stand before what it is to do: `pip --no-cache-dir install`.
  const isPython = program === 'python';
  const start = isPython ? 0 : all.findIndex(word => !word.startsWith('-'));
  const rest = start < 0 ? [] : all.slice(start);
  const [verb, ...options] = rest;
  const has = (option: RegExp) => rest.some(word => option.test(word));
  switch (program) {
    case 'python':
      if (verb === '-m') return readPython(options);
      return /(^|\/)setup\.py$/.test(verb ?? '') && has(/^(install|develop)$/)
        ? { language, source: 'project', shown: `python setup.py install` }
        : undefined;
    case 'pip':
      return verb === 'install' ? readPip('pip install', options) : undefined;
    case 'pip-sync': {
      const files = rest.filter(word => !word.startsWith('-'));
      const named = files.length > 0 ? files : ['requirements.txt'];
      return { language, source: 'files', shown: 'pip-sync', files: named };
    }
    case 'uv':
      return readUv(rest);
    case 'poetry':
      if (verb !== 'install' && verb !== 'sync') return undefined;
      return { language, source: 'lockIfThere', shown: `poetry ${verb}` };
    case 'pdm':
      if (verb !== 'install' && verb !== 'sync') return undefined;
      if (has(/^--no-lock$/)) {
        return { language, source: 'manifest', shown: 'pdm install --no-lock' };
      }
      return {
        language,
        source:
          verb === 'sync' || has(/^--(frozen-lockfile|check)$/)
            ? 'lock'
            : 'lockIfThere',
        shown: `pdm ${verb}`,
      };
    case 'pipenv':
      return readPipenv(rest);
    case 'pixi':
      if (verb !== 'install') return undefined;
      return {
        language,
        source: has(/^--(frozen|locked)$/) ? 'lock' : 'lockIfThere',
        shown: 'pixi install',
      };
    case 'conda-lock':
      return verb === 'install'
        ? { language, source: 'lock', shown: 'conda-lock install' }
        : undefined;
    case 'conda':
    case 'mamba':
    case 'micromamba':
      return readConda(program, rest);
    default:
      return undefined;
  }
}
