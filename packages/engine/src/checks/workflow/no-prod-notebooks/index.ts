import * as z from 'zod';
import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { notebookRuns } from '../../../facts/notebooks/notebookRuns';
import { traits } from '../../../facts/traits/traits';

export const noProdNotebooks = defineCheck({
  id: 'workflow.no-prod-notebooks',
  title: 'No notebook runs in production',
  opaq: 'Quality/Testability',
  effort: 'days',
  looksFor: 'absence',
  uses: { notebookRuns, traits },
  params: z.strictObject({
    /** Whether images, workflows and schedules may execute notebooks. */
    allow: z.boolean().default(false),
  }),
  projectParams: ['allow'],
  messages: {
    none: 'There are no notebooks.',
    allowed:
      'Notebooks may run in production here: the parameter allow says so.',
    explored: 'No image, workflow or schedule executes a notebook.',
    executed: '{{path}} executes a notebook in production: it is {{what}}.',
  },
  run({ notebookRuns: runs, traits: is }, { params: { allow } }) {
    const [first] = runs;
    if (!first && !is.notebooks) return notApplicable('none');
    if (allow) return notApplicable('allowed');
    if (!first) return pass('explored');
    const { path, what } = first;
    return fail('executed', { path, what }, runs.map(at));
  },
});
