import { at, fail, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { ciWork, type CiWork } from '../../../facts/ci/ciWork';
import { files } from '../../../facts/repository/files';

const ORDER = ['test', 'lint', 'build', 'run'] as const;

const WHEN: Record<CiWork['triggers'][number], string> = {
  push: 'on a push',
  pullRequest: 'on a pull request',
  tag: 'on a tag',
  release: 'on a release',
  schedule: 'on a schedule',
  manual: 'when somebody starts it',
  event: 'on events other than a change of the code',
};

/** Whether it runs when the code changes; where the platform's server decides, that is what it is for. */
const isOnChange = ({ triggers }: CiWork) =>
  triggers.length === 0 ||
  triggers.includes('push') ||
  triggers.includes('pullRequest');

// Definitions where no platform looks for them: switched off, or brought along with a part of the tree.
const ASIDE =
  /(^|\/)\.github\/[^/]{0,40}workflows?[^/]{0,40}\/.{1,200}\.ya?ml|(^|\/)(\.gitlab-ci|\.travis|bitbucket-pipelines)\.ya?ml/i;

export const qualityCi = defineCheck({
  id: 'quality.ci',
  title: 'CI tests, lints or builds every change',
  opaq: 'Quality/Testability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { ciWork, files },
  messages: {
    found: '{{path}} runs "{{what}}" on each change ({{platform}}).',
    elsewhere:
      '{{path}} takes its jobs from {{name}}, which is not in this repository, so what they do was not seen.',
    broken: '{{path}} {{problem}}, so {{platform}} runs nothing.',
    idle: '{{path}} runs only {{when}}: nothing looks at a change before it counts.',
    other:
      '{{path}} runs on changes, but neither tests, lints nor builds anything.',
    aside:
      'No platform runs {{path}}: it is switched off, called by no other definition, or not at the root of the repository.',
    missing:
      'No CI definition was found, so nothing runs when the code changes.',
  },
  run({ ciWork: definitions, files: { matching } }) {
    const onChange = definitions.filter(isOnChange);
    for (const purpose of ORDER) {
      for (const { path, platform, work } of onChange) {
        const step = work.find(one => one.purpose === purpose);
        if (step) {
          const data = { path, platform, what: step.what };
          return pass('found', data, at({ path, line: step.line }));
        }
      }
    }
    const outside = onChange.find(({ elsewhere }) => elsewhere.length > 0);
    if (outside) {
      const { path, elsewhere } = outside;
      const [{ name, line }] = elsewhere;
      return unknown('elsewhere', { path, name }, at({ path, line }));
    }
    const broken = definitions.find(({ problem }) => problem);
    if (broken) {
      const { path, platform, problem = '' } = broken;
      return fail('broken', { path, platform, problem }, at(broken));
    }
    const [other] = onChange;
    if (other) return fail('other', { path: other.path }, at(other));
    const [idle] = definitions;
    if (idle) {
      const when = idle.triggers.map(trigger => WHEN[trigger]).join(' or ');
      return fail('idle', { path: idle.path, when }, at(idle));
    }
    const [aside] = matching(ASIDE);
    return aside
      ? fail('aside', { path: aside }, at({ path: aside }))
      : fail('missing');
  },
});
