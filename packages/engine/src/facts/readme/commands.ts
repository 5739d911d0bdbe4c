import { type Block, lineAt } from './Block';
import { formsOf, simpleCommands } from './shell';
import { TELLS } from './words';

/** A command as a document gives it. */
export interface Command {
  line: number;
  /** What is run, from the outside in: `uv run pytest -q`, then `pytest -q`. Each of bounded length. */
  forms: string[];
  /** In a code block, between backticks, or a line of text that is nothing but a command. */
  place: 'code' | 'span' | 'text';
  /** The headings above it. Empty in a list without numbers, which may as well be one of tools. */
  headings: string;
  /** The comment above or behind it, or its sentence. */
  note: string;
  /** For a command between backticks: the sentence tells to run it, or it is a numbered step. */
  told: boolean;
}

const MAX_COMMAND = 300;
const MAX_COMMANDS = 2000;

/** Languages that hold no commands a reader types. */
const NO_COMMANDS = new Set(
  (
    'json jsonc json5 yaml yml toml ini cfg conf properties env dotenv xml html css scss sql mermaid diff patch dockerfile ' +
    'docker csv tsv http graphql proto protobuf hcl terraform tf latex tex bibtex bib plantuml dot groovy jenkinsfile ' +
    'make makefile gitignore ignore log nginx math svg text-tree tree markdown md'
  ).split(' '),
);

const TREE_LINE = /[├└│┬╰╭]|\s{2}<-\s|^[\s|]*[|+`\\]-+\s?[\w.]/;

/** A row of a box or a table that is drawn with signs. */
const DRAWN_ROW = /^\s*\|.*\|\s*$/;

/** A line of a drawn tree of files. */
export const isTreeLine = (line: string): boolean => TREE_LINE.test(line);

const PROMPT =
  /^\s*(\([\w.~/ -]{1,40}\)\s*)?([\w.~-]{1,40}@[\w.-]{1,60}[:\s][^$#\n]{0,80}[$#]|PS [^>\n]{0,80}>|[A-Za-z]:\\[^>\n]{0,80}>|\$|%|>{1,3}|❯|➜|λ|In ?\[\d*\]:|[›»])\s+/;

/** Commands that print the tasks of a project: the lines after them are `name   what it does`. */
const LISTING =
  /^(make( help)?|just( --list| -l)?|mise (tasks|run|tasks ls)|task( --list| -l| --list-all)?|invoke --list|inv --list|inv -l|poe|npm run|nox (--list|-l)|tox -l|pixi task list|doit list)$/;
const RUNNER_OF: Record<string, string> = { mise: 'mise run', npm: 'npm run' };

/** `npm install or yarn`, in the larger languages: two commands, of which the reader takes one. */
const OR =
  /\s(?:or|oder|ou|o|oppure|of|lub|eller|или|或者?|或是|または|もしくは|또는|혹은)\s(?=\s{0,3}(?:npm|yarn|pnpm|bun|pip3?|python3?|conda|mamba|poetry|uv|pipenv|make|npx|node|Rscript|docker|docker-compose)(?:\s|$))/gu;

function commandsInLine(line: string): string[][] {
  return simpleCommands(line.slice(0, MAX_COMMAND).replace(OR, ' ; '))
    .map(words => formsOf(words).map(form => form.join(' ')))
    .filter(forms => forms.length > 0);
}

/** Joins lines that end with a continuation mark; the lines joined stay empty, so that numbers hold. */
function joinContinued(lines: readonly string[]): string[] {
  const joined = lines.map(line => line.trimEnd());
  for (let index = joined.length - 2; index >= 0; index -= 1) {
    const [, start] = /^(.*\S)\s*[\\`^]$/.exec(joined[index]) ?? [];
    if (start !== undefined && joined[index + 1] !== '') {
      const rest = joined[index + 1].trim().slice(0, MAX_COMMAND);
      joined[index] = `${start} ${rest}`.slice(0, MAX_COMMAND);
      joined[index + 1] = '';
    }
  }
  return joined;
}

const PLAIN_PROGRAM =
  /^(\.\/)?(pip3?|python3?|conda|mamba|poetry|uv|pipenv|pdm|pixi|npm|yarn|pnpm|docker|docker-compose|Rscript|R|streamlit|uvicorn|gunicorn|flask|fastapi|jupyter|ipython|pytest|snakemake|nextflow|dbt|dvc|kedro|prefect|airflow|dagster|tox|nox|bash|sh|node|virtualenv|git|cd|source|sudo|export)\s/;
const BULLET = /^\s*[-*•]\s+(?=\S)/;

/** Lines of which each is an item of a list, and some a command: without what makes them items. */
function withoutBullets(lines: readonly string[]): readonly string[] {
  const isList = lines.every(line => line.trim() === '' || BULLET.test(line));
  const bare = lines.map(line => line.replace(BULLET, ''));
  return isList && bare.some(line => PLAIN_PROGRAM.test(line)) ? bare : lines;
}

/** Three or more lines that are mostly one word each are names, not commands. */
function isNameList(lines: readonly string[]): boolean {
  const filled = lines.map(line => line.trim()).filter(Boolean);
  const single = filled.filter(line => /^[\w.-]+([=<>~!]\S*)?$/.test(line));
  return single.length >= 3 && single.length * 2 > filled.length;
}

