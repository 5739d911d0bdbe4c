import type { KindName, RepositoryFile } from './bodies';
import { hash32, Random } from './random';
import { uvLock } from './texts';

/** What teams do or leave, and what checks look at. A push changes one of them. */
const PRACTICES = [
  'test',
  'run',
  'licence',
  'owners',
  'docker',
  'dockerignore',
  'ci',
  'lock',
  'bot',
  'make',
  'ignore',
  'opaq',
] as const;

type Practice = (typeof PRACTICES)[number];

function practicesAt(
  seed: string | number,
  repository: string,
  revision: number,
): Set<Practice> {
  const random = new Random(seed, 'practices', repository);
  const quality = random.next();
  const chosen = new Set(PRACTICES.filter(() => random.chance(quality)));
  for (let number = 1; number <= revision; number++) {
    const one = PRACTICES[hash32(seed, repository, number) % PRACTICES.length];
    if (!chosen.delete(one)) chosen.add(one);
  }
  return chosen;
}

const MANIFESTS: Partial<Record<KindName, (name: string) => [string, string]>> =
  {
    python: name => [
      'pyproject.toml',
      `[project]\nname = "${name}"\nversion = "1.0.0"\nrequires-python = ">=3.11"\ndependencies = ["fastapi", "pandas>=2"]\n`,
    ],
    notebooks: () => ['requirements.txt', 'pandas\nscikit-learn\n'],
    r: name => [
      'DESCRIPTION',
      `Package: ${name.replaceAll(
        '-',
        '.',
      )}\nVersion: 1.0.0\nImports:\n    dplyr\n`,
    ],
    node: name => [
      'package.json',
      `{ "name": "${name}", "version": "1.0.0", "dependencies": { "express": "^4.21.0" } }\n`,
    ],
    sql: name => ['dbt_project.yml', `name: ${name}\nversion: '1.0'\n`],
  };

function readme(name: string, has: ReadonlySet<Practice>, revision: number) {
  const section = (title: string, text: string) =>
    `\n## ${title}\n\n\`\`\`sh\n${text}\n\`\`\`\n`;
  return [
    `# ${name}\n\nForecasts demand, week by week. Release ${revision}.\n`,
    section('Install', 'uv sync'),
    has.has('run') ? section('Run', 'uv run python -m shop') : '',
    has.has('test') ? section('Test', 'uv run pytest') : '',
  ].join('');
}

/** The files of one component: all but the code. */
function filesOf(
  name: string,
  kind: KindName,
  has: ReadonlySet<Practice>,
  revision: number,
  random: Random,
): Array<[string, string | false]> {
  const manifest = MANIFESTS[kind]?.(name);
  return [
    ['README.md', readme(name, has, revision)],
    ...(manifest ? [manifest] : []),
    [
      'Dockerfile',
      has.has('docker') &&
        'FROM python:3.12-slim\nWORKDIR /opt/shop\nCOPY . .\nRUN pip install uv && uv sync --frozen\nUSER 1000\nCMD ["uvicorn", "shop.app:app"]\n',
    ],
    ['.dockerignore', has.has('dockerignore') && '.git\n.env\ndata\n'],
    ['uv.lock', has.has('lock') && kind === 'python' && uvLock(random, 20_000)],
    ['Makefile', has.has('make') && 'run:\n\tuv run python -m shop\n'],
    [
      'docs/opaq.md',
      has.has('opaq') && '# OPAQ\n\n## Operational\n\nThe team is on call.\n',
    ],
  ];
}

/** The files of the whole repository. */
const sharedFiles = (
  has: ReadonlySet<Practice>,
): Array<[string, string | false]> => [
  [
    'LICENSE',
    has.has('licence') && 'Apache License\nVersion 2.0, January 2004\n',
  ],
  ['.github/CODEOWNERS', has.has('owners') && '* @acme/data\n'],
  [
    '.github/workflows/ci.yml',
    has.has('ci') &&
      'on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: uv run pytest\n',
  ],
  [
    'renovate.json',
    has.has('bot') && '{ "extends": ["config:recommended"] }\n',
  ],
  ['.gitignore', has.has('ignore') && '.venv/\n__pycache__/\n'],
];

/**
 * What stands beside the code, which is what checks look at most: it differs from one repository to the next, and from one
 * revision to the next.
 *
 * @param folders - Of the repository's components; the root is the empty string.
 */
export function practiceFiles(options: {
  seed: string | number;
  repository: string;
  kind: KindName;
  folders: readonly string[];
  revision: number;
}): RepositoryFile[] {
  const { seed, repository, kind, folders, revision } = options;
  const has = practicesAt(seed, repository, revision);
  const texts = folders.flatMap(folder => {
    const own = folder
      ? practicesAt(seed, `${repository}/${folder}`, revision)
      : has;
    const name = folder.split('/').at(-1) || repository.split('/').at(-1)!;
    const random = new Random(seed, repository, folder, 'lock');
    return filesOf(name, kind, own, revision, random).map(
      ([path, text]): [string, string | false] => [
        folder ? `${folder}/${path}` : path,
        text,
      ],
    );
  });
  return [...texts, ...sharedFiles(has)].flatMap(([path, text]) =>
    text === false ? [] : { path, bytes: Buffer.from(text) },
  );
}
