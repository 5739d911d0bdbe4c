import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import { subjectFromFiles } from '@opaq/engine';
import type { Report } from '@opaq/engine/report';
import { judge, readFacts } from '../scoring/scoreFolder';
import { standardInForce } from '../scoring/Standard';
import type { ScorecardsFor } from '../scorecardsClient';
import { examples } from './check.examples';

/** What keeps a project from a level, one line each, cheapest first as the report has them. */
function missing({ results, scorecard }: Report, level: string): string[] {
  const names = scorecard.levels.map(({ name }) => name);
  const upTo = names.slice(0, names.indexOf(level) + 1);
  return results
    .filter(
      ({ outcome, level: own, exemption }) =>
        outcome === 'fail' &&
        own !== null &&
        upTo.includes(own) &&
        exemption?.status !== 'inForce',
    )
    .map(({ checkId, message, locations: [place] }) => {
      const line = place?.line === undefined ? '' : `:${place.line}`;
      return `${checkId}: ${message}${place ? ` (${place.path}${line})` : ''}`;
    });
}

const percent = (share: number | null) =>
  share === null ? '–' : `${Math.floor(share * 100)} %`;

/**
 * Creates the `opaq:check` action: it judges the workspace by a scorecard of the portal.
 *
 * The level that counts is the possible one: a project that is not in the catalog yet can't be asked what only the catalog
 * knows, and what is not known is never a bad mark.
 *
 * @public
 */
export function createCheckAction(options: {
  catalog: CatalogService;
  scorecards: ScorecardsFor;
}) {
  const { catalog, scorecards } = options;
  return createTemplateAction({
    id: 'opaq:check',
    description:
      'Judges the workspace by a scorecard, and ends the task where it does not reach a level; a dry run only says so.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        level: z =>
          z
            .string({
              description:
                'The level that must be reached, by its name. Default: none, so that only the report is made',
            })
            .optional(),
        scorecard: z =>
          z
            .string({
              description:
                "The scorecard's name. Default: the first one of the portal",
            })
            .optional(),
        path: z =>
          z
            .string({
              description:
                'The folder of the project in the workspace. Default: the workspace',
            })
            .optional(),
      },
      output: {
        level: z =>
          z
            .string({
              description:
                'The highest level that is proved; absent below the lowest',
            })
            .optional(),
        possibleLevel: z =>
          z
            .string({
              description:
                'The highest level that is possible if everything unknown turns out well',
            })
            .optional(),
        score: z =>
          z
            .number({ description: 'From 0 to 1; absent where nothing counts' })
            .optional(),
        report: z =>
          z.record(z.unknown(), {
            description: 'The whole report, as the scorecards API gives it',
          }),
      },
    },
    async handler(ctx) {
      const { level, scorecard: name, path = '.' } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const standard = await standardInForce(scorecards(credentials), name);
      const levels = standard.scorecard.levels.map(one => one.name);
      if (level !== undefined && !levels.includes(level)) {
        throw new InputError(
          `The scorecard ${
            standard.scorecard.name
          } has no level '${level}': use one of ${levels.join(', ')}.`,
        );
      }

      const folder = resolveSafeChildPath(ctx.workspacePath, path);
      const facts = await readFacts({ folder, path: '' }, standard);
      const subject = subjectFromFiles(facts, 'workspace');
      if (subject.owner) {
        const { ref } = subject.owner;
        const owner = await catalog.getEntityByRef(ref, { credentials });
        subject.owner.exists = owner !== undefined;
      }
      const report = judge({ facts, subject, path: '', standard });

      const { possibleLevel, score, coverage, covered } = report;
      ctx.output('level', report.level ?? undefined);
      ctx.output('possibleLevel', possibleLevel ?? undefined);
      ctx.output('score', score ?? undefined);
      ctx.output('report', JSON.parse(JSON.stringify(report)) as JsonObject);
      const end = (reason: string) => {
        // A dry run shows the whole of what would be made.
        if (!ctx.isDryRun && level !== undefined) throw new InputError(reason);
        ctx.logger.warn(reason);
      };
      const { title } = standard.scorecard;
      if (!covered) {
        end(`${title} does not judge this project: ${report.notCoveredReason}`);
        return;
      }
      ctx.logger.info(
        `${title}: level ${report.level ?? 'none'}, possible ${
          possibleLevel ?? 'none'
        }; score ${percent(score)}, coverage ${percent(coverage)}`,
      );
      if (level === undefined) return;
      if (levels.indexOf(possibleLevel ?? '') >= levels.indexOf(level)) return;
      end(
        `The project does not reach the level ${level} of ${title}:\n- ${missing(
          report,
          level,
        ).join('\n- ')}`,
      );
    },
  });
}
