import type { Entity } from '@backstage/catalog-model';
import type { Target } from './targetOf';

/** What GitHub's and GitLab's providers say of a group or a user: https://backstage.io/docs/integrations/github/org. */
const AT_THE_HOST = /(^|\/)(team-slug|group-path|team-path|user-login)$/;

/**
 * How CODEOWNERS names an owner of the catalog: as the host's provider wrote down, else by the name that it has in the
 * catalog, among the teams of the organisation.
 *
 * @returns Undefined for a person whose account at the host is not known.
 */
export function codeownersName(
  { kind, metadata }: Entity,
  { request, organisation }: Target,
): string | undefined {
  const stated = Object.entries(metadata.annotations ?? {}).find(([name]) =>
    AT_THE_HOST.test(name),
  )?.[1];
  if (stated) return `@${stated}`;
  if (request === 'local') return `@${metadata.name}`;
  return kind.toLowerCase() === 'group'
    ? `@${organisation}/${metadata.name}`
    : undefined;
}
