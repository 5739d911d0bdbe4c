/**
 * Writes docs/templates.md: `yarn docs:templates` at the root. Renders and scores every case of every template, which
 * takes about a second each; templates.test.ts fails where the page is out of date.
 */
import { writeFile } from 'node:fs/promises';
import {
  allCasesOf,
  projectTemplates,
  renderTemplate,
} from '../src/__testUtils__/renderTemplate';
import { scoreProject } from '../src/__testUtils__/scoreProject';
import {
  TEMPLATES_PAGE,
  templatesPage,
  type ScoredCase,
} from '../src/__testUtils__/templatesPage';

async function main() {
  const scored: ScoredCase[] = [];
  for (const template of projectTemplates()) {
    for (const one of allCasesOf(template)) {
      const { values } = one;
      const report = await scoreProject(await renderTemplate(template, values));
      scored.push({ ...one, template, report });
    }
  }
  await writeFile(TEMPLATES_PAGE, templatesPage(scored));
}

main().then(
  // The backend's plugins leave timers behind.
  () => process.exit(0),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
