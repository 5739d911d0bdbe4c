/**
 * What a check may know of the catalog entity that it judges, as plain data.
 *
 * The backend fills it from the catalog, the command line from `catalog-info.yaml`. What a host can't know is
 * absent, and a check that needs it answers `unknown`.
 *
 * @public
 */
export interface Subject {
  /** Full entity reference, for example `component:default/churn`. */
  ref: string;
  kind: string;
  namespace: string;
  name: string;
  title?: string;
  description?: string;
  /** `spec.type`, lower case. */
  type?: string;
  lifecycle?: string;
  /** Full entity reference of the system that it is part of. */
  system?: string;
  owner?: SubjectOwner;
  /** Full references of what it depends on, by the catalog: `resource:default/orders-db`. */
  dependsOn?: string[];
  tags?: string[];
  links?: SubjectLink[];
  annotations?: Record<string, string>;
  /**
   * Disciplines of the teams that CODEOWNERS may name, by the organisation's mapping. A key is what stands behind the `@`
   * in lower case, or the name of the team alone. Absent where no mapping is configured.
   */
  teams?: Record<string, string[]>;
  /** Where the subject was read: the portal's catalog, or the file in the repository. */
  from: 'catalog' | 'file';
}

/** @public */
export interface SubjectOwner {
  /** Full entity reference, for example `group:default/data-science`. */
  ref: string;
  /** Whether the catalog holds that entity. Absent where the host has no catalog. */
  exists?: boolean;
  title?: string;
  /** Disciplines by the organisation's mapping. Absent where no mapping is configured. */
  disciplines?: string[];
}

/** @public */
export interface SubjectLink {
  url: string;
  title?: string;
  type?: string;
}
