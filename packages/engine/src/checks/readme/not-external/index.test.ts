import { describeCheck, text } from '../../../testing';
import { notExternal } from '.';

const SPACE = 'https://acme.atlassian.net/wiki/spaces/CHURN/pages/1';

const wiki = (url: string) => ({
  ...text(`a wiki at ${url}`, `# Churn\n\n## Setup\n\nSee [the wiki](${url}).`),
  at: 'README.md:5',
  message: 'for setting it up',
});
const noWiki = (url: string) => {
  const { files } = wiki(url);
  return { name: `no wiki at ${url}`, files };
};
const under = (heading: string, message: string) => ({
  ...text(`under ${heading}`, `# X\n\n## ${heading}\n\n<${SPACE}>\n`),
  message,
});

describeCheck(notExternal, {
  pass: [
    text('no link', '# Churn\n\n## Setup\n\nAsk us.\n'),
    text(
      'a wiki beside a command',
      `## Setup\n\n\`pip install -r requirements.txt\`, more in [the wiki](${SPACE}).\n`,
    ),
    text(
      'a wiki for something else',
      `## Background\n\nThe [business case](${SPACE}).\n`,
    ),
    text(
      'a wiki beside a text of its own',
      `## Setup\n\n${'The workbench of the team has all that is needed; open it and choose the image. '.repeat(
        4,
      )}\n\n[More](${SPACE})\n`,
    ),
    text(
      'test data that a wiki describes',
      `The test data is described in [Notion](https://www.notion.so/acme/data).\n`,
    ),
    text(
      'badges',
      '## Testing\n\n[![CI](https://ci.example.org/b.svg)](https://ci.example.org)\n',
    ),
    ...[
      'https://docs.python.org/3/library/venv.html',
      'https://pandas.pydata.org/docs/getting_started',
      'https://churn.readthedocs.io',
      'https://wiki.python.org/moin/BeginnersGuide',
      'https://en.wikipedia.org/wiki/Churn_rate',
      'https://github.com/pyenv/pyenv/wiki/Common-build-problems',
      'https://drive.google.com/file/d/1a2b',
      'https://docs.google.com/spreadsheets/d/1a2b',
      'https://acme.sharepoint.com/:x:/s/data/table',
      'docs/setup.md',
    ].map(noWiki),
    {
      name: 'a document of the repository has it',
      files: {
        'README.md': `## Setup\n\n[Wiki](${SPACE}), [here](docs/setup.md)\n`,
        'docs/setup.md': '```sh\npip install -r requirements.txt\n```\n',
      },
    },
    text('in a comment', `## Setup\n\n<!-- [wiki](${SPACE}) -->\n`),
  ],
  fail: [
    ...[
      SPACE,
      'https://confluence.acme.org/display/CHURN/Setup',
      'https://acme.org/confluence/x/ab12',
      'https://www.notion.so/acme/Setup-1a2b',
      'https://acme.notion.site/Setup-1a2b',
      'https://acme.sharepoint.com/sites/churn/SitePages/Setup.aspx',
      'https://docs.google.com/document/d/1a2b/edit',
      'https://sites.google.com/acme.org/churn',
      'https://dev.azure.com/acme/churn/_wiki/wikis/churn.wiki/1/Setup',
      'https://wiki.acme.org/churn/setup',
      'https://intranet.acme.org/churn',
      'http://kb.acme.internal/churn',
      'https://acme.feishu.cn/wiki/ab12',
      '../../wiki/Setup',
    ].map(wiki),
    {
      ...text(
        'the wiki beside the repository',
        '# Churn\n\n```sh\ngit clone https://github.com/acme/churn.git\n```\n\n## Setup\n\nIn the [wiki](https://github.com/acme/churn/wiki).\n',
      ),
      at: 'README.md:9',
    },
    under('Development', 'for setting it up'),
    under('🚀 Getting started', 'for setting it up'),
    under('How to run', 'for running it'),
    under('Usage', 'for running it'),
    under('Testing', 'for testing it'),
    under('Troubleshooting', 'for debugging it'),
    under('Installation', 'for setting it up'),
    under('Einrichtung', 'for setting it up'),
    under('Fehlersuche', 'for debugging it'),
    under('Instalación', 'for setting it up'),
    under('Execução', 'for running it'),
    under('Запуск', 'for running it'),
    under('環境構築', 'for setting it up'),
    under('실행 방법', 'for running it'),
    {
      ...text('a bare address', `# X\n\n## Setup\n\nWiki: ${SPACE}\n`),
      at: 'README.md:5',
    },
    {
      ...text(
        'a sentence on all topics',
        `# X\n\nHow to install, run, test and debug it is documented in [Confluence](${SPACE}).\n`,
      ),
      message: 'for setting it up, running it, testing it',
    },
    {
      name: 'reStructuredText',
      files: {
        'README.rst': `Churn\n=====\n\nSetup\n-----\n\nSee \`the wiki <${SPACE}>\`_.\n`,
      },
      at: 'README.rst:7',
    },
  ],
  notApplicable: [{ name: 'no README', files: { 'app.py': '' } }],
  unknown: [
    {
      name: 'a README of which files were passed over',
      files: { 'README.md': '# X\n\nText.', 'b.py': '', 'c.py': '' },
      limits: { files: 1 },
    },
  ],
});
