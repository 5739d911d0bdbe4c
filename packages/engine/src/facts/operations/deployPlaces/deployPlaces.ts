import { ci, type CiDefinition } from '../../ci/ci';
import { defineDerivedFact, defineFileFact } from '../../Fact';
import {
  composeServices,
  type ComposeService,
} from '../../containers/composeServices';
import { appImages, type Image } from '../../containers/images';
import { isInSideFolder } from '../../repository/sideFolders';
import { isVendored } from '../../source/paths';
import { sourceOf } from '../../source/sourceLines';
import { isHome } from './homes';
import { imagePlace, type FoundPlace } from './imagePlace';
import {
  enteredPlace,
  isCompose,
  linePlaces,
  remotePlace,
  saysPlace,
} from './linePlaces';
import { placeAt } from '../../Place';

/** A folder in which the project runs. @public */
export interface DeployPlace extends FoundPlace {
  /** The file that says so. */
  path: string;
  /** Whether it is the home of an account. */
  home: boolean;
}

const MAX_SIZE = 200_000;
const MAX_PLACES = 20;

/** Units, process managers, compose files and scripts of deployment. */
const placesInFiles = defineFileFact<FoundPlace[], DeployPlace[]>({
  name: 'placesInFiles',
  version: 2,
  scope: 'component',
  select: (path, size) =>
    saysPlace(path) && size <= MAX_SIZE && !isVendored(path),
  map(file) {
    const found = linePlaces(file.path, sourceOf(file).lines);
    return found.length > 0 ? found.slice(0, MAX_PLACES) : undefined;
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path))
      .flatMap(([path, places]) =>
        places.map(place => ({ path, ...place, home: isHome(place.folder) })),
      ),
});

/** Actions that work on another machine, and what they call its folder. */
const REMOTE_ACTION = /ssh|scp|rsync|sftp|ftp-deploy/i;
const TARGETS = /^(target|remote_path|remotepath|dest\w*|server-dir|path)$/i;

function placesInCi(definitions: readonly CiDefinition[]): DeployPlace[] {
  const places: DeployPlace[] = [];
  const add = (path: string, folder: string, by: string, line?: number) =>
    places.push({
      ...placeAt(path, line),
      folder,
      by,
      home: isHome(folder),
    });
  for (const { path, jobs } of definitions) {
    for (const { commands, uses } of jobs) {
      for (const { text, line } of commands) {
        const found = remotePlace(text);
        if (found) add(path, found.folder, found.by, line);
      }
      for (const { name, inputs, line } of uses) {
        if (!REMOTE_ACTION.test(name)) continue;
        for (const [input, value] of Object.entries(inputs)) {
          const text = value.slice(0, 4000);
          const folder = TARGETS.test(input)
            ? enteredPlace(`cd ${text}`)
            : /script|command|args/i.test(input) && enteredPlace(text);
          if (folder) add(path, folder, name.split('@')[0], line);
        }
      }
    }
  }
  return places;
}

/** Images in which people work. */
const FOR_WORK =
  /(^|[/._-])(dev|devel|development|local|debug|jupyter(lab|hub)?|notebooks?|rstudio)([./_-]|$)/i;

function placesInImages(all: readonly Image[]): DeployPlace[] {
  const run = all.filter(({ path }) => !FOR_WORK.test(path));
  return (run.length > 0 ? run : all).flatMap(image => {
    const place = imagePlace(image);
    return place
      ? [{ path: image.path, ...place, home: isHome(place.folder) }]
      : [];
  });
}

/**
 * Whether a place of a compose file is of a service that runs the project: one that is built from it or that mounts some of
 * it. The folder of any other image says where somebody else's program works.
 */
function isOfProject(
  { path, line, by }: DeployPlace,
  services: readonly ComposeService[],
): boolean {
  if (by !== 'working_dir' || line === undefined) return true;
  const [service] = services
    .filter(one => one.path === path && (one.line ?? Infinity) < line)
    .sort((a, b) => (b.line ?? 0) - (a.line ?? 0));
  return (
    service === undefined ||
    service.build !== undefined ||
    service.mounts.length > 0
  );
}

/** The folders in which the project runs, as far as its files say. @public */
export const deployPlaces = defineDerivedFact({
  name: 'deployPlaces',
  uses: { appImages, placesInFiles, composeServices, ci },
  derive({
    appImages: images,
    placesInFiles: inFiles,
    composeServices: services,
    ci: definitions,
  }) {
    const inImages = placesInImages(images);
    const machines = inFiles.filter(({ path }) => !isCompose(path));
    // What compose mounts over an image is for who works on it.
    const composed =
      inImages.length > 0
        ? []
        : inFiles.filter(
            place => isCompose(place.path) && isOfProject(place, services),
          );
    return [...inImages, ...machines, ...placesInCi(definitions), ...composed];
  },
});
