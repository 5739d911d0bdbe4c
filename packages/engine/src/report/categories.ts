/** The categories of the catalogue, in the order in which pages show them. @public */
export const CATEGORIES = [
  'structure',
  'readme',
  'deps',
  'container',
  'workflow',
  'prod',
  'team',
  'design',
  'quality',
  'catalog',
] as const;

/** The first part of a check's id: `deps` of `deps.lockfile`, also of `acme/deps.lockfile`. @public */
export function categoryOf(checkId: string): string {
  return checkId.slice(checkId.indexOf('/') + 1).split('.')[0];
}