function ofCode(block: Block, headings: string): Command[] {
  if (block.language && NO_COMMANDS.has(block.language)) return [];
  const lines = joinContinued(withoutBullets(block.text.split('\n')));
  if (isNameList(lines)) return [];
  const prompted = lines.some(line => PROMPT.test(line));
  const commands: Command[] = [];
  let comment = '';
  let lister = '';
  lines.forEach((line, index) => {
    if (isTreeLine(line) || DRAWN_ROW.test(line)) return;
    const add = (text: string, note: string) =>
      commandsInLine(text).forEach(forms =>
        commands.push({
          line: block.line + index,
          forms,
          place: 'code',
          headings,
          note,
          told: true,
        }),
      );
    const remark = /^\s*(#+|\/\/|::|rem )\s*(\S.*)/i.exec(line);
    if (remark) {
      comment = remark[2];
      return;
    }
    const prompt = PROMPT.exec(line)?.[0];
    if (prompted && prompt === undefined) {
      const task = lister && /^\s*([a-z][\w:-]{1,40})\s+\S/.exec(line)?.[1];
      if (task) add(`${RUNNER_OF[lister] ?? lister} ${task}`, line);
      return;
    }
    const command = line.slice(prompt?.length ?? 0).trim();
    if (command === '') return;
    lister = LISTING.test(command) ? command.split(' ')[0] : '';
    const behind = /\s#\s*(\S.*)$/.exec(command)?.[1] ?? '';
    add(command, `${comment}\n${behind}`);
    comment = '';
  });
  return commands;
}

// Programs that are often named apart from their operands: `docker-compose` up.
const SPLIT =
  /^(docker-compose|docker|docker compose|npm|yarn|poetry|uv|conda|pip)$/;
const MAX_SENTENCE = 200;

/** The sentence, or the item of a list, in which something stands. */
function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - MAX_SENTENCE), start);
  const after = text.slice(end, end + MAX_SENTENCE);
  const stop = /[.!?]\s|[。！？]|\n\n/;
  return `${before.split(stop).pop()} ${after.split(stop)[0]}`;
}

function ofSpans(block: Block, headings: string): Command[] {
  return (block.spans ?? []).flatMap(span => {
    const end = span.start + span.text.length;
    const after = block.text.slice(end, end + 40).split('\n')[0];
    const operands = /^\s+([a-z-]+)/.exec(after)?.[1];
    const text = span.text.replace(PROMPT, '');
    const whole = SPLIT.test(text) && operands ? `${text} ${operands}` : text;
    const sentence = () => sentenceAround(block.text, span.start, end);
    return commandsInLine(whole).map(forms => ({
      line: lineAt(block, span.start),
      forms,
      place: 'span' as const,
      headings: block.bullet ? '' : headings,
      // Most names between backticks are no commands, and nobody asks for their sentences.
      get note() {
        return sentence();
      },
      get told() {
        return Boolean(block.step) || TELLS.test(sentence());
      },
    }));
  });
}

const MAX_PLAIN = 160;
const RUNNER_ALONE = /^(make|just|task|inv|invoke) [\w:-]+$/;
const R_CALL = /^[\w.]+(::\w[\w.]*)?\([^()]*\)$/;
const PROSE =
  /\s(is|are|was|the|to|and|a|an|of|for|in|you|your|will|that|this|can|or|should|from|package|packages|version)(\s|$)/i;

/** A line of text as a command; undefined where it is no command or more than one. */
function commandInText(line: string): string | undefined {
  const colon = Math.max(line.lastIndexOf(': '), line.lastIndexOf('：'));
  const text = line
    .slice(colon + 1)
    .replace(/[*_]{2,3}/g, '')
    .replace(PROMPT, '')
    .trim()
    .replace(/^(['"])(.*)\1$/, '$2');
  const looksLikeOne =
    (PLAIN_PROGRAM.test(text) && !PROSE.test(text)) ||
    RUNNER_ALONE.test(text) ||
    R_CALL.test(text);
  const isPlain = () => text.length <= MAX_PLAIN && /^[\x20-\x7e]*$/.test(text);
  return looksLikeOne && isPlain() ? text : undefined;
}

/** Whether a sentence that began on the line before ends here: a tool's name may well begin its last line. */
const endsSentence = (before: string | undefined, line: string) =>
  /[\p{L},]\s*$/u.test(before ?? '') && /\p{L}\.\s*$/u.test(line);

/** Lines of text that are nothing but a command: many READMEs mark up nothing. */
function ofText(block: Block, headings: string): Command[] {
  const marked = new Set(
    block.spans?.map(({ start }) => lineAt(block, start)) ?? [],
  );
  return block.text.split('\n').flatMap((note, index, lines) => {
    const line = block.line + index;
    const text = commandInText(note);
    if (
      text === undefined ||
      marked.has(line) ||
      endsSentence(lines[index - 1], note)
    ) {
      return [];
    }
    return commandsInLine(text).map(forms => ({
      line,
      forms,
      place: 'text' as const,
      headings,
      note,
      told: true,
    }));
  });
}

/** Every command of a document, in its order. */
export function commandsOf(blocks: readonly Block[]): Command[] {
  const commands: Command[] = [];
  const open: Block[] = [];
  const title = blocks.find(
    ({ kind, level }) => kind === 'heading' && level === 1,
  );
  let headings = '';
  for (const block of blocks) {
    if (commands.length > MAX_COMMANDS) break;
    if (block.kind === 'heading') {
      while (open.length && open[open.length - 1].level! >= block.level!) {
        open.pop();
      }
      open.push(block);
      // The title tells what the project is about, and that may well be a test.
      headings = open
        .filter(heading => heading !== title)
        .map(({ text }) => text)
        .join('\n');
    }
    if (block.kind === 'code') commands.push(...ofCode(block, headings));
    else commands.push(...ofSpans(block, headings), ...ofText(block, headings));
  }
  return commands;
}
