import { code, type CodeFile } from '../../../facts/code/code';
import {
  composeServices,
  type ComposeService,
} from '../../../facts/containers/composeServices';
import {
  isDatabase,
  isLambda,
} from '../../../facts/containers/dockerfiles/imageName';
import {
  appImages,
  images,
  type Image,
} from '../../../facts/containers/images';
import { kubernetes } from '../../../facts/containers/kubernetes';
import { traits } from '../../../facts/traits/traits';
import { dirname } from '../../../tree';
import { fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';

/** The HEALTHCHECK that an image ends with: its own last one, else that of the stages it starts from. */
function healthcheckOf({ path, stage, file }: Image) {
  for (
    let here: typeof stage | undefined = stage;
    here;
    here = here.parent === undefined ? undefined : file.stages[here.parent]
  ) {
    const last = here.instructions.findLast(
      ({ keyword }) => keyword === 'HEALTHCHECK',
    );
    if (!last) continue;
    return /^none$/i.test(last.text.trim())
      ? undefined
      : { path, line: last.line };
  }
  return undefined;
}

/** Whether a service of compose is the application: it builds its image, or runs the project's code in another one. */
function isApplication(
  service: ComposeService,
  all: readonly ComposeService[],
  built: readonly Image[],
  codeFolders: ReadonlySet<string>,
): boolean {
  const { image, mounts } = service;
  // Another file may add to a service, and another service may run the same image.
  const builds = all
    .filter(
      other =>
        other === service ||
        (other.name === service.name &&
          dirname(other.path) === dirname(service.path)) ||
        (image !== undefined && other.image === image),
    )
    .flatMap(({ build }) => (build ? [build.dockerfile] : []));
  if (builds.length > 0) {
    const bases = built
      .filter(({ path }) => builds.includes(path))
      .map(({ stage }) => stage.base);
    return !bases.some(base => base !== undefined && isDatabase(base));
  }
  return (
    image !== undefined &&
    !isDatabase(image) &&
    mounts.some(mount => codeFolders.has(mount))
  );
}

/** Every folder that holds code of the product, at whatever depth. */
function foldersOf(sources: readonly CodeFile[]): Set<string> {
  const folders = new Set<string>();
  for (const { path, role } of sources) {
    let folder = role === 'app' ? path : '';
    while (folder !== '') {
      folder = dirname(folder);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

export const healthcheck = defineCheck({
  id: 'container.healthcheck',
  title: 'The running container tells whether it works',
  opaq: 'Operational/Availability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { appImages, images, composeServices, kubernetes, traits, code },
  messages: {
    none: 'No Dockerfile, so no container whose health could be asked for.',
    instruction: '{{path}} holds a HEALTHCHECK.',
    compose: '{{path}} checks the health of the service {{service}}.',
    probe: '{{path}} holds a probe of Kubernetes.',
    noService:
      'Nothing in the project answers requests, so there is nothing whose health could be asked for.',
    lambda:
      'AWS Lambda calls a function, and asks no container for its health.',
    missing:
      'The project answers requests ({{what}}), but {{path}} has no HEALTHCHECK, and neither a compose file nor Kubernetes checks it.',
    database:
      'The project answers requests ({{what}}), but {{path}} has no HEALTHCHECK: the check in {{compose}} is for {{service}}, not for the application.',
  },
  run({ appImages: apps, images: all, composeServices: services, ...facts }) {
    if (apps.length === 0) return notApplicable('none');
    const inImages = apps.flatMap(one => healthcheckOf(one) ?? []);
    if (inImages.length > 0) {
      return pass('instruction', { path: inImages[0].path }, inImages);
    }
    const checked = services.filter(one => one.healthcheck !== undefined);
    const folders = foldersOf(facts.code);
    const own = checked.find(one => isApplication(one, services, all, folders));
    if (own) {
      const { path, name, healthcheck: line } = own;
      return pass('compose', { path, service: name }, { path, line });
    }
    const probed = facts.kubernetes.filter(
      ({ probed: is, image = '' }) => is && !isDatabase(image),
    );
    if (probed.length > 0) {
      const places = probed.map(({ path, line }) => ({ path, line }));
      return pass('probe', { path: probed[0].path }, places);
    }
    const serves = facts.traits.service ?? facts.traits.app;
    if (!serves) return notApplicable('noService');
    const containers = apps.filter(
      ({ stage: { base } }) => base === undefined || !isLambda(base),
    );
    if (containers.length === 0) return notApplicable('lambda');
    const opensPort = ({ stage }: Image) =>
      stage.instructions.some(({ keyword }) => keyword === 'EXPOSE');
    const holds = ({ path }: Image) => {
      const folder = dirname(path);
      return folder !== '' && serves.path?.startsWith(`${folder}/`);
    };
    // The image that serves comes first, as far as that shows.
    const first = containers.find(holds) ?? containers.find(opensPort);
    const ordered = [...new Set([first ?? containers[0], ...containers])];
    const where = ordered.map(({ path, stage }) => ({
      path,
      line: stage.line,
    }));
    const data = { what: serves.what, path: where[0].path };
    const [other] = checked;
    return other
      ? fail(
          'database',
          { ...data, compose: other.path, service: other.name },
          where,
        )
      : fail('missing', data, where);
  },
});
