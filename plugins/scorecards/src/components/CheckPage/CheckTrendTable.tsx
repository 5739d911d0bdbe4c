import { useFormats } from '../../hooks/useFormats';
import { useText } from '../../translation';
import { DayTable } from '../common/trend';
import type { Day } from './passRate';

const COUNTED = ['pass', 'fail', 'unknown'] as const;

/** The share that passes, and the counts that it is made of, day by day. */
export function CheckTrendTable({ days }: { days: Day[] }) {
  const t = useText();
  const { count, percent } = useFormats();
  return (
    <DayTable
      label={t('checks.trend')}
      columns={[
        t('checks.passes'),
        ...COUNTED.map(outcome => t(`outcome.${outcome}`)),
      ]}
      days={days.map(day => ({
        date: day.date,
        cells:
          day.rate === null
            ? undefined
            : [
                percent(day.rate),
                ...COUNTED.map(outcome => count(day[outcome])),
              ],
      }))}
    />
  );
}
