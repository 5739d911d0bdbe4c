import { describeCheck, subjectOf } from '../../../testing';
import { DEFAULT_LIMITS } from '../../../collect';
import { collectorFor } from '../../../evaluate';
import { runCheck } from '../../../evaluate/runCheck';
import { factResolver } from '../../../facts/resolve';
import { readmePresent } from '.';

const PROSE =
  'Predicts each night which customers are about to leave, so that the retention team can call them in the morning. It reads the bookings of the last twelve months and writes one score for each customer to the warehouse.';
const readme = (name: string, content = `# Churn\n\n${PROSE}\n`) => ({
  name,
  files: { [name]: content },
  at: name,
});
const text = (name: string, content: string) => ({
  name,
  files: { 'README.md': content },
  at: 'README.md',
});
const tree = Array.from(
  { length: 20 },
  (_, index) => `├── folder_${index}    <- What is in folder number ${index}`,
).join('\n');

const stock = (mark: string, ...headings: string[]) =>
  [`# App`, mark, ...headings.map(title => `## ${title}\n\n${PROSE}`)].join(
    '\n\n',
  );

describeCheck(readmePresent, {
  pass: [
    readme('README.md'),
    readme('ReadMe.MD'),
    readme('readme'),
    readme('README.rst', `Churn\n=====\n\n${PROSE}\n`),
    readme('README.txt'),
    readme('README.Rmd', `---\ntitle: Churn\n---\n\n${PROSE}\n`),
    readme('README.qmd'),
    readme('README.adoc', `= Churn\n\n${PROSE}\n`),
    readme('README.zh-CN.md'),
    text(
      'German',
      `# Kündigungen\n\n${'Täglich werden Kunden bewertet. '.repeat(8)}`,
    ),
    text(
      'Chinese, where a character says more',
      `# 客户流失预测\n\n${'每天晚上预测哪些客户可能离开，并把分数写入数据仓库。'.repeat(
        5,
      )}`,
    ),
    text('only commands and their comments', `\`\`\`\n${PROSE}\n\`\`\``),
    text('HTML', `<h1>Churn</h1>\n<p align="center">\n${PROSE}\n</p>`),
    {
      name: 'Markdown before others',
      files: { 'README.rst': `${PROSE}`, 'README.md': PROSE },
      at: 'README.md',
    },
    {
      name: 'the one that says something',
      files: {
        'README.md': '# Churn',
        'README.rst': `Churn\n=====\n\n${PROSE}`,
      },
      at: 'README.rst',
    },
    {
      name: 'the plain name before a translation',
      files: { 'README.de.md': PROSE, 'README.md': PROSE },
      at: 'README.md',
    },
    {
      name: "a generator's README with text of its own",
      files: {
        'README.md': `# Dashboard\n\n${PROSE}\n\nThis project was bootstrapped with [Create React App](https://example.org).\n\n## Available Scripts\n\nIn the project directory, you can run a script.`,
      },
    },
    {
      name: 'text about a template language, in code',
      files: { 'README.md': `${PROSE}\n\nWrite \`{{ cookiecutter.name }}\`.` },
    },
    {
      name: 'in UTF-16',
      files: {
        'README.md': Uint8Array.from([
          0xff,
          0xfe,
          ...[...PROSE].flatMap(letter => [letter.charCodeAt(0), 0]),
        ]),
      },
    },
    {
      name: 'a component of a monorepo',
      files: { 'README.md': 'x', 'services/a/README.md': PROSE },
      root: 'services/a',
      at: 'services/a/README.md',
    },
  ],
  fail: [
    { name: 'none', files: { 'app.py': '' }, message: 'has no README' },
    {
      name: 'only in another folder',
      files: { 'docs/README.md': PROSE, 'src/README.md': PROSE },
    },
    {
      name: 'only above the component',
      files: { 'README.md': PROSE, 'services/a/app.py': '' },
      root: 'services/a',
    },
    { name: 'a look-alike', files: { 'README_first.sh': PROSE } },
    text('empty', ''),
    text('a title', '# Churn'),
    text('binary', '\u0000\u0001\u0002'.repeat(200)),
    text(
      'badges',
      `# Churn\n\n${'[![build](https://ci.example.org/a-rather-long-address.svg)](https://ci.example.org)\n'.repeat(
        9,
      )}`,
    ),
    text(
      'badges in HTML',
      `# Churn\n\n${'<a href="https://ci.example.org"><img alt="the state of the build" src="https://ci.example.org/b.svg"></a>\n'.repeat(
        9,
      )}`,
    ),
    text('comments', `# Churn\n\n<!--\n${PROSE}\n-->`),
    text('a tree of files', `# Churn\n\n\`\`\`\n${tree}\n\`\`\``),
    text('a tree of files without a fence', `# Churn\n\n${tree}`),
    text(
      'a tree drawn with dashes',
      `# Churn\n\n\`\`\`\n${'|- docs/  # what it is about\n|   `-- a.md  # one of them\n'.repeat(
        9,
      )}\`\`\``,
    ),
    text('front matter', `---\ntitle: Churn\nabstract: ${PROSE}\n---\n`),
    {
      name: 'comments and badges of reStructuredText',
      files: {
        'README.rst': `Churn\n=====\n\n.. ${PROSE}\n\n.. image:: https://ci.example.org/${'b'.repeat(
          250,
        )}.svg\n   :alt: ${PROSE}\n`,
      },
      at: 'README.rst',
    },
    text(
      'Create React App',
      stock(
        'This project was bootstrapped with [Create React App](https://example.org).',
        'Available Scripts',
        'Learn More',
      ),
    ),
    text(
      'create-next-app',
      stock(
        'This is a [Next.js](https://example.org) project bootstrapped with [`create-next-app`](https://example.org).',
        'Getting Started',
        'Deploy on Vercel',
      ),
    ),
    text(
      'GitLab',
      stock(
        'To make it easy for you to get started with GitLab, here is a list.',
        'Add your files',
        'Test and Deploy',
        'Name',
      ),
    ),
    text(
      'Azure DevOps',
      stock(
        'TODO: Give a short introduction of your project.',
        'Build and Test',
      ),
    ),
    text(
      'Kedro',
      stock('This is your new Kedro project.', 'Rules and guidelines'),
    ),
    text(
      'Bitbucket',
      stock(
        'This README would normally document whatever steps are necessary.',
        'How do I get set up?',
      ),
    ),
    {
      name: 'placeholders in the title',
      files: { 'README.md': `# {{ cookiecutter.project_name }}\n\n${PROSE}` },
      at: 'README.md:1',
      message: 'template',
    },
  ],
  unknown: [
    {
      name: 'a README that is not read for its size',
      files: { 'README.md': PROSE },
      limits: { bytesPerFile: 100 },
    },
  ],
});

it('does not judge a README that is a link', () => {
  const collector = collectorFor([readmePresent], DEFAULT_LIMITS);
  collector.add({ path: 'README.md', size: 14, link: true });
  const subject = subjectOf();
  const stored = collector.finish(['']).get('')!;
  const facts = factResolver(stored, subject);
  const now = new Date('2026-01-01');
  expect(
    runCheck(readmePresent, {}, { facts, subject, root: '', now }),
  ).toMatchObject({
    outcome: 'unknown',
    message: 'README.md is a link to another file; links are not followed.',
  });
});
