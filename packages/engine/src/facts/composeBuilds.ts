import { dirname, join } from '../tree';
import { defineFileFact } from './Fact';
import { isTable, parseYaml, tableAt, text } from './data';
import { isInSideFolder } from './sideFolders';
import { isVendored } from './source/paths';

/** An image that a compose file builds for one of its services. @public */
export interface ComposeBuild {
  /** The compose file. */
  path: string;
  service: string;
  /** The Dockerfile, in the same terms as the path. */
  dockerfile: string;
  /** The stage that is built; absent where it is the last one. */
  target?: string;
}

// https://docs.docker.com/reference/compose-file/build/
const COMPOSE = /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/i;
const MAX_SIZE = 50_000;

type Found = Omit<ComposeBuild, 'path'>;

function readBuild(service: string, build: unknown): Found[] {
  if (typeof build === 'string') {
    return [{ service, dockerfile: `${build}/Dockerfile` }];
  }
  if (!isTable(build)) return [];
  const context = text(build.context) ?? '.';
  const target = text(build.target);
  return [
    {
      service,
      dockerfile: `${context}/${text(build.dockerfile) ?? 'Dockerfile'}`,
      ...(target ? { target } : {}),
    },
  ];
}

/**
 * The images that compose files build. A file that can't be read builds nothing.
 *
 * @public
 */
export const composeBuilds = defineFileFact<Found[], ComposeBuild[]>({
  name: 'composeBuilds',
  version: 1,
  scope: 'component',
  select: (path, size) =>
    COMPOSE.test(path) && size <= MAX_SIZE && !isVendored(path),
  map(file) {
    const parsed = parseYaml(file.text ?? '');
    if ('problem' in parsed) return undefined;
    const services = Object.entries(tableAt(parsed.data, 'services'));
    return services.flatMap(([service, one]) =>
      readBuild(service, tableAt(one).build ?? undefined),
    );
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .flatMap(([path, builds]) =>
        builds.map(build => ({
          ...build,
          path,
          dockerfile: join(dirname(path), build.dockerfile),
        })),
      ),
});
