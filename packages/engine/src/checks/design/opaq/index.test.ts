import { describeCheck } from '../../../testing';
import { designOpaq } from '.';

const CATEGORIES: Record<string, string[]> = {
  Operational: [
    'Availability',
    'Scalability',
    'Recoverability',
    'Monitoring',
    'Security',
    'Deployability',
    'Logging',
    'Localisation',
    'Compliance',
    'Accessibility',
    'Backups and D/R',
  ],
  Performance: ['Response Time', 'Transaction Throughput'],
  'Architecture/Design': ['Configuration', 'Extensibility', 'Events'],
  Quality: ['Testability', 'Coverage'],
};
const ITEMS = Object.values(CATEGORIES).flat();
const ANSWER = 'Decided on 3 May: as the platform does it.';
const AGREED =
  'Agreed by:\n\n- Data science: Ada Example\n- Engineering: Ben Sample\n';

type Answers = Record<string, string>;

const headings = (answers: Answers = {}, agreed = AGREED) =>
  `# OPAQ\n\n${agreed}\n${Object.entries(CATEGORIES)
    .map(
      ([category, items]) =>
        `## ${category}\n\n${items
          .map(item => `### ${item}\n\n${answers[item] ?? ANSWER}\n`)
          .join('\n')}`,
    )
    .join('\n')}`;
const lines = (write: (item: string, index: number) => string) =>
  ITEMS.map(write).join('\n');

const page = (name: string, text: string, path = 'docs/opaq.md') => ({
  name,
  files: { [path]: text },
});
const agreeing = (name: string, agreed: string) =>
  page(name, headings({}, agreed));
const answering = (answer: string, message = 'no answer to Logging.') => ({
  ...page(`an item that says ${answer}`, headings({ Logging: answer })),
  message,
});

