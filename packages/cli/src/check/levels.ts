import type { Scorecard } from '@opaq/engine';
import type { CheckResult, Report } from '@opaq/engine/report';
import { UserError } from '../UserError';

const DEFAULT_LEVEL = 'bronze';

/**
 * The level that is asked for. A scorecard of an organisation may have no bronze: its lowest level takes that place.
 *
 * @throws {@link UserError} Where the scorecard has no such level.
 */
export function levelNamed(
  name: string | undefined,
  { levels, title }: Pick<Scorecard, 'levels' | 'title'>,
): string {
  const names = levels.map(level => level.name);
  if (name === undefined) {
    return names.includes(DEFAULT_LEVEL) ? DEFAULT_LEVEL : names[0];
  }
  if (names.includes(name)) return name;
  throw new UserError(
    `${title} has no level '${name}'. Its levels: ${names.join(', ')}.`,
  );
}

/** The names of a level and of all below it, which it includes. */
export function levelsUpTo(
  level: string,
  { levels }: Report['scorecard'],
): string[] {
  const names = levels.map(({ name }) => name);
  return names.slice(0, names.indexOf(level) + 1);
}

/** What fails of a level and of those below it; nothing where the scorecard does not judge the component. */
export function failuresOf(level: string, report: Report): CheckResult[] {
  if (!report.covered) return [];
  const asked = levelsUpTo(level, report.scorecard);
  return report.results.filter(
    result => result.outcome === 'fail' && asked.includes(result.level ?? ''),
  );
}
