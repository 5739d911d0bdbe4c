import { accessOf } from '../reports/accessOf';
import { decodeCursor } from '../reports/cursor';
import { scorecardCalled } from '../service/scorecardCalled';
import {
  checkCalled,
  defineAction,
  placesOf,
  type ActionsContext,
} from './ActionsContext';

const DEFAULT_LIMIT = 50;

/** Who fails a check, with what was found. */
export const listFailingServices = ({ access, rules }: ActionsContext) =>
  defineAction({
    name: 'list-failing-services',
    title: 'List services that fail a check',
    description:
      'Lists the components of the software catalog in which a check of the scorecards fails, with their owners, their levels and the places in their repositories, in pages. Components that an exemption takes out are not among them.',
    schema: {
      input: z =>
        z.object({
          check: z.string().describe("The check's id, such as deps.lockfile"),
          scorecard: z
            .string()
            .optional()
            .describe("The scorecard's name; default: the first one"),
          owner: z
            .string()
            .optional()
            .describe(
              'A group with all groups below it, or a user; a full entity reference such as group:default/data',
            ),
          limit: z.number().int().min(1).max(200).optional(),
          cursor: z
            .string()
            .optional()
            .describe('nextCursor of the page before'),
        }),
      output: z =>
        z.object({
          totalItems: z.number(),
          nextCursor: z.string().optional(),
          services: z.array(
            z.object({
              entityRef: z.string(),
              title: z.string(),
              owner: z.string().optional(),
              level: z.string().nullable(),
              message: z.string().optional(),
              places: z.array(z.string()).describe('As path:line'),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const { check, owner, limit = DEFAULT_LIMIT, cursor } = input;
      const { reports } = accessOf(access, credentials);
      const { value } = await reports.listEntities({
        scorecard: scorecardCalled(rules, input.scorecard).name,
        check: checkCalled(rules, check).id,
        outcome: ['fail'],
        ...(owner !== undefined && { owner: [owner] }),
        order: 'name',
        direction: 'asc',
        limit,
        ...(cursor !== undefined && { place: decodeCursor(cursor) }),
      });
      return {
        output: {
          totalItems: value.totalItems,
          nextCursor: value.nextCursor,
          services: value.items.map(
            ({ entityRef, title, owner: ownerRef, level, result }) => ({
              entityRef,
              title,
              owner: ownerRef,
              level,
              message: result?.message,
              places: result ? placesOf(result) : [],
            }),
          ),
        },
      };
    },
  });
