import type { Exemption } from '../facts';
import type { ReportExemption } from '../report';
import { plain } from './message';

/** What an organisation allows projects to be exempt from. @public */
export interface ExemptionPolicy {
  /** Checks that no project is exempt from. */
  never: readonly string[];
  /** How far ahead an exemption may end. */
  maxDays: number;
  /** Whether it takes effect only when somebody has approved it. */
  approval: boolean;
}

/** An exemption is for a time, and no reason makes a published secret harmless. @public */
export const DEFAULT_EXEMPTION_POLICY: ExemptionPolicy = {
  never: ['quality.no-secrets'],
  maxDays: 180,
  approval: false,
};

/** That somebody approved an exemption: exactly this check, reason and last day. @public */
export interface Approval {
  check: string;
  /** As a report shows it. */
  reason: string;
  expires: string;
  by: string;
  /** ISO 8601 */
  at: string;
}

// As long as the file may make it: who approves has to see all of it.
const MAX_REASON_LENGTH = 1000;

const DAY = 24 * 60 * 60 * 1000;

/**
 * What becomes of an exemption that a project asks for. Its words come from the repository, and are made fit to be shown.
 *
 * @param path - Of the project's file, from the repository's root.
 */
export function judgeExemption(
  exemption: Exemption,
  path: string,
  context: {
    policy: ExemptionPolicy;
    approvals: readonly Approval[];
    now: Date;
  },
): ReportExemption {
  const { policy, approvals, now } = context;
  const { check, expires, approvedBy, line } = exemption;
  const reason = plain(exemption.reason, MAX_REASON_LENGTH);
  const approved = approvals.find(
    other =>
      other.check === check &&
      other.reason === reason &&
      other.expires === expires,
  );
  const asked = {
    reason,
    expires,
    ...(approvedBy !== undefined && { approvedBy: plain(approvedBy) }),
    ...(approved && { approval: { by: approved.by, at: approved.at } }),
    location: { path: plain(path), ...(line === undefined ? {} : { line }) },
  };
  const refused = (note: string): ReportExemption => ({
    ...asked,
    status: 'refused',
    note,
  });
  const days = (Date.parse(expires) - now.getTime()) / DAY;
  if (policy.never.includes(check)) return refused(`${check} is never exempt`);
  if (days > policy.maxDays) {
    return refused(
      `it expires more than ${policy.maxDays} days from now; set an earlier day, and look at it again then`,
    );
  }
  // The last day counts whole.
  if (days <= -1) return { ...asked, status: 'expired' };
  const isMissing = policy.approval && !approved;
  return { ...asked, status: isMissing ? 'awaitingApproval' : 'inForce' };
}
