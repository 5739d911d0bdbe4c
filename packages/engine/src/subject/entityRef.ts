/** The parts of an entity reference, lower case. */
export interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * Reads a reference as the catalog does: `[kind:][namespace/]name`, in any case.
 *
 * @param defaults - What the short forms leave out.
 * @returns Undefined where a part is missing.
 * @see https://backstage.io/docs/features/software-catalog/references
 */
export function parseEntityRef(
  text: string,
  defaults: { kind: string; namespace: string },
): EntityName | undefined {
  const ref = text.trim().toLowerCase();
  const slash = ref.indexOf('/');
  const firstColon = ref.indexOf(':');
  const colon = slash >= 0 && slash < firstColon ? -1 : firstColon;
  const parts = {
    kind: colon < 0 ? defaults.kind.toLowerCase() : ref.slice(0, colon),
    namespace:
      slash < 0
        ? defaults.namespace.toLowerCase()
        : ref.slice(colon + 1, slash),
    name: ref.slice(Math.max(colon, slash) + 1),
  };
  return Object.values(parts).every(Boolean) ? parts : undefined;
}

/** The full form, `kind:namespace/name` in lower case: equal for all ways to write one reference. */
export function entityRef({ kind, namespace, name }: EntityName): string {
  return `${kind}:${namespace}/${name}`.toLowerCase();
}
