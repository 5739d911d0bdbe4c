import type { ScmIntegrationRegistry } from '@backstage/integration';

/** Hosts that tell names apart by their letters only, not by capitals, and take them with `.git` behind. */
const LENIENT = new Set(['github', 'gitlab']);

const NAME = /^(\/.+?)(?:\.git)?(\/(?:-\/)?tree\/[^/]+)?$/;

/**
 * Finds the URLs that mean one repository at one ref, however its name is spelled.
 *
 * @param urls - As `locateSource` gives them.
 * @returns By each of them, the one that stands for all of its repository: the same in whatever order they come.
 */
export function oneSpelling(
  urls: Iterable<string>,
  integrations: ScmIntegrationRegistry,
): Map<string, string> {
  const chosen = new Map<string, string>();
  const identities = new Map<string, string>();
  for (const url of new Set(urls)) {
    const identity = identityOf(url, integrations);
    identities.set(url, identity);
    const other = chosen.get(identity);
    if (other === undefined || url < other) chosen.set(identity, url);
  }
  return new Map(
    [...identities].map(([url, identity]) => [url, chosen.get(identity)!]),
  );
}

function identityOf(url: string, integrations: ScmIntegrationRegistry) {
  if (!LENIENT.has(integrations.byUrl(url)?.type ?? '')) return url;
  const { origin, pathname, search } = new URL(url);
  const [, name = pathname, ref = ''] = NAME.exec(pathname) ?? [];
  return `${origin}${name.toLowerCase()}${ref}${search}`;
}
