import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@opaq/engine/report';
import { TEMPLATES } from './renderTemplate';

/** The page of the documentation that says what the templates' projects are worth. */
export const TEMPLATES_PAGE = join(TEMPLATES, '../docs/templates.md');

/** A case of a template, scored. */
export interface ScoredCase {
  template: string;
  name: string;
  report: Report;
}

const STEP = /^\s*(?:step|step_with (\S+)) '([^']+)'/gm;

/** What `script/test-templates` does with a project of the template, as its try.sh says. */
function stepsOf(template: string): string {
  const path = join(TEMPLATES, template, 'try.sh');
  if (!existsSync(path)) return '–';
  return [...readFileSync(path, 'utf8').matchAll(STEP)]
    .map(([, tool, name]) => (tool ? `${name} (where ${tool} is)` : name))
    .join(', ');
}

const percent = (share: number | null) =>
  share === null ? '–' : `${Math.floor(share * 100)} %`;

/** The text of the page. */
export function templatesPage(cases: ScoredCase[]): string {
  return [
    '# Templates',
    '',
    'A form leads from a name to a project that the scorecard finds in order. It asks who it is and whose, how it must behave,',
    'and where it goes; before anything is made it shows the files and the level.',
    '',
    '![The page Who, filled in](images/wizard-who.png)',
    '',
    '![The page How it must behave, with what is meant by personal data](images/wizard-how.png)',
    '',
    '![The page Where, with the level that is predicted and the files](images/wizard-where.png)',
    '',
    '## What they make',
    '',
    'What each template makes of each of its cases (`templates/NAME/cases`). The tests render it by the real scaffolder and',
    'score the files as the portal does on the first day; `script/test-templates --all` makes each project and does with it',
    'what the last column says, `script/test` does so with the case `complete` of each template.',
    '',
    '| template | case | level | score | coverage | what is run |',
    '| --- | --- | --- | --- | --- | --- |',
    ...cases.map(
      ({ template, name, report: { level, score, coverage } }) =>
        `| ${template} | ${name} | ${level ?? '–'} | ${percent(
          score,
        )} | ${percent(coverage)} | ${stepsOf(template)} |`,
    ),
    '',
  ].join('\n');
}
