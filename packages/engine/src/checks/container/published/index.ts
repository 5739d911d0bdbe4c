import { ci } from '../../../facts/ci/ci';
import { appImages } from '../../../facts/containers/images';
import { pushingScripts } from '../../../facts/containers/pushingScripts';
import { tasks } from '../../../facts/tasks/tasks';
import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { publishingIn } from './publishing';

export const published = defineCheck({
  id: 'container.published',
  title: 'CI builds and pushes the image',
  opaq: 'Operational/Deployability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { appImages, ci, tasks, pushingScripts },
  messages: {
    none: 'No Dockerfile, so no image to publish.',
    pushed: '{{path}} pushes the image: {{what}}.',
    built:
      '{{path}} builds the image ({{what}}), but nothing that CI runs pushes it to a registry.',
    elsewhere:
      '{{path}} takes in {{what}} from elsewhere, and whether that pushes the image is not known.',
    noCi: 'No CI definition was found, so the image of {{path}} is built and pushed by hand, if at all.',
    missing: 'Nothing that CI runs builds and pushes the image of {{path}}.',
  },
  run({
    appImages: images,
    ci: definitions,
    tasks: taskFiles,
    pushingScripts: scripts,
  }) {
    const [image] = images;
    if (!image) return notApplicable('none');
    const { pushed, built, elsewhere } = publishingIn(
      definitions,
      taskFiles,
      scripts,
    );
    if (pushed.length > 0) {
      const { path, what } = pushed[0];
      return pass('pushed', { path, what }, pushed.map(at));
    }
    if (elsewhere.length > 0) {
      const { path, what } = elsewhere[0];
      return unknown('elsewhere', { path, what }, elsewhere.map(at));
    }
    if (built.length > 0) {
      const { path, what } = built[0];
      return fail('built', { path, what }, built.map(at));
    }
    const data = { path: image.path };
    return definitions.length === 0
      ? fail('noCi', data, at(image))
      : fail('missing', data, definitions.map(at));
  },
});
