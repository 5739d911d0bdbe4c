import type { WrittenTask } from './Task';

const MAX_LINE = 1000;

/** The words of the text literals in a line of code: `session.run("pytest", "-q")` runs `pytest -q`. */
function literals(line: string): string {
  const found = [...line.matchAll(/"([^"\n]{0,300})"|'([^'\n]{0,300})'/g)];
  return found.map(match => match[1] ?? match[2]).join(' ');
}

/** Functions under a decorator, as invoke, duty and nox take tasks from. */
function decorated(content: string, decorator: RegExp): WrittenTask[] {
  const tasks: WrittenTask[] = [];
  let named: string | undefined;
  let marked = false;
  let current: WrittenTask | undefined;
  content.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.slice(0, MAX_LINE);
    if (decorator.test(line)) {
      marked = true;
      named = /\bname\s*=\s*["']([\w.:-]{1,80})["']/.exec(line)?.[1];
      current = undefined;
      return;
    }
    const name = /^(?:async )?def\s+(\w{1,80})/.exec(line)?.[1];
    if (name) {
      current = marked
        ? {
            name: named ?? name,
            line: index + 1,
            commands: [],
            delegates: true,
          }
        : undefined;
      if (current) tasks.push(current);
      marked = false;
    } else if (current && /\brun(_always)?\(|\.install\(/.test(line)) {
      const install = /\.install\(/.test(line) ? 'pip install ' : '';
      const command = install + literals(line);
      if (command.trim() !== '') current.commands.push(command);
    }
  });
  return tasks;
}

/** `tasks.py` of invoke, or of duty. A file of that name may as well hold the jobs of a queue. */
export function readInvoke(content: string): WrittenTask[] {
  if (!/^[ \t]*(from|import)[ \t]+(invoke|duty)\b/m.test(content)) return [];
  return decorated(content, /^@(invoke\.|duty\.)?(task|duty)\b/);
}

/** `noxfile.py`: https://nox.thea.codes/. */
export const readNox = (content: string): WrittenTask[] =>
  decorated(content, /^@(nox\.|nox_poetry\.|nox_uv\.)?session\b/);

const MAX_SECTIONS = 100;

/** `tox.ini`: an environment for each task, and the tests in those that have no name of their own. */
export function readTox(content: string): WrittenTask[] {
  const tasks: WrittenTask[] = [];
  let current: WrittenTask | undefined;
  let inCommands = false;
  content.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.slice(0, MAX_LINE);
    const section = /^\[([^\]]{1,100})\]/.exec(line)?.[1];
    if (section !== undefined) {
      const name = /^testenv(?::(.+))?$/.exec(section);
      inCommands = false;
      current = name
        ? { name: name[1] ?? 'testenv', line: index + 1, commands: [] }
        : undefined;
      if (current && tasks.length < MAX_SECTIONS) tasks.push(current);
      return;
    }
    const commands = /^commands(?:_pre|_post)?\s*=(.*)$/.exec(line);
    if (commands) inCommands = true;
    else if (/^\S/.test(line)) inCommands = false;
    const command = (commands ? commands[1] : line).trim();
    if (inCommands && command !== '') {
      current?.commands.push(command.replace(/^\{envpython\}/, 'python'));
    }
  });
  return tasks;
}
