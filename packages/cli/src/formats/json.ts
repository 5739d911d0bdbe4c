import { isSelected } from '../check/asked';
import type { Judgement } from '../check/Judgement';
import { escapeJson } from '../text/clean';

/**
 * The report by the schema of `@opaq/engine/report`; with `--base` also what changed, under `comparison`. Level and score
 * are those of the whole scorecard also where `--only` leaves results out.
 */
export function renderJson({ report, asked, comparison }: Judgement): string {
  const shown = {
    ...report,
    results: report.results.filter(({ checkId }) => isSelected(asked, checkId)),
  };
  const base = comparison?.base;
  const json = comparison && {
    ...shown,
    comparison: {
      base: {
        name: base?.name,
        revision: base?.revision,
        level: base?.report?.level ?? null,
        possibleLevel: base?.report?.possibleLevel ?? null,
        score: base?.report?.score ?? null,
        coverage: base?.report?.coverage ?? null,
      },
      changes: comparison.changes.filter(({ checkId }) =>
        isSelected(asked, checkId),
      ),
    },
  };
  return `${escapeJson(JSON.stringify(json ?? shown, undefined, 2))}\n`;
}
