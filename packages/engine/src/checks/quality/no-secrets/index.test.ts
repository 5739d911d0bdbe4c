import { describeCheck, runOnTree } from '../../../testing';
import { noSecrets } from '.';

// Put together here, so that no file holds what looks like a secret.
const fake = (prefix: string, length: number) =>
  prefix + 'k7Qm2Zx9Rb4Tn8Vc3Lw6'.repeat(6).slice(0, length);
const keyLine = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';
const beginKey = `-----BEGIN ${'RSA PRIVATE'} KEY-----`;
// How the key of Azure's storage emulator begins.
const azurite = `Eby8vdM02xNOcqFlqUwJ${fake('', 66)}==`;
const strong = `9vT-kq2-${'Lw'}`;

const hidden = { 'src/a.py': `token = "${fake('ghp_', 36)}"\n` };

describeCheck(noSecrets, {
  fail: [
    {
      name: 'a key of Azure storage',
      files: {
        'README.md': `docker run -e "AccountName=shop;AccountKey=${fake(
          '',
          86,
        )}==;" app\n`,
      },
      at: 'README.md:1',
    },
    {
      name: 'a password in capitals',
      files: { 'a.py': `PASSWORD = "${'SHOP_'}X7_KQ"\n` },
    },
    {
      name: 'a private key',
      files: { 'deploy/id_rsa': `${beginKey}\n${keyLine}\n` },
      at: 'deploy/id_rsa:1',
      message: /a private key/,
    },
    {
      name: 'a private key in a service account',
      files: { 'sa.json': `{"private_key": "${beginKey}\\n${keyLine}\\n"}` },
    },
    { name: 'a key store', files: { 'cert/app.p12': new Uint8Array([0, 1]) } },
    {
      name: 'an AWS access key',
      files: { 'a.py': `x = 1\nk = "${'AKIA'}Q3EGRIJK5LMN7PQR"\n` },
      at: 'a.py:2',
      message: /AWS access key/,
    },
    { name: 'a GitHub token', files: hidden, message: /GitHub/ },
    {
      name: 'a token in a README',
      files: {
        'README.md': `export HF=${'hf_'}${'qWzRtKpLmVnBxSdFgHjYcQeUoIaTrEwPlM'}\n`,
      },
      message: /Hugging Face/,
    },
    {
      name: 'a token in the output of a notebook',
      files: {
        'a.ipynb': `{"cells": [{"cell_type": "code", "source": [], "outputs": [\n"${fake(
          'glpat-',
          20,
        )}"\n]}]}`,
      },
      at: 'a.ipynb:2',
    },
    {
      name: 'a password in the code of a notebook',
      files: {
        'a.ipynb': JSON.stringify({
          cells: [{ cell_type: 'code', source: [`password = "${strong}"`] }],
        }),
      },
    },
    {
      name: 'an address with a password',
      files: {
        'a.py': `u = "mongodb+srv://etl:${strong}@c0.abc.mongodb.net/x"`,
      },
      message: /address with a password/,
    },
    {
      name: 'a connection string of ODBC',
      files: {
        'a.py': `c = "Server=db.acme.net;Database=x;Uid=etl;Pwd=${strong};"`,
      },
    },
    {
      name: 'a connection string of libpq',
      files: { 'a.R': `c <- 'host=warehouse user=etl password=${strong}'` },
    },
    {
      name: 'a password in configuration, without quotes',
      files: { 'config/prod.yaml': `db:\n  password: ${strong}\n` },
      at: 'config/prod.yaml:2',
    },
    {
      name: 'a password in R',
      files: { 'R/db.R': `db_password <- "${strong}"` },
    },
    {
      name: 'a token by its name',
      files: { 'a.js': `const apiKey = '${fake('', 32)}';` },
      message: /key or token/,
    },
    {
      name: 'a weak password for another machine, in code',
      files: { 'a.py': 'connect(\n  host="mysql",\n  password="root"\n)' },
      at: 'a.py:3',
    },
    {
      name: 'a weak password for another machine, in configuration',
      files: {
        'config/prod.yml':
          'db:\n  host: 10.20.1.140\n  port: 5432\n  username: etl\n  password: influx\n',
      },
      at: 'config/prod.yml:5',
      message: /a password/,
    },
    {
      name: 'a tracked .env',
      files: { 'config/.env.prod': `PORT=80\nSMTP_PASSWORD=${strong}\n` },
      at: 'config/.env.prod:2',
      message: /tracked \.env/,
    },
  ],
  pass: [
    {
      name: 'the name of a variable that holds the password',
      files: {
        'auth.py':
          'import os\n\nDEX_PASSWORD = "DEX_PASSWORD"\nLOGIN_PASSWORD = "SHOP_DB_PWD"\n\nlogin(os.environ[DEX_PASSWORD])\n',
      },
    },
    {
      name: 'the keys of emulators, which their vendors publish',
      files: {
        'README.md': `docker run -e "STORAGE=AccountName=devstoreaccount1;AccountKey=${azurite};" app\n`,
        'app.yml': `account_key: ${azurite}\nauth_key: C2y6yDjf5/R+ob0N8A7C${fake(
          '',
          66,
        )}==\n`,
        'compose.yml': `SERVICE_TOKEN: eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZS1kZW1vIiwicm9sZSI6ImFub24ifQ.${fake(
          '',
          40,
        )}\n`,
      },
    },
    { name: 'nothing', files: { 'a.py': 'x = 1' } },
    {
      name: 'what a password was turned into',
      files: {
        'src/seed.ts': `const a = { password: '$2b${'$10$'}k7Qm2Zx9Rb4Tn8Vc3Lw6' };\n`,
        'users.json': `{"password": "pbkdf2_sha256${'$600000$'}k7Qm2Zx9Rb4T"}\n`,
      },
    },
    {
      name: 'an .env with no secret in it',
      files: {
        '.env': 'PORT=80\nAIRFLOW_UID=50000\nDB_PASSWORD=\nAPI_KEY=your-key\n',
      },
    },
    {
      name: 'examples',
      files: {
        '.env.example': `DB_PASSWORD=${strong}`,
        'config/secrets.sample.yaml': `password: ${strong}`,
        'terraform.tfvars.example': `password = "${strong}"`,
      },
    },
    {
      name: 'variables',
      files: {
        'compose.yml':
          'a:\n  DB_PASSWORD: ${DB_PASSWORD}\n  URL: postgres://u:${PW}@db.acme.io/x\n',
        'a.py': 'password = f"{pw}"\ntoken = os.environ["API_TOKEN"]\n',
        'deploy.sh': 'export TOKEN=$(vault read x)\nPASSWORD="$PW"\n',
        '.github/workflows/ci.yml': 'env:\n  TOKEN: ${{ secrets.TOKEN }}\n',
        'values.yaml':
          'password: "{{ .Values.password }}"\napi_key: <api-key>\n',
      },
    },
    {
      name: 'placeholders',
      files: {
        'a.yml':
          'password: replace-me\nsecret_key: change_this_in_production_1\ntoken: xxxxxxxxxxxxxxxxxxxxxx\napi_key: your-api-key-1234567890\n',
        'settings.py': "# MAIL_PASSWORD = 'passwordformail'\n",
        'README.md':
          'mongodb://[user]:[password]@[host]:[port]/[db], mongodb://user:password@host:27017, postgres://etl:s3cr3t-9x@db.example.com/x',
      },
    },
    {
      name: 'names under which a store keeps secrets',
      files: {
        'k8s/external-secret.yaml':
          'data:\n  - secretKey: SPEECH_API_SECRET_0\n    remoteRef: { key: SPEECH_API_SECRET_0 }\n  - secretKey: OAUTH2_CLIENT_SECRET_V12\n',
      },
    },
    {
      name: 'a variable and the object of a store that it is taken from',
      files: {
        'config/airflow.cfg':
          '#     POSTGRES_PASSWORD = airflow-secret=postgres_credentials\n',
      },
    },
    {
      name: 'databases of the own machine or cluster, in configuration',
      files: {
        'a.yml': 'db:\n  host: postgres\n  password: airflow\n',
        'b.yml': 'db:\n  host: 127.0.0.1\n  password: airflow\n',
        'c.ini': 'host = churn.localhost\npassword = airflow\n',
        'd.yaml': 'host: db.churn.svc.cluster.local\npassword: airflow\n',
        'e.yaml': 'host: db.example.org\npassword: airflow\n',
      },
    },
    {
      name: 'local databases',
      files: {
        'compose.yml':
          'a:\n  POSTGRES_PASSWORD: postgres\n  MYSQL_ROOT_PASSWORD: root1234\n  U: amqp://guest:guest@rabbitmq:5672\n',
        'a.py':
          'u = "postgresql://postgres:postgres@localhost:5432/x"\nc(host="localhost", password="root")\n',
      },
    },
    {
      name: 'connection strings to the own machine, and with variables',
      files: {
        'a.py':
          'a = "host=localhost user=x password=s3cr3t-x9"\nb = f"host={host} password={password}"\nconnect(host=HOST, password=PASSWORD)\n',
      },
    },
    {
      name: 'an expression that looks for passwords',
      files: { 'a.py': 'PASSWORD = r"(?:password|passwd)=\\w+"' },
    },
    {
      name: 'the database that CI starts',
      files: { '.github/workflows/ci.yml': `POSTGRES_PASSWORD: ${strong}` },
    },
    {
      name: 'tests',
      files: {
        'tests/test_a.py': `login(password="${strong}")`,
        'tests/key.pem': `${beginKey}\n${keyLine}\n`,
      },
    },
    {
      name: "AWS's published example",
      files: { 'a.py': 'k = "AKIAIOSFODNN7EXAMPLE"' },
    },
    {
      name: 'the mark of a key without a key',
      files: { 'a.py': `if text.startswith("${beginKey}"):\n    pass\n` },
    },
    {
      name: 'names of secrets, labels and tokens of language models',
      files: {
        'a.py':
          'password_field = "login-password"\npassword = "Enter your password"\ntokenizer = "bert-base-uncased-v2"\npad_token = "[PAD]"\nsecret_key = "prod/churn/database-1"\ntoken_url = "https://login.acme.io/oauth2/v2.0/token"\n',
        'i18n/de.json': '{"password": "Passwort", "token": "Zugangsschlüssel"}',
      },
    },
    {
      name: 'vendored code, locks and data',
      files: {
        'node_modules/a/a.js': hidden['src/a.py'],
        'poetry.lock': hidden['src/a.py'],
        'data/a.csv': hidden['src/a.py'],
      },
    },
    {
      name: 'a line of a million characters',
      files: { 'a.json': `{"a": "${'xox-aws secret = '.repeat(60_000)}"}` },
    },
  ],
  unknown: [
    {
      name: 'a file that was too large to be read',
      files: { 'a.py': 'x'.repeat(200) },
      limits: { bytesPerFile: 100 },
    },
  ],
});

describe('quality.no-secrets', () => {
  it('never reports a value', () => {
    const result = runOnTree(noSecrets, { files: hidden });
    expect(JSON.stringify(result)).not.toContain(fake('', 12));
  });
});
