import type { Exemption } from '../facts';
import type { ReportExemption } from '../report';

// design.md's default policy: an exemption is for a time, and no reason makes a published secret harmless.
const LONGEST_DAYS = 180;
const NEVER = ['quality.no-secrets'];

const DAY = 24 * 60 * 60 * 1000;

/**
 * What becomes of an exemption that a project asks for.
 *
 * @param path - Of the project's file, from the repository's root.
 */
export function judgeExemption(
  { check, reason, expires, approvedBy, line }: Exemption,
  path: string,
  now: Date,
): ReportExemption {
  const asked = {
    reason,
    expires,
    ...(approvedBy === undefined ? {} : { approvedBy }),
    location: { path, ...(line === undefined ? {} : { line }) },
  };
  const refused = (note: string): ReportExemption => ({
    ...asked,
    status: 'refused',
    note,
  });
  const days = (Date.parse(expires) - now.getTime()) / DAY;
  if (NEVER.includes(check)) return refused(`${check} is never exempt`);
  if (days > LONGEST_DAYS) {
    return refused(
      `it expires more than ${LONGEST_DAYS} days from now; set an earlier day, and look at it again then`,
    );
  }
  // The last day counts whole.
  return { ...asked, status: days > -1 ? 'inForce' : 'expired' };
}
