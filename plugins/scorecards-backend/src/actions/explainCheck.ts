import {
  checkCalled,
  defineAction,
  type ActionsContext,
} from './ActionsContext';

/** What a check looks for, and how to pass it. It says nothing of components: any caller may ask. */
export const explainCheck = ({ rules }: ActionsContext) =>
  defineAction({
    name: 'explain-check',
    title: 'Explain a scorecard check',
    description:
      'Explains a check of the scorecards: what it looks for in a repository, why it matters, how to fix it, examples that pass and that fail (Markdown), and at which level each scorecard asks for it.',
    schema: {
      input: z =>
        z.object({
          check: z.string().describe("The check's id, such as deps.lockfile"),
        }),
      output: z =>
        z.object({
          id: z.string(),
          title: z.string(),
          effort: z
            .enum(['minutes', 'hours', 'days'])
            .describe('What a repair takes somebody who knows the project'),
          looksFor: z.string(),
          why: z.string(),
          howToFix: z.string(),
          passes: z.string(),
          fails: z.string(),
          askedForBy: z.array(
            z.object({
              scorecard: z.string(),
              level: z
                .string()
                .describe("A level's name, or 'shown' for outside the score"),
            }),
          ),
        }),
    },
    async action({ input }) {
      const { id, title, effort, docs } = checkCalled(rules, input.check);
      const askedForBy = rules.current().scorecards.flatMap(scorecard => {
        const asks = ({ check }: { check: string }) => check === id;
        const level = scorecard.levels.find(({ requirements }) =>
          requirements.some(asks),
        );
        if (level) return [{ scorecard: scorecard.name, level: level.name }];
        return scorecard.shown.some(asks)
          ? [{ scorecard: scorecard.name, level: 'shown' }]
          : [];
      });
      return { output: { id, title, effort, ...docs, askedForBy } };
    },
  });
