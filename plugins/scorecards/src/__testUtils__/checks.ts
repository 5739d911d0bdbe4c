import type { CheckInfo } from '@opaq/plugin-scorecards-common';

function check(
  id: string,
  title: string,
  effort: CheckInfo['effort'],
  docs: Partial<CheckInfo['docs']> = {},
): CheckInfo {
  return {
    id,
    category: id.split('.')[0],
    title,
    opaq: 'Operational/Deployability',
    effort,
    docs: {
      looksFor: 'What the repository says about it, in the component’s folder.',
      why: 'Somebody else can run the project without asking its author.',
      howToFix: 'Add what is missing, and commit it.',
      passes: '',
      fails: '',
      ...docs,
    },
  };
}

/** Checks as the API describes them, for tests and the development page. */
export const CHECKS: CheckInfo[] = [
  check('structure.layout', 'The tree follows a recognised layout', 'hours'),
  check('readme.present', 'There is a README with real text', 'minutes'),
  check('readme.run', 'The README says how to run the project', 'minutes', {
    why: 'The person who starts it at three in the morning is not the one who wrote it.',
    howToFix:
      'Add a section *Run* with the command that starts it:\n\n```sh\nmake run\n```',
    passes: '`README.md`:\n\n```md\n# Churn\n\n    uvicorn app:app\n```',
    fails: '`README.md`:\n\n```md\n# Churn\n\nA model.\n```',
  }),
  check('readme.test', 'The README says how to run the tests', 'minutes', {
    howToFix: 'Add the command to the README, for example `pytest`.',
  }),
  check('deps.declared', 'Dependencies are declared', 'minutes'),
  check('deps.lockfile', 'A lockfile is tracked', 'minutes', {
    why: 'Without it, today’s build and tomorrow’s are two different programs.',
    howToFix:
      '1. Run `uv lock` (or `poetry lock`, `npm install`).\n2. Commit the file.\n3. Take it out of `.gitignore` if it stands there.',
  }),
  check('deps.update-bot', 'A bot proposes updates of dependencies', 'minutes'),
  check('container.dockerfile', 'There is a Dockerfile', 'hours'),
  check('container.nonroot', 'The image does not run as root', 'minutes'),
  check('workflow.no-cron', 'Nothing runs from cron', 'days'),
  check('prod.no-home-paths', 'No path leads to somebody’s home', 'minutes'),
  check('prod.runbook', 'There is a runbook', 'hours'),
  check('team.owner-group', 'A group owns the component', 'minutes'),
  check('quality.tests', 'There are real tests', 'days'),
  check('quality.no-secrets', 'No secret is tracked', 'hours'),
  check(
    'catalog.registered',
    'The catalog file is in the repository',
    'minutes',
  ),
  check('quality.licence', 'There is a licence', 'minutes'),
];
