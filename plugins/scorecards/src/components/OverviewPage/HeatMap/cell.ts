import type {
  CountedOutcome,
  OutcomeCounts,
} from '@opaq/plugin-scorecards-common';
import { sharesOf, type Shares } from '../../../shares';

/** What a cell says. */
export interface Cell {
  /** Undefined where nothing counts. */
  shares?: Shares;
  /**
   * Passes, of those passed and failed, from 0 to 1: what the shade shows, because an unknown answer is no failure.
   * Undefined where there is neither.
   */
  quality?: number;
  /** Which services a click leads to: where it fails, else where it is not known, else all; none where nothing counts. */
  leadsTo?: 'fail' | 'unknown' | 'pass';
}

/** @see Cell */
export function cellOf(counts: OutcomeCounts): Cell {
  const { pass, fail, unknown } = counts;
  return {
    shares: sharesOf(counts),
    quality: pass + fail > 0 ? pass / (pass + fail) : undefined,
    leadsTo:
      (fail > 0 && 'fail') ||
      (unknown > 0 && 'unknown') ||
      (pass > 0 && 'pass') ||
      undefined,
  };
}

/** Outcomes as the list of services takes them. */
export const OUTCOMES: Record<
  NonNullable<Cell['leadsTo']>,
  CountedOutcome[]
> = { fail: ['fail'], unknown: ['unknown', 'error'], pass: ['pass'] };
