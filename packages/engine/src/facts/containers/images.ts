import { composeServices } from './composeServices';
import { dockerfiles, type Dockerfile, type DockerStage } from './dockerfiles';
import { imageName, isDatabase } from './dockerfiles/imageName';
import { defineDerivedFact } from '../Fact';

/** An image of the project: a stage that is built, and the file it stands in. @public */
export interface Image {
  path: string;
  stage: DockerStage;
  file: Dockerfile;
}

/** Stages in which people work on the project; what runs is another one. */
const FOR_WORK =
  /(^|[-_])(dev|devel|develop|development|tests?|debug|lint|ci)([-_]|$)/i;

/** The stages that compose files build from a Dockerfile, else the last one, as `docker build` does. */
function imagesOf(
  file: Dockerfile,
  targets: ReadonlyArray<string | undefined>,
): Image[] {
  const { path, stages } = file;
  const built = stages.filter(
    ({ name }, index) =>
      (name !== undefined &&
        targets.includes(name.toLowerCase()) &&
        !FOR_WORK.test(name)) ||
      (index === stages.length - 1 && targets.includes(undefined)),
  );
  return (built.length > 0 ? built : stages.slice(-1)).map(stage => ({
    path,
    stage,
    file,
  }));
}

/** Every image that the project builds, those of the Dockerfiles nearest to its folder first. @public */
export const images = defineDerivedFact({
  name: 'images',
  uses: { dockerfiles, composeServices },
  derive: ({ dockerfiles: all, composeServices: services }): Image[] =>
    all.flatMap(file =>
      imagesOf(
        file,
        services.flatMap(({ build }) =>
          build?.dockerfile === file.path ? [build.target?.toLowerCase()] : [],
        ),
      ),
    ),
});

/**
 * The images of the application: not those that only fill a database's image with something, unless there are no others.
 *
 * @public
 */
export const appImages = defineDerivedFact({
  name: 'appImages',
  uses: { images },
  derive({ images: all }): Image[] {
    const apps = all.filter(
      ({ stage: { base } }) => base === undefined || !isDatabase(base),
    );
    return apps.length > 0 ? apps : all;
  },
});

/** An image that a FROM takes from elsewhere. @public */
export interface BaseImage {
  path: string;
  line: number;
  /** As written: `python:${VERSION}`. */
  from: string;
  /** With the defaults of ARG in place; absent where a variable has none. */
  image?: string;
}

/** Every image that a FROM takes from elsewhere: no stage, nothing that the project builds itself, not `scratch`. @public */
export const baseImages = defineDerivedFact({
  name: 'baseImages',
  uses: { dockerfiles, composeServices },
  derive({ dockerfiles: all, composeServices: services }): BaseImage[] {
    const built = new Set(
      services.flatMap(({ build, image }) => {
        if (!build) return [];
        const { repository, tag = 'latest' } = imageName(image ?? '');
        return [...build.contexts, `${repository}:${tag}`];
      }),
    );
    const isOwn = (image: string) => {
      const { repository, tag = 'latest' } = imageName(image);
      return built.has(image) || built.has(`${repository}:${tag}`);
    };
    return all.flatMap(({ path, stages }) =>
      stages
        .filter(
          ({ parent, base }) =>
            parent === undefined &&
            (base === undefined || !(base === 'scratch' || isOwn(base))),
        )
        .map(({ line, from, base }) => ({
          path,
          line,
          from,
          ...(base === undefined ? {} : { image: base }),
        })),
    );
  },
});
