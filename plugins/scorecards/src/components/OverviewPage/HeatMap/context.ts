import { useTheme, type Theme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { HeatMap } from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import { useHref } from 'react-router-dom';
import type { EstateSelection } from '../../../hooks/useEstateFilter';
import { useFormats } from '../../../hooks/useFormats';
import { searchOf, usePagePath } from '../../../hooks/usePagePath';
import { usePrinting } from '../../../hooks/usePrinting';
import type { Levels } from '../../../levels';
import type { Shares } from '../../../shares';
import { useText } from '../../../translation';
import { levelColour, levelTitle } from '../../common/levelParts';
import { OUTCOMES, type Cell } from './cell';
import { useHeatMapStyles } from './styles';

type LeadsTo = NonNullable<Cell['leadsTo']>;

/**
 * What all rows share. It is one object as long as it says the same, so that a row is drawn once; and cells take from it
 * what they would else ask for thousands of times.
 */
export interface HeatMapContext {
  classes: ReturnType<typeof useHeatMapStyles>;
  t: ReturnType<typeof useText>;
  type: Theme['palette']['type'];
  /** On a narrow screen the shares come right after the names. */
  compact: boolean;
  percent(share: number): string;
  count(value: number): string;
  /** A cell in words. */
  labelOf(shares: Shares): string;
  levelOf(level: string): { title: string; colour: string };
  /** The services of a row, undefined for all rows together. */
  servicesHref(row: string | undefined): string;
  /** What leads from there to the services of a cell. */
  cellSearch(column: number, leadsTo: LeadsTo): string;
  /** The overview of a row's services alone. */
  narrowHref(row: string): string;
}

/** A function of few different arguments, which is asked much more often. */
function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return key => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}

/** Shares that are written alike: only all is 100 %. */
const wholePercent = (share: number) =>
  (share < 1 ? Math.min(99, Math.round(share * 100)) : 100) / 100;

const LEADS: LeadsTo[] = ['fail', 'unknown', 'pass'];

/** @see HeatMapContext */
export function useHeatMapContext(props: {
  heatMap: HeatMap;
  drilled: boolean;
  filter: Partial<EstateSelection>;
  levels: Levels;
}): HeatMapContext {
  const { heatMap, drilled, filter, levels } = props;
  const { groupBy } = heatMap;
  const classes = useHeatMapStyles();
  const theme = useTheme();
  const t = useText();
  const { percent, count } = useFormats();
  const printing = usePrinting();
  const compact = useMediaQuery(theme.breakpoints.down('xs'), { noSsr: true });
  const pagePath = usePagePath();
  const services = useHref(pagePath('services'));
  const overview = useHref(pagePath('overview'));
  // Columns are compared by what they are: each answer has an array of its own.
  const columns = heatMap.columns.map(({ id }) => id).join('\n');
  return useMemo(() => {
    const of = (row?: string) =>
      row === undefined ? filter : { ...filter, [groupBy]: row };
    const written = remember(percent);
    const phrase = {
      pass: remember((share: string) => t('overview.heatMap.pass', { share })),
      fail: remember((share: string) => t('overview.heatMap.fail', { share })),
      unknown: remember((share: string) =>
        t('overview.heatMap.notKnown', { share }),
      ),
    };
    const shareText = (share: number) => written(wholePercent(share));
    const searches = columns.split('\n').map(id =>
      Object.fromEntries(
        LEADS.map(leadsTo => [
          leadsTo,
          searchOf({
            [drilled ? 'check' : 'category']: id,
            outcome: OUTCOMES[leadsTo],
          }).slice(1),
        ]),
      ),
    );
    return {
      classes,
      t,
      type: printing ? 'light' : theme.palette.type,
      compact,
      percent: shareText,
      count,
      labelOf: ({ pass, fail, unknown }) =>
        [
          phrase.pass(shareText(pass)),
          phrase.fail(shareText(fail)),
          ...(unknown > 0 ? [phrase.unknown(shareText(unknown))] : []),
        ].join(', '),
      levelOf: remember((level: string) => ({
        title: levelTitle(t, levels, level),
        colour: levelColour(theme, levels, level),
      })),
      servicesHref: row => services + searchOf(of(row)),
      cellSearch: (column, leadsTo) => searches[column]?.[leadsTo] ?? '',
      narrowHref: row =>
        overview +
        searchOf({
          ...of(row),
          groupBy: groupBy === 'owner' ? undefined : groupBy,
        }),
    };
  }, [
    columns,
    drilled,
    filter,
    levels,
    compact,
    groupBy,
    classes,
    theme,
    t,
    percent,
    count,
    printing,
    services,
    overview,
  ]);
}
