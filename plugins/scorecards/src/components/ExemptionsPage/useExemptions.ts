import { useApi } from '@backstage/core-plugin-api';
import type {
  EstateFilter,
  ExemptionItem,
} from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useAnswer } from '../../hooks/useAnswer';

/** What the page can be narrowed to; `expiring` is in force, and not for long. */
export const STATUSES = [
  'all',
  'awaitingApproval',
  'expiring',
  'inForce',
  'expired',
  'refused',
] as const;
/** @see STATUSES */
export type Status = (typeof STATUSES)[number];

const SOON_DAYS = 30;

/** Whether an exemption belongs to what the page is narrowed to. */
export function isOf({ exemption, daysLeft }: ExemptionItem, status: Status) {
  switch (status) {
    case 'all':
      return true;
    case 'expiring':
      return exemption.status === 'inForce' && daysLeft <= SOON_DAYS;
    default:
      return exemption.status === status;
  }
}

/** All exemptions of the components that match. */
export function useExemptions(filter: EstateFilter) {
  const api = useApi(scorecardsApiRef);
  const ask = useCallback(
    (asked: EstateFilter) => api.getExemptions(asked),
    [api],
  );
  return useAnswer(ask, filter);
}
