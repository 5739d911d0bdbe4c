import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';

const UNITS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Numbers and times in one language. */
interface Formats {
  /** A share from 0 to 1. Only all is 100 %: a share just below it is 99 %. */
  percent(share: number): string;
  /** A difference of shares in whole percentage points, with its sign and without a unit. */
  points(difference: number): string;
  /** The same to a tenth, for means over many. */
  finePoints(difference: number): string;
  count(value: number): string;
  /** How long ago something was. Clocks that differ by seconds do not put it into the future. */
  age(time: Date, now: Date): string;
  /** How long it is until something; at least a minute. */
  ahead(time: Date, now: Date): string;
  dateTime(time: Date): string;
  /** A day; days of the API are days in UTC. */
  date(day: Date): string;
  /** The same without its year. */
  dayMonth(day: Date): string;
  month(day: Date): string;
}

function formatsOf(language: string): Formats {
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  const signed = new Intl.NumberFormat(language, {
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const tenths = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const whole = new Intl.NumberFormat(language);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const absolute = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const day = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  const shortDay = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const month = new Intl.DateTimeFormat(language, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return {
    percent: value => share.format(value < 1 ? Math.min(value, 0.99) : value),
    finePoints: difference => tenths.format(difference * 100),
    count: value => whole.format(value),
    points: difference => signed.format(difference * 100),
    age(time, now) {
      const seconds = Math.max(0, (now.getTime() - time.getTime()) / 1000);
      const found = UNITS.find(([, size]) => seconds >= size);
      if (!found) return relative.format(0, 'second');
      const [unit, size] = found;
      return relative.format(-Math.floor(seconds / size), unit);
    },
    ahead(time, now) {
      const seconds = Math.max(60, (time.getTime() - now.getTime()) / 1000);
      const [unit, size] = UNITS.find(([, length]) => seconds >= length)!;
      return relative.format(Math.round(seconds / size), unit);
    },
    dateTime: time => absolute.format(time),
    date: time => day.format(time),
    dayMonth: time => shortDay.format(time),
    month: time => month.format(time),
  };
}

/** Formats in the language of the app's texts, which need not be the browser's. */
export function useFormats(): Formats {
  const language =
    useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
  return useMemo(() => formatsOf(language), [language]);
}
