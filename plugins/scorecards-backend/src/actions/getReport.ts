import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Report } from '@opaq/plugin-scorecards-common';
import { accessOf } from '../reports/accessOf';
import { entityNotFound } from '../reports/entityNotFound';
import { scorecardCalled } from '../service/scorecardCalled';
import { defineAction, placesOf, type ActionsContext } from './ActionsContext';

const fullRef = (ref: string) =>
  stringifyEntityRef(
    parseEntityRef(ref, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    }),
  );

/** The report of a component, without what only pages need. */
export const getReport = ({ access, rules }: ActionsContext) =>
  defineAction({
    name: 'get-report',
    title: "Get a component's scorecard report",
    description:
      'Gives the level and score of a component of the software catalog, what keeps it from its next level (nextSteps: cheapest first), and the answer of each check that the scorecard asks for, with the places in the repository that it rests on. To learn how to repair a failing check, use explain-check.',
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe(
              'The component, such as component:default/churn-model; its name alone will do in the default namespace',
            ),
          scorecard: z
            .string()
            .optional()
            .describe("The scorecard's name; default: the first one"),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          scorecard: z.string(),
          state: z
            .enum(['scored', 'pending', 'noSource', 'unreadable'])
            .describe('Whether there is a report; message says why not'),
          stale: z
            .boolean()
            .describe('The report is of an older state of the repository'),
          message: z.string().optional(),
          covered: z
            .boolean()
            .optional()
            .describe('Whether the scorecard judges this component at all'),
          notCoveredReason: z.string().optional(),
          level: z
            .string()
            .nullable()
            .optional()
            .describe(
              'The highest level that is proved; null below the lowest',
            ),
          possibleLevel: z
            .string()
            .nullable()
            .optional()
            .describe('The level if everything unknown turns out well'),
          levels: z.array(z.string()).optional().describe('Lowest first'),
          score: z.number().nullable().optional().describe('0 to 1'),
          coverage: z
            .number()
            .nullable()
            .optional()
            .describe('Share of the applicable checks that have an answer'),
          revision: z.string().optional(),
          nextSteps: z.array(z.string()).optional().describe('Ids of checks'),
          results: z
            .array(
              z.object({
                checkId: z.string(),
                outcome: z.enum([
                  'pass',
                  'fail',
                  'notApplicable',
                  'unknown',
                  'error',
                ]),
                level: z
                  .string()
                  .describe("That asks for it, or 'shown' outside the score"),
                message: z.string(),
                places: z.array(z.string()).describe('As path:line'),
                exemption: z
                  .string()
                  .optional()
                  .describe('Status of what the project is exempt from'),
              }),
            )
            .optional(),
        }),
    },
    async action({ input, credentials }) {
      const entityRef = fullRef(input.entityRef);
      const scorecard = scorecardCalled(rules, input.scorecard).name;
      const { reports } = accessOf(access, credentials);
      const stored = await reports.getReport(entityRef, scorecard);
      if (!stored) throw entityNotFound(entityRef);
      const { state, stale, message } = stored.status;
      const known = { entityRef, scorecard, state, stale, message };
      if (stored.report === undefined) return { output: known };

      const report = JSON.parse(stored.report) as Report;
      const { covered, notCoveredReason, level, possibleLevel } = report;
      const { score, coverage, nextSteps } = report;
      const results = report.results.flatMap(result => {
        if (result.level === null) return [];
        const { checkId, outcome } = result;
        return {
          checkId,
          outcome,
          level: result.level,
          message: result.message,
          places: placesOf(result),
          exemption: result.exemption?.status,
        };
      });
      return {
        output: {
          ...known,
          covered,
          notCoveredReason,
          level,
          possibleLevel,
          levels: report.scorecard.levels.map(({ name }) => name),
          score,
          coverage,
          revision: report.source.revision,
          nextSteps,
          results,
        },
      };
    },
  });
