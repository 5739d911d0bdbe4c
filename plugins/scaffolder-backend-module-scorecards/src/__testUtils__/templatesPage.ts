import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@opaq/engine/report';
import { TEMPLATES, type Case } from './renderTemplate';

/** The page of the documentation that says what the templates' projects are worth. */
export const TEMPLATES_PAGE = join(TEMPLATES, '../docs/templates.md');

/** A case of a template, scored. */
export interface ScoredCase extends Pick<Case, 'name' | 'isRun'> {
  template: string;
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
    'What each template makes of each of its cases (`templates/NAME/cases`), and of each further pair of answers, such as',
    '`daily, gitlab`. The tests render it by the real scaffolder and score the files as the portal does on the first day.',
    '',
    '| template | case | level | score | coverage |',
    '| --- | --- | --- | --- | --- |',
    ...cases.map(
      ({ template, name, report: { level, score, coverage } }) =>
        `| ${template} | ${name} | ${level ?? '–'} | ${percent(
          score,
        )} | ${percent(coverage)} |`,
    ),
    '',
    '## What is run',
    '',
    '`script/test-templates --all` makes the project of each case and does with it what its README says; `script/test` does so',
    'with the case `complete` of each template. What a machine has no tools for is not run, and the output says so. A further',
    'pair of answers changes words alone, not the code: it is made and scored, and not run.',
    '',
    '| template | cases | what is run |',
    '| --- | --- | --- |',
    ...[...new Set(cases.map(({ template }) => template))].map(template => {
      const run = cases.filter(one => one.template === template && one.isRun);
      return `| ${template} | ${run.length} | ${stepsOf(template)} |`;
    }),
    '',
  ].join('\n');
}
