import { defineDerivedFact } from '../Fact';
import type { CoverageThreshold } from '../tools/coverage';
import { covrThresholdLine, thresholdIn } from '../tools/thresholds';
import { ci } from './ci';
import type { CiUse } from './CiDefinition';

const LIMIT =
  /^(fail[-_]?below([-_]?(min|threshold))?|min(imum)?[-_]?coverage|coverage[-_]?threshold|threshold(all)?|fail[-_]under|min[-_]?lines?)$/i;

/** What an action that is about coverage is told to fail below. */
function ofAction({ name, inputs }: CiUse): string | undefined {
  if (!/cov/i.test(name)) return undefined;
  return Object.entries(inputs).find(
    ([key, value]) => LIMIT.test(key) && !/^(false|0?)$/i.test(value.trim()),
  )?.[0];
}

/** The coverage that definitions of CI ask for. @public */
export const ciThresholds = defineDerivedFact({
  name: 'ciThresholds',
  uses: { ci },
  derive: ({ ci: definitions }): CoverageThreshold[] =>
    definitions.flatMap(({ path, jobs }) =>
      jobs.flatMap(({ commands, uses }) => [
        ...commands.flatMap(({ text, line }): CoverageThreshold[] => {
          const found = thresholdIn(text);
          if (!found) return [];
          const { tool, value } = found;
          return [{ path, line, tool, ...(value && { value }) }];
        }),
        // A step that is a script of R.
        ...[commands[covrThresholdLine(commands.map(({ text }) => text))]]
          .filter(command => command !== undefined)
          .map(({ line }) => ({ path, line, tool: 'covr' })),
        ...uses.flatMap((use): CoverageThreshold[] =>
          ofAction(use)
            ? [{ path, line: use.line, tool: use.name.split('@')[0] }]
            : [],
        ),
      ]),
    ),
});
