import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import type { Subject } from '../subject';
import type { CheckCase } from './runOnTree';

/** The headings of a check's README, in their order. */
export const HEADINGS = [
  'What it looks for',
  'Why it matters',
  'How to fix it',
  'Passes',
  'Fails',
];

export interface Example extends CheckCase {
  section: string;
  name: string;
}

export interface CheckReadme {
  title: string;
  headings: string[];
  examples: Example[];
}

/**
 * Reads a check's README. Under *Passes* and *Fails* each code block is a file, named by `title="path"`; a third-level
 * heading begins another tree. A block of ```` ```yaml subject ```` is what the catalog knows, one of
 * ```` ```yaml params ```` what the scorecard sets.
 */
export function readExamples(markdown: string): CheckReadme {
  const readme: CheckReadme = { title: '', headings: [], examples: [] };
  const tokens = new MarkdownIt().parse(markdown, {});
  let section = '';
  let current: Example | undefined;
  const example = (name = 'as in the README') => {
    current = { section, name, files: {} };
    readme.examples.push(current);
    return current;
  };

  tokens.forEach((token, index) => {
    const text = tokens[index + 1]?.content ?? '';
    if (token.type === 'heading_open' && token.tag === 'h1') {
      readme.title = text;
    } else if (token.type === 'heading_open' && token.tag === 'h2') {
      readme.headings.push(text);
      section = text;
      current = undefined;
    } else if (token.type === 'heading_open' && token.tag === 'h3') {
      example(text);
    } else if (
      token.type === 'fence' &&
      (section === 'Passes' || section === 'Fails')
    ) {
      const target = current ?? example();
      const path = /title="([^"]+)"/.exec(token.info)?.[1];
      if (path) target.files[path] = token.content;
      else if (/\bsubject\b/.test(token.info)) {
        target.subject = parse(token.content) as Partial<Subject>;
      } else if (/\bparams\b/.test(token.info)) {
        target.params = parse(token.content) as Record<string, unknown>;
      } else throw new Error(`a code block in '${section}' names no file`);
    }
  });
  return readme;
}