describeCheck(designOpaq, {
  pass: [
    { ...page('headings', headings()), at: 'docs/opaq.md:5' },
    page(
      'a table',
      `| item | answer |\n|---|---|\n${lines(
        item => `| ${item} | ${ANSWER} |`,
      )}\n\n${AGREED}`,
    ),
    page(
      'a table with the category first',
      `| category | item | answer | by |\n|---|---|---|---|\n${lines(
        item => `| Any | **${item}** | ${ANSWER} | us |`,
      )}\n\n${AGREED}`,
    ),
    page(
      'a list',
      `${AGREED}\n## Items\n\n${lines(item => `- **${item}**: ${ANSWER}`)}\n`,
    ),
    page(
      'a list before who agreed',
      `${lines(item => `- ${item}: ${ANSWER}`)}\n\n${AGREED}`,
    ),
    page(
      'numbered headings of one level',
      `# OPAQ\n\n${AGREED}\n${lines(
        (item, index) => `## ${index + 1}. ${item}\n\n${ANSWER}\n`,
      )}`,
    ),
    page(
      'bold lines for headings',
      `${AGREED}\n${lines(item => `**${item}**\n\n${ANSWER}\n`)}`,
    ),
    page(
      'other spellings',
      headings()
        .replace('Localisation', 'Localization')
        .replace('Backups and D/R', 'Backup & disaster recovery')
        .replace('Transaction Throughput', 'Throughput')
        .replace('Response Time', 'Response times (p50/p90/p99)')
        .replace('### Logging', '### 📝 Operational / Logging'),
    ),
    page(
      'reStructuredText',
      `OPAQ\n====\n\n${AGREED}\n${lines(
        item => `${item}\n${'-'.repeat(30)}\n\n${ANSWER}\n`,
      )}`,
      'docs/opaq.rst',
    ),
    page('another folder', headings(), 'doc/OPAQ.md'),
    page(
      'answers in German',
      headings({ Logging: 'JSON auf die Standardausgabe.' }),
    ),
    ...[
      'Not needed: it has no user interface.',
      'N/A, since nobody waits for it.',
      'None. A prediction is an answer to a request; nobody subscribes.',
      'No personal data is stored.',
      'Nicht nötig, da nur Zahlen ausgegeben werden.',
      '99.5 %',
      '[Objectives](slo.md)',
      '```text\nJSON to stdout\n```',
      '#### Where\n\nTo stdout.',
      '- to stdout\n- TODO: to a file',
    ].map(answer =>
      page(`an item that says ${answer}`, headings({ Logging: answer })),
    ),
    agreeing(
      'who agreed, in a table',
      '## Sign-off\n\n| Name | Discipline | Date |\n|---|---|---|\n| Ada Example | Data science | 2026-01-02 |\n| Ben Sample | Engineering | 2026-01-02 |\n',
    ),
    agreeing(
      'who agreed, in a sentence',
      'Agreed by Ada Example (data scientist) and Ben Sample (ML engineer).\n',
    ),
    agreeing(
      'who agreed, by their names at the host',
      '**Agreed by**\n\n- **Data Science**: @ada\n- **Software engineering**: @ben-sample\n',
    ),
    agreeing(
      'who agreed, in Spanish',
      '## Acordado por\n\n- Ciencia de datos: María Ejemplo\n- Ingeniería: Juan Muestra\n',
    ),
    agreeing(
      'who agreed, in Japanese',
      '## 合意\n\n- データサイエンス：山田\n- エンジニアリング：鈴木\n',
    ),
  ],
  fail: [
    { name: 'no document', files: {}, message: 'no docs/opaq.md' },
    {
      ...page('an empty document', ''),
      message: /no answer to Availability, .* and 10 more, and names nobody/,
    },
    ...[
      '',
      'TODO',
      'TBD',
      '…',
      '...',
      '-',
      '?',
      '_fill in_',
      '[answer]',
      '<your answer>',
      '*How are logs written?*',
      'to be decided',
      '<!-- JSON to stdout -->',
      'TODO: say where the logs go',
      'Noch offen',
      '待定',
    ].map(answer => answering(answer)),
    ...['n/a', 'N/A.', 'None', 'Not applicable.', 'entfällt'].map(answer =>
      answering(answer, 'Logging (no reason why it does not apply).'),
    ),
    {
      ...page(
        'an item that is not there',
        headings().replace(`### Events\n\n${ANSWER}\n`, ''),
      ),
      message: 'no answer to Events.',
    },
    {
      ...page(
        'items that are only mentioned',
        `# OPAQ\n\n${AGREED}\nWe discussed ${ITEMS.join(', ')}.\n`,
      ),
      message: 'and 10 more.',
    },
    {
      ...page(
        'rows without answers',
        `${AGREED}\n| item | answer |\n|---|---|\n${lines(
          item => `| ${item} | |`,
        )}\n`,
      ),
      message: 'no answer to Availability',
    },
    {
      ...agreeing('nobody who agreed', ''),
      message: 'names nobody of data science and engineering',
    },
    {
      ...agreeing(
        'one discipline',
        'Agreed by:\n\n- Data science: Ada Example\n',
      ),
      message: 'names nobody of engineering who agreed',
    },
    ...[
      '(nobody yet)',
      'TBD',
      '',
      '[name]',
      '_Name_',
      'yes',
      'The platform team',
      '…',
    ].map(name => ({
      ...agreeing(
        `an engineer called ${name}`,
        `Agreed by:\n\n- Data science: Ada Example\n- Engineering: ${name}\n`,
      ),
      message: 'names nobody of engineering who agreed',
    })),
    {
      ...agreeing(
        'what the disciplines do',
        'The work is shared:\n\n- Data science: the model of Ada\n- Engineering: the service of Ben\n',
      ),
      message: 'names nobody of data science and engineering',
    },
    page('a copy elsewhere', headings(), 'tests/fixtures/opaq.md'),
    page('a template', headings(), 'templates/docs/opaq.md'),
  ],
  unknown: [
    {
      name: 'a tree that was cut short',
      files: { 'a.py': '', 'b.py': '' },
      limits: { files: 1 },
    },
  ],
});
