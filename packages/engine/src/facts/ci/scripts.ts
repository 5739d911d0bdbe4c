import type { CiCommand, CiJob, CiUse } from './CiDefinition';
import type { Located } from './located';

/** Under which names a platform keeps commands, and what a job takes from elsewhere. */
export interface Words {
  commands: ReadonlySet<string>;
  /** The name of what is taken from elsewhere, and of its inputs beside it. */
  uses?: string;
  inputs?: string;
  /** Whether a table is switched off, with all that is in it. */
  isOff?(table: ReadonlyMap<string, Located>): boolean;
  /** More that a table takes from elsewhere. */
  more?(table: ReadonlyMap<string, Located>): CiUse[];
}

const MAX_COMMANDS = 400;
const MAX_USES = 100;
const MAX_INPUTS = 30;
const MAX_TEXT = 500;
const MAX_LINES = 5_000;

/** The commands of a script, whose lines may be continued by a backslash, a backtick or a caret. */
export function commandsOfScript(script: string, line: number): CiCommand[] {
  const commands: CiCommand[] = [];
  let begun: CiCommand | undefined;
  script.split('\n', MAX_LINES).forEach((raw, index) => {
    const text = raw.trim();
    const continued = /\s[\\`^]$|^[\\`^]$/.test(text);
    const own = continued ? text.slice(0, -1).trimEnd() : text;
    if (begun) begun.text = `${begun.text} ${own}`.slice(0, MAX_TEXT);
    else if (own !== '' && !own.startsWith('#')) {
      begun = { text: own.slice(0, MAX_TEXT), line: line + index };
      commands.push(begun);
    }
    if (!continued) begun = undefined;
  });
  return commands;
}

/** The values of a table as text; lists are joined by line ends. */
export function inputsOf(part: Located | undefined): Record<string, string> {
  return Object.fromEntries(
    [...(part?.entries ?? [])].slice(0, MAX_INPUTS).map(([name, value]) => {
      const items = (value.items ?? []).flatMap(({ text }) => text ?? []);
      return [name, (value.text ?? items.join('\n')).slice(0, MAX_TEXT)];
    }),
  );
}

/** All that a part of a definition runs, wherever in it. */
export function jobOf(name: string, part: Located, words: Words): CiJob {
  const job: CiJob = { name, line: part.line, commands: [], uses: [] };
  const seen = new Set<Located>();
  // What many aliases name is taken once, so that a file of them takes no longer than its length.
  const isNew = (one: Located) => !seen.has(one) && seen.add(one);

  function take(script: Located) {
    if (!isNew(script)) return;
    const { text, items, entries, line } = script;
    if (text !== undefined) job.commands.push(...commandsOfScript(text, line));
    items?.forEach(item => take(item));
    // The long form of a command: `run: {command: …}`, `- sh: …`.
    for (const [key, value] of entries ?? []) {
      if (/^(command|cmd|sh|ps|pwsh|script|content)$/.test(key)) {
        take(value);
      }
    }
  }
  function visit(one: Located) {
    if (!isNew(one)) return;
    const { items, entries } = one;
    items?.forEach(item => visit(item));
    if (!entries || words.isOff?.(entries)) return;
    const used = words.uses ? entries.get(words.uses) : undefined;
    if (used?.text) {
      const { text, line } = used;
      const inputs = inputsOf(entries.get(words.inputs ?? ''));
      job.uses.push({ name: text.slice(0, MAX_TEXT), inputs, line });
    }
    job.uses.push(...(words.more?.(entries) ?? []));
    for (const [key, value] of entries) {
      if (words.commands.has(key)) take(value);
      else visit(value);
    }
  }
  visit(part);
  return {
    ...job,
    commands: job.commands.slice(0, MAX_COMMANDS),
    uses: job.uses.slice(0, MAX_USES),
  };
}
