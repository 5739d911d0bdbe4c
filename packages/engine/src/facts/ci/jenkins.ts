import type { CiJob, FoundCi } from './CiDefinition';
import { commandsOfScript } from './scripts';

// https://www.jenkins.io/doc/book/pipeline/syntax/: a pipeline is a program, and this reads the usual forms.
const STAGE = /\bstage\s*\(?\s*(["'])([^"'\n]{1,100})\1/;
const STEP = /\b(?:sh|bat|powershell|pwsh)\b\s*\(?[^"'\n]{0,60}?("""|'''|"|')/;
const LONG_STEP = /\bscript\s*:\s*("""|'''|"|')/;
const METHOD = /\b(docker\.build|docker\.withRegistry|\w+\.push)\s*\(/;
const LIBRARY = /@Library\(\s*\[?["']([^"'\n]{1,100})["']/;

const MAX_LINES = 5_000;
const MAX_LENGTH = 1_000;
const MAX_JOBS = 200;

/** A line without a comment that takes all of it; what stands in `/* … *\/` is gone. */
function withoutComments(content: string): string[] {
  let inside = false;
  return content
    .split('\n', MAX_LINES)
    .map(line => line.slice(0, MAX_LENGTH))
    .map(line => {
      const text = line.trim();
      if (inside) {
        if (text.includes('*/')) inside = false;
        return '';
      }
      if (text.startsWith('/*')) {
        inside = !text.includes('*/');
        return '';
      }
      return text.startsWith('//') ? '' : line;
    });
}

/** The text from a place of a line up to the quote that ends it. */
function quoted(
  lines: readonly string[],
  index: number,
  start: number,
  quote: string,
): { script: string; last: number } {
  const parts: string[] = [];
  for (let at = index; at < lines.length; at += 1) {
    const rest = at === index ? lines[at].slice(start) : lines[at];
    const end = rest.indexOf(quote);
    if (end >= 0 || quote.length === 1) {
      parts.push(end < 0 ? rest : rest.slice(0, end));
      return { script: parts.join('\n'), last: at };
    }
    parts.push(rest);
  }
  return { script: parts.join('\n'), last: lines.length };
}

/** A Jenkinsfile. */
export function readJenkins(content: string, self: string): FoundCi {
  const lines = withoutComments(content);
  let job: CiJob = { name: 'pipeline', commands: [], uses: [] };
  const jobs = [job];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const stage = STAGE.exec(line);
    if (stage && jobs.length < MAX_JOBS) {
      job = { name: stage[2], line: index + 1, commands: [], uses: [] };
      jobs.push(job);
    }
    const taken = METHOD.exec(line)?.[1] ?? LIBRARY.exec(line)?.[1];
    if (taken) job.uses.push({ name: taken, inputs: {}, line: index + 1 });
    const step = STEP.exec(line) ?? LONG_STEP.exec(line);
    if (step) {
      const start = step.index + step[0].length;
      const { script, last } = quoted(lines, index, start, step[1]);
      job.commands.push(...commandsOfScript(script, index + 1));
      index = last;
    }
  }
  return {
    self,
    platform: 'Jenkins',
    triggers: [],
    jobs: jobs.filter(
      ({ commands, uses }) => commands.length > 0 || uses.length > 0,
    ),
    calls: [],
  };
}
