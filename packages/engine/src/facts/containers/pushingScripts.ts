import { commandsOfScript } from '../ci/scripts';
import { defineFileFact } from '../Fact';
import { formsOf, simpleCommands } from '../readme/shell';
import { isVendored } from '../source/paths';
import { IDLE, shellLine } from '../tasks/topics';
import { PUSHES } from './pushes';

/** A script of the shell that pushes an image, or runs others that may. */
export interface ShellScript {
  path: string;
  /** The line of the first push. */
  line?: number;
  pushes: boolean;
  /** The scripts that it runs, as it names them. */
  runs: string[];
}

const MAX_SIZE = 200_000;
const MAX_RUNS = 30;

const SHELL = /^(ba|z|k|da)?sh$|^(source|\.)$/;
/** What a word begins with where it names a folder that only the shell knows, or the one above. */
const UNKNOWN_FOLDER = /^(?:\$\{?\w{1,60}\}?|\$\([^)]{0,200}\)|\.{1,2})\//;
const SCRIPT_PATH = /^[\w@+-][\w.@+/-]{0,200}$/;

/** What stands before the command itself. */
const PREFIX =
  /^(sudo|time|nohup|exec|env|command|if|then|else|do|!|[A-Za-z_]\w*=.*)$/;

/** The script that a command runs, without the folders that are not known: `scripts/publish.sh`. */
function scriptOf(command: readonly string[]): string | undefined {
  const words = command.slice(command.findIndex(word => !PREFIX.test(word)));
  const isShell = SHELL.test(words[0]);
  let word = isShell
    ? words.slice(1).find(one => !/^[-+]/.test(one)) ?? ''
    : words[0];
  if (!isShell && !word.includes('/')) return undefined;
  while (UNKNOWN_FOLDER.test(word)) word = word.replace(UNKNOWN_FOLDER, '');
  return SCRIPT_PATH.test(word) ? word : undefined;
}

/** The commands of a line of shell, as their words. */
export const commandsInLine = (line: string): string[][] =>
  simpleCommands(shellLine(line));

/** The scripts that commands run. */
export const scriptsRunBy = (commands: readonly string[][]): string[] =>
  commands.flatMap(command => scriptOf(command) ?? []);

/** What commands run, each from the outside in, without what is only said. */
export const formsRunBy = (commands: readonly string[][]): string[] =>
  commands
    .flatMap(command => formsOf(command).map(form => form.join(' ')))
    .filter(form => !IDLE.test(form));

/** Whether one of the forms pushes an image. */
export const pushesImage = (forms: readonly string[]): boolean =>
  forms.some(form => PUSHES.some(push => push.test(form)));

/** A program that pushes has one of these in its name or command: most scripts do without, and are done at once. */
const MAY_PUSH =
  /push|publish|registry|kaniko|executor|skopeo|crane|\bko\b|skaffold|submit|deploy|\bacr\b|webapp|containerapp|astro|jib|bootBuildImage/i;
const MAY_RUN = /\/|\b(?:ba|z|k|da)?sh\b|\bsource\b|^\. /;

const NAMED = /\.(sh|bash|zsh)$/;
/** Programs without an extension stand in these folders. */
const PROGRAM = /(^|\/)(bin|scripts?|ci|tools|hack)\/[^/.]+$/;

/** The scripts that push images, and those that run others. */
export const pushingScripts = defineFileFact<
  Omit<ShellScript, 'path'>,
  ShellScript[]
>({
  name: 'pushingScripts',
  version: 1,
  scope: 'nearest',
  select: (path, size) =>
    size <= MAX_SIZE &&
    (NAMED.test(path) || PROGRAM.test(path)) &&
    !isVendored(path),
  map({ path, text }) {
    if (!text || (!NAMED.test(path) && !/^#!.{0,80}sh\b/.test(text))) {
      return undefined;
    }
    let line: number | undefined;
    const runs = new Set<string>();
    for (const command of commandsOfScript(text, 1)) {
      const mayPush = line === undefined && MAY_PUSH.test(command.text);
      const mayRun = runs.size < MAX_RUNS && MAY_RUN.test(command.text);
      if (!mayPush && !mayRun) continue;
      const commands = commandsInLine(command.text);
      if (mayPush && pushesImage(formsRunBy(commands))) line = command.line;
      if (mayRun) scriptsRunBy(commands).forEach(script => runs.add(script));
    }
    const pushes = line !== undefined;
    return pushes || runs.size > 0
      ? { pushes, runs: [...runs], ...(pushes && { line }) }
      : undefined;
  },
  reduce: found => [...found].map(([path, script]) => ({ path, ...script })),
});

/** The script of a name that pushes an image, or the one that it has do it. */
export function pushingScript(
  name: string,
  scripts: readonly ShellScript[],
): ShellScript | undefined {
  const seen = new Set<ShellScript>();
  const open = [name];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const script of scripts) {
      const isNamed = script.path === one || script.path.endsWith(`/${one}`);
      if (!isNamed || seen.has(script)) continue;
      if (script.pushes) return script;
      seen.add(script);
      open.push(...script.runs);
    }
  }
  return undefined;
}
