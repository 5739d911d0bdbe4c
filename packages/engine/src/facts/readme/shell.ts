const MAX_WORDS = 60;

/**
 * The simple commands of a line, as words without their quotes: cut at `&&`, `||`, `;`, `|` and `&`, up to a comment.
 * Read by hand, for a quoted `;` is no end and any text may come along.
 */
export function simpleCommands(line: string): string[][] {
  if (!/["'#;|&]/.test(line)) {
    const plain = line.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
    return plain.length > 0 ? [plain] : [];
  }
  const commands: string[][] = [];
  let words: string[] = [];
  let word = '';
  let quote = '';
  const endWord = () => {
    if (word && words.length < MAX_WORDS) words.push(word);
    word = '';
  };
  const endCommand = () => {
    endWord();
    if (words.length) commands.push(words);
    words = [];
  };
  for (const character of line) {
    if (quote) {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '"' || character === "'") quote = character;
    else if (/\s/.test(character)) endWord();
    else if (character === '#' && word === '') break;
    else if (/[;|&]/.test(character)) endCommand();
    else word += character;
  }
  endCommand();
  return commands;
}

const PREFIXES = new Set(
  'sudo time nohup exec env command then do call winpty ! % $'.split(' '),
);

/** `.venv/bin/python3.11` and `C:\Rtools\make.exe` by the name that everybody knows. */
function programName(word: string): string {
  const name = word
    .replace(/^.*[\\/](?:bin|Scripts)[\\/]/i, '')
    .replace(/^.*\/(?=(?:nextflow|snakemake|Rscript|java|dbt)$)/, '')
    .replace(/\.exe$/i, '')
    .replace(/^[!%]/, '');
  if (/^(python|pip)[\d.]*$/.test(name)) return name.replace(/[\d.]+$/, '');
  return name === 'py' ? 'python' : name;
}

const settingAlone = (word: string) =>
  /^[A-Z_][A-Z\d_]*=/.test(word) ? word.replace(/\s[^]*$/, '') : word;

/** A command without what stands before its program: a prompt, `sudo`, `NAME=value`. */
function bare(words: readonly string[]): string[] {
  const start = words.findIndex(
    word => !PREFIXES.has(word) && !/^[A-Za-z_]\w*=/.test(word),
  );
  if (start < 0) return [];
  const [program, ...rest] = words.slice(start);
  // Of a setting, the words of a quoted value are no words of the command: `make test OPTS="-k date"`.
  return [programName(program), ...rest.map(settingAlone)];
}

// Programs that run the command they are given, and those of their options that take the next word.
const VALUE_OPTIONS = new Set(
  (
    '--with --extra --group --python -p -n --name -e --env --project --directory -C --package --env-file --prefix ' +
    '--with-requirements --only-group --manifest-path -v --volume -w --workdir -u --user --entrypoint --network ' +
    '--gpus --mount --publish --hostname -m --memory --shm-size --platform -f --file --profile --index --net --ipc'
  ).split(' '),
);

const WRAPPERS: ReadonlyArray<{ pattern: RegExp; operands: number }> = [
  {
    pattern:
      /^(poetry|pipenv|pdm|uv|hatch|pixi|rye|conda|mamba|micromamba|dotenv) run\b/,
    operands: 0,
  },
  { pattern: /^(docker|podman) exec\b/, operands: 1 },
  { pattern: /^(docker|podman) (container )?run\b/, operands: 1 },
  {
    pattern:
      /^(docker|podman)([- ]compose)( (-f|--file|-p|--profile|--env-file) \S+){0,6} (run|exec)\b/,
    operands: 1,
  },
  { pattern: /^(npx|bunx|uvx|pnpx|xvfb-run|wsl)\b/, operands: 0 },
  { pattern: /^(pnpm|yarn|npm) (dlx|exec)\b/, operands: 0 },
  { pattern: /^direnv exec\b/, operands: 1 },
  {
    pattern: /^python -m(?= (uv|poetry|pipenv|pdm|hatch|tox|nox) )/,
    operands: 0,
  },
  { pattern: /^(apptainer|singularity) (exec|run)\b/, operands: 1 },
];

/** What a wrapper runs: the words after its options and operands. */
function unwrapped(words: readonly string[]): string[] {
  if (words.length === 1 && !words[0].includes(' ')) return [];
  const text = words.join(' ');
  const wrapper = WRAPPERS.find(({ pattern }) => pattern.test(text));
  if (!wrapper) {
    const nested =
      /^((ba|z)?sh -l?c|cmd \/c|powershell -command|nix-shell --run) /i.exec(
        text,
      );
    if (nested) return simpleCommands(text.slice(nested[0].length))[0] ?? [];
    const dashes = words.indexOf('--');
    return dashes > 0 ? words.slice(dashes + 1) : [];
  }
  let index = (wrapper.pattern.exec(text)?.[0] ?? '').split(' ').length;
  let operands = wrapper.operands;
  while (index < words.length) {
    const word = words[index];
    if (word === '--') return words.slice(index + 1);
    if (word.startsWith('-')) index += VALUE_OPTIONS.has(word) ? 2 : 1;
    else if (operands > 0) {
      operands -= 1;
      index += 1;
    } else break;
  }
  return words.slice(index);
}

/** A simple command and what it runs in turn, from the outside in: `uv run pytest -q`, then `pytest -q`. */
export function formsOf(words: readonly string[]): string[][] {
  const forms: string[][] = [];
  let form = bare(words);
  while (form.length && forms.length < 4) {
    forms.push(form);
    form = bare(unwrapped(form));
  }
  return forms;
}
