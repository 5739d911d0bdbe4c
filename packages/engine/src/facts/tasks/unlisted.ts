import type { TaskRunner } from './Task';

const MAX_NAMES = 200;
const MAX_CHARACTERS = 200_000;
const MAX_LINE = 500;

/** Names in which only the parts between `*` are known. */
function openTargets(line: string): string[] {
  const colon = line.indexOf(':');
  if (colon <= 0 || /^[\s#]/.test(line) || line[colon + 1] === '=') return [];
  const names = line.slice(0, colon).split(/\s+/);
  const phony = names.includes('.PHONY')
    ? line.slice(colon + 1).split(/\s+/)
    : [];
  return [
    ...names.filter(name => /[%$]/.test(name)),
    ...phony.filter(Boolean),
  ].map(name => name.replace(/\$[({][^)}]{0,100}[)}]|\$\w|%/g, '*'));
}

function ofMake(content: string): string[] {
  return content.split('\n').flatMap(line => {
    const include = /^[-s]?include\s+(\S.*)$/.exec(line)?.[1];
    if (include) {
      // A file of variables adds no target, and what is called `.mk` here is read by itself.
      return include
        .split(/\s+/)
        .every(file => /(^|\/)[^/$]*\.env[^/$]*$/.test(file))
        ? []
        : ['*'];
    }
    if (/\$[({]eval\b|^define\b|^\.DEFAULT\s*:/.test(line)) return ['*'];
    return openTargets(line);
  });
}

// How each tool takes tasks from somewhere else, or makes them while it runs.
const ELSEWHERE: ReadonlyArray<[readonly TaskRunner[], RegExp]> = [
  [['just'], /^(import|mod)\b|^set\s+fallback/m],
  [['Task'], /^[ \t]*(includes|aliases)[ \t]*:/m],
  [['invoke'], /\bCollection\b|\badd_task\b|\baliases\b|^import tasks/m],
  [
    ['nox'],
    /@.*\bname\s*=\s*(?!["'])|\bnox\.options\b.*\bextend\b|session\(\s*\w+\s*\)/m,
  ],
  [['Poe'], /^[ \t]*include(_script)?[ \t]*=/m],
  [['mise'], /\btask_config\b|^[ \t]*alias(es)?[ \t]*=/m],
];

/** The lines that people write: continued ones joined, and none so long that a search in it takes long. */
const readable = (content: string) =>
  content
    .slice(0, MAX_CHARACTERS)
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map(line => line.slice(0, MAX_LINE))
    .join('\n');

/** Names of tasks that are known in part or not at all, with `*` for what is not known. */
export function unlistedNames(runner: TaskRunner, content: string): string[] {
  const lines = readable(content);
  const names = runner === 'make' ? ofMake(lines) : [];
  if (runner === 'just') {
    const aliases = [...lines.matchAll(/^alias[ \t]+([\w-]{1,80})/gm)];
    names.push(...aliases.map(([, name]) => name));
  }
  const open = ELSEWHERE.some(
    ([runners, pattern]) => runners.includes(runner) && pattern.test(lines),
  );
  return [...new Set([...(open ? ['*'] : []), ...names])].slice(0, MAX_NAMES);
}
