import { dirname } from '../../../tree';

/** Folders that hold nothing but requirements or environments, for the code beside them. */
const FOR_MANIFESTS =
  /(^|\/)(requirements?|reqs|deps|dependencies|conda|envs?|environments?)$/i;

/** The folder into which a manifest's packages are installed together: what stands in `requirements/` is for the one above. */
export function unitOf(path: string): string {
  const folder = dirname(path);
  return FOR_MANIFESTS.test(folder) ? dirname(folder) : folder;
}
