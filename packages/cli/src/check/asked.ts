import {
  CATEGORIES,
  categoryOf,
  nearestId,
  type Scorecard,
} from '@opaq/engine';
import type { CheckResult, Report } from '@opaq/engine/report';
import type { Catalogue } from '../Catalogue';
import { UserError } from '../UserError';

const DEFAULT_LEVEL = 'bronze';

/** What a run is asked to look at. */
export interface Only {
  /** Checks that were named: they count whether a level asks for them or not. */
  ids: ReadonlySet<string>;
  /** Of a category counts what a level asks for. */
  categories: ReadonlySet<string>;
}

/** What is asked of a project, by the command's options. A run fails where one of them is not met. */
export interface Asked {
  /** The level in which, and below which, nothing may fail. */
  level?: string;
  /** The least score, in percent. */
  minScore?: number;
  /** Nothing may be worse than there: as the user named it. */
  base?: string;
  /** Nothing else is looked at. */
  only?: Only;
}

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

/**
 * What `--only` names: ids and categories, with commas between them.
 *
 * @throws {@link UserError} Where there is no such check.
 */
export function onlyOf(names: string, { checks }: Catalogue): Only {
  const known = checks.map(({ id }) => id);
  const ids = new Set<string>();
  const categories = new Set<string>();
  for (const name of names.split(',').map(part => part.trim())) {
    if (name === '') continue;
    if (known.includes(name)) ids.add(name);
    else if (known.some(id => categoryOf(id) === name)) categories.add(name);
    else {
      const meant = nearestId(name, [...known, ...CATEGORIES]);
      throw new UserError(
        `There is no check and no category '${name}'${
          meant ? `; did you mean '${meant}'?` : '.'
        } 'opaq list' shows all.`,
      );
    }
  }
  if (ids.size + categories.size === 0) {
    throw new UserError('--only needs the id of a check, or a category.');
  }
  return { ids, categories };
}

/** Whether `--only` lets a check through. */
export const isSelected = ({ only }: Asked, checkId: string) =>
  !only || only.ids.has(checkId) || only.categories.has(categoryOf(checkId));

/** The names of a level and of all below it, which it includes. */
export function levelsUpTo(
  level: string,
  { levels }: Report['scorecard'],
): string[] {
  const names = levels.map(({ name }) => name);
  return names.slice(0, names.indexOf(level) + 1);
}

/** Whether a check can make a run fail: a level asks for it, or the user named it. */
export const counts = (
  { only }: Asked,
  { checkId, level }: Pick<CheckResult, 'checkId' | 'level'>,
) =>
  only?.ids.has(checkId) ||
  (level !== null &&
    level !== 'shown' &&
    (!only || only.categories.has(categoryOf(checkId))));
