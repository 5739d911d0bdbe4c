import { defineFileFact } from '../../Fact';
import { isInSideFolder, nearestFirst } from '../../repository/sideFolders';
import type { Dockerfile } from './Dockerfile';
import { isDockerfileName } from './names';
import { parseDockerfile } from './parseDockerfile';

export type {
  Dockerfile,
  DockerInstruction,
  DockerSecret,
  DockerStage,
  DockerUser,
} from './Dockerfile';

/**
 * The recipes of the project's images, those nearest to the component's folder first. Not those of its tests, examples,
 * CI or editors, and no backups.
 *
 * @public
 */
export const dockerfiles = defineFileFact<Dockerfile, Dockerfile[]>({
  name: 'dockerfiles',
  version: 3,
  scope: 'component',
  select: isDockerfileName,
  map({ path, text }) {
    try {
      return parseDockerfile(path, text);
    } catch {
      return { path, stages: [], problem: 'can not be read as a Dockerfile' };
    }
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .map(([path, file]) => ({ ...file, path }))
      .sort(nearestFirst),
});
