import { describeCheck, runOnTree } from '../../../testing';
import { containerNoSecrets } from '.';

const docker = (...lines: string[]) => ({
  Dockerfile: ['FROM python:3.12', ...lines].join('\n'),
});
const clean = (line: string) => ({ name: line, files: docker(line) });
const found = (line: string) => ({
  name: line,
  files: docker(line),
  at: 'Dockerfile:2',
});

describeCheck(containerNoSecrets, {
  pass: [
    ...[
      'ENV PYTHONUNBUFFERED=1 PATH="/app/bin:$PATH"',
      'ENV DB_PASSWORD=',
      'ARG TOKEN',
      'ENV TOKEN=${TOKEN}',
      'ENV API_KEY=$API_KEY',
      'ENV DB_PASSWORD_FILE=/run/secrets/db',
      'ENV PASSWORD=/run/secrets/db',
      'ENV DB_PASSWORD=changeme',
      'ENV SECRET_KEY=<your-key>',
      'ENV API_TOKEN=replace-me',
      'ENV TOKEN_URL=https://auth.example.com/oauth2/v1/token',
      'ENV TOKENIZERS_PARALLELISM=false',
      'ENV GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D',
      'ENV ALLOW_EMPTY_PASSWORD=yes',
      'ENV PWD=/app',
      'ENV SECRET_NAME=projects/churn/secrets/db-17',
      'ENV DATABASE_URL=postgresql://localhost:5432/churn',
      '# ENV DB_PASSWORD=Tr0ub4dor-And-3',
      'RUN echo hello',
    ].map(clean),
    {
      name: 'a simple password in the image of a database',
      files: {
        Dockerfile: 'FROM postgres:17\nENV POSTGRES_PASSWORD=postgres\n',
      },
    },
  ],
  fail: [
    ...[
      'ENV DB_PASSWORD=Tr0ub4dor-And-3',
      'ENV DB_PASSWORD Tr0ub4dor-And-3',
      'ENV POSTGRES_PASSWORD=postgres',
      'ARG MYSQL_ROOT_PASSWORD="root1234"',
      'ENV API_KEY=9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c',
      'ENV JUPYTER_TOKEN=a81bc81b-dead-4e5d-abff-90865d1e13b1',
      'ENV DATABASE_URL=postgresql://churn:Tr0ub4dor3@db.internal.corp:5432/churn',
      `ARG PIP_EXTRA=${'gh'}p_${'aB3'.repeat(12)}`,
    ].map(found),
    {
      name: 'on a continued line',
      files: docker(
        'ENV A=1 \\',
        '    # the database',
        '    DB_PASS=Tr0ub4dor-3',
      ),
      at: 'Dockerfile:4',
      message: 'ENV DB_PASS in Dockerfile (line 4)',
    },
    {
      name: 'before the first FROM',
      files: {
        Dockerfile: 'ARG DB_PASSWORD=Tr0ub4dor-And-3\nFROM python:3.12\n',
      },
      at: 'Dockerfile:1',
    },
    {
      name: 'in a stage that is left',
      files: docker('ENV DB_PASSWORD=Tr0ub4dor-And-3', 'FROM python:3.12'),
      at: 'Dockerfile:2',
    },
    {
      name: 'no simple word in the image of a database',
      files: {
        Dockerfile: 'FROM postgres:17\nENV POSTGRES_PASSWORD=Tr0ub4dor-And-3\n',
      },
    },
  ],
  notApplicable: [
    { name: 'no Dockerfile', files: { '.env': 'DB_PASSWORD=Tr0ub4dor-And-3' } },
  ],
});

describe('the answer', () => {
  it('never holds the value', () => {
    const result = runOnTree(containerNoSecrets, {
      files: docker('ENV DB_PASSWORD=Tr0ub4dor-And-3'),
    });
    expect(JSON.stringify(result)).not.toContain('Tr0ub4dor');
  });
});
