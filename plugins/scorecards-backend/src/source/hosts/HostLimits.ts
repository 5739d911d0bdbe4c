/** How much the portal asks of one source host, all replicas together. */
export interface HostLimits {
  /** Repositories that are read at a time. */
  concurrency: number;
  /** That count against the host's own limit. */
  requestsPerHour: number;
}

/**
 * Gentle with a host that many share: GitHub asks for at most 100 requests at a time and 900 a minute, GitLab for 2,000 a
 * minute.
 */
export const STANDARD_HOST_LIMITS: HostLimits = {
  concurrency: 10,
  requestsPerHour: 15_000,
};

/** Whose limits are asked for: a host with its port. */
export type HostLimitsOf = (host: string) => HostLimits;
