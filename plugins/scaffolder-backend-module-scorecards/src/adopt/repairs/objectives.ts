import { join } from '@opaq/engine';
import type { Repair } from '../Repair';

/** Only with a figure that somebody has stated: an objective that nobody set is none. */
export const objectives: Repair = {
  repairs: { 'prod.slo': ['missing'] },
  make({ path, title, wishes: { availability } }) {
    if (availability === undefined) return undefined;
    return {
      path: join(path, 'docs/slo.md'),
      content: [
        '# Service level objectives',
        '',
        `What the users of ${title} may rely on, over 30 days:`,
        '',
        '| objective    | target                                        |',
        '| ------------ | --------------------------------------------- |',
        `| availability | ${availability} % of the requests are answered without 5xx |`,
        '',
        "When a month's budget is used up, work on reliability comes before new features.",
        '',
      ].join('\n'),
      note: `${availability} % is what was asked for in the form. Agree on it with those who call the service.`,
    };
  },
};
