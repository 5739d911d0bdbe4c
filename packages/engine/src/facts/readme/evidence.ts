import type { Command } from './commands';
import { DEVELOPER_TOOLS, FAMILIES } from './families';
import { topicsOfTask } from './taskVerbs';
import type { Topic } from './Topic';
import { HEADINGS } from './words';

/** Where a document answers a topic. */
export interface Evidence {
  line: number;
  /** The beginning of the command, never its values: they may be secrets. Absent where it is answered in words. */
  command?: string;
}

const STARTS_OWN_SCRIPT =
  /^(poetry|uv|pdm|pipenv|pixi|rye|hatch|conda|mamba|micromamba|docker|podman) .*\b(run|exec) /;

/** Code that defines or takes in something does not run it. */
const DEFINITION =
  /^(def|class|async|function|import|from|const|let|var|return|export(?! \w+=)|@\w+)\b/;

/** What one form of a command says by itself, and what only where its surroundings agree. */
function topicsOfForm(form: string): { topic: Topic; weak: boolean }[] {
  if (DEFINITION.test(form)) return [];
  const families = FAMILIES.filter(({ pattern }) => pattern.test(form));
  return [
    ...families.map(({ topic, weak = false }) => ({ topic, weak })),
    ...topicsOfTask(form).map(topic => ({ topic, weak: false })),
  ];
}

/** The topics of which a command is the evidence, and which of them only its surroundings say. */
export function topicsOf(command: Command): { topic: Topic; weak: boolean }[] {
  const outermost = topicsOfForm(command.forms[0]);
  // What a wrapper runs says more than the wrapper: `docker compose run app pytest` is a test.
  const innermost =
    command.forms
      .slice(1)
      .map(topicsOfForm)
      .reverse()
      .find(topics => topics.length > 0) ?? [];
  const said =
    innermost.length > 0
      ? [...innermost, ...outermost.filter(({ topic }) => topic === 'dev')]
      : [...outermost];
  const inner = command.forms[command.forms.length - 1];
  if (
    said.every(({ topic }) => topic === 'dev' || topic === 'debug') &&
    command.forms.length > 1 &&
    STARTS_OWN_SCRIPT.test(command.forms[0]) &&
    !DEVELOPER_TOOLS.test(inner)
  ) {
    said.push({ topic: 'run', weak: false });
  }
  const named = (topic: Topic) => HEADINGS[topic].test(command.headings);
  const isBareMention =
    command.place === 'span' && !/[\s(]/.test(command.forms[0]);
  // Between backticks that is the folder.
  const isFolder = isBareMention && /^tests?$/.test(command.forms[0]);
  return said.filter(
    ({ topic, weak }) =>
      !isFolder &&
      (!weak || named(topic) || HEADINGS[topic].test(command.note)) &&
      (!isBareMention || command.told || named(topic)),
  );
}

const MAX_WORDS = 5;
/** Letters and digits without a dot or slash, too long for a name. */
const TOKEN = /^(?=\D*\d)(?=[^a-z]*[a-z])[\w-]{16,}$/i;

/** An option that says all by itself, or names a file or module; what follows any other may be a secret. */
function isPlainWord(word: string, next: string | undefined): boolean {
  if (/[=@]|:\/\//.test(word) || TOKEN.test(word)) return false;
  if (!word.startsWith('-') || /^-[mrf]$/.test(word)) return true;
  if (word === '-e' && next?.startsWith('.')) return true;
  const isSwitch = next === undefined || next.startsWith('-');
  return isSwitch && /^(-\w|--[a-z-]+)$/.test(word);
}

/** The beginning of a command, up to its first value that could be a secret. */
export function shortForm(form: string): string {
  const [call] = /^[\w.]+(?:::[\w.]+)?\(/.exec(form) ?? [];
  if (call) return `${call})`;
  const words = form.split(' ');
  const end = words.findIndex(
    (word, index) =>
      index >= MAX_WORDS || (index > 0 && !isPlainWord(word, words[index + 1])),
  );
  const kept = (end < 0 ? words : words.slice(0, end)).join(' ');
  return kept.split(/[=@(]/)[0].slice(0, 80);
}
