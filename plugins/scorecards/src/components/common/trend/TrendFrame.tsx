import type { ErrorLike } from '@backstage/errors';
import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import type { ReactNode } from 'react';
import { useText } from '../../../translation';
import { LoadError } from '../LoadError';
import { Notice } from '../Notice';
import { Panel } from '../Panel';
import { Segments } from '../Segments';

const TITLES = {
  30: 'month',
  90: 'quarter',
  365: 'year',
  730: 'twoYears',
} as const;

/** How far back a trend can look, in days. */
type TrendDays = keyof typeof TITLES;

/** The panel of a trend: the choice of its period, and what stands there where there is no chart. */
export function TrendFrame<Days extends TrendDays>(props: {
  title: string;
  className?: string;
  periods: readonly Days[];
  days: Days;
  onDays(days: Days): void;
  trend: { value?: TrendResponse; error?: ErrorLike; retry(): void };
  /** Of the chart, in pixels: its place is kept. */
  height: number;
  /** On how many days something looked: one is no trend. */
  known: number;
  /** The chart, where there is one. */
  children: ReactNode;
}) {
  const { title, className, periods, days, onDays, trend, height } = props;
  const { value, error, retry } = trend;
  const t = useText();
  return (
    <Panel
      title={title}
      className={className}
      action={
        <Segments
          label={t('overview.trend.period')}
          options={periods.map(period => {
            const name: (typeof TITLES)[TrendDays] = TITLES[period];
            return { value: period, title: t(`overview.trend.days.${name}`) };
          })}
          value={days}
          onChange={onDays}
        />
      }
    >
      {error && (
        <LoadError
          title={t('overview.trend.error')}
          error={error}
          onRetry={retry}
        />
      )}
      {!value && !error && <div style={{ minHeight: height }} aria-busy />}
      {value && props.known < 2 && (
        <Notice kind="info" title={t('overview.trend.today')} />
      )}
      {value && props.known >= 2 && props.children}
    </Panel>
  );
}
