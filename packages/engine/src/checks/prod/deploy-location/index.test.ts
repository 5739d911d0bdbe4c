import { describeCheck } from '../../../testing';
import { deployLocation } from '.';

const docker = (...lines: string[]) => ({
  Dockerfile: ['FROM python:3.12', ...lines].join('\n'),
});
const unit = (...lines: string[]) => ({
  'deploy/a.service': ['[Service]', ...lines].join('\n'),
});
const action = (uses: string, ...lines: string[]) => ({
  '.github/workflows/deploy.yml': [
    'on: push',
    'jobs:',
    '  deploy:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    `      - uses: ${uses}`,
    '        with:',
    ...lines.map(line => `          ${line}`),
  ].join('\n'),
});

describeCheck(deployLocation, {
  pass: [
    ...[
      '/app',
      '/opt/app',
      '/srv/app',
      '/usr/src/app',
      '/code',
      '"/var/www"',
    ].map(folder => ({
      name: `WORKDIR ${folder}`,
      files: docker(`WORKDIR ${folder}`, 'COPY . .'),
      at: 'Dockerfile:2',
    })),
    {
      name: 'a folder of its own, by a variable whose name says HOME',
      files: docker(
        'ARG AIRFLOW_USER_HOME=/usr/local/airflow',
        'WORKDIR ${AIRFLOW_USER_HOME}',
      ),
      message: '/usr/local/airflow',
    },
    {
      name: 'the account has a home, the project is elsewhere',
      files: docker(
        'RUN useradd -m -d /home/app app',
        'WORKDIR /home/app',
        'WORKDIR /app',
        'COPY . .',
      ),
      at: 'Dockerfile:4',
    },
    {
      name: 'a home in a stage that is left',
      files: docker(
        'WORKDIR /root/build',
        'FROM python:3.12',
        'WORKDIR /app',
        'COPY --from=0 /root/.local /root/.local',
        'CMD ["/root/.local/bin/uvicorn", "app:app"]',
      ),
      at: 'Dockerfile:4',
    },
    {
      name: 'the folder of an earlier stage',
      files: docker(
        'WORKDIR /app',
        'FROM python:3.12 AS b',
        'WORKDIR /srv/b',
        'FROM b',
      ),
      message: '/srv/b',
    },
    {
      name: 'what is copied, where no WORKDIR says it',
      files: docker('COPY . /srv/shiny-server/app/'),
      message: 'COPY',
    },
    {
      name: 'a copy in its JSON form',
      files: docker('COPY ["app.py", "/opt/app/"]'),
    },
    {
      name: 'where Lambda looks',
      files: {
        Dockerfile:
          'FROM public.ecr.aws/lambda/python:3.12\nCOPY app.py ${LAMBDA_TASK_ROOT}\n',
      },
      message: '/var/task',
    },
    {
      name: 'where Azure looks',
      files: docker('COPY . /home/site/wwwroot'),
    },
    {
      name: 'a part of a folder',
      files: docker('WORKDIR /opt', 'WORKDIR churn'),
      message: '/opt/churn',
    },
    {
      name: 'a folder that begins where the image leaves it',
      files: docker('WORKDIR churn', 'COPY --from=0 /opt/venv /opt/venv'),
      message: '/churn (WORKDIR)',
    },
    {
      name: 'a notebook server beside the image that runs',
      files: {
        ...docker('WORKDIR /app'),
        'docker/jupyter.Dockerfile':
          'FROM quay.io/jupyter/base-notebook\nWORKDIR /home/jovyan/work\n',
      },
    },
    {
      name: 'a unit',
      files: unit('WorkingDirectory=/opt/a', 'ExecStart=/opt/a/bin/run'),
      at: 'deploy/a.service:2',
    },
    {
      name: 'a unit that only says what it starts',
      files: unit('ExecStart=/usr/bin/python3 /srv/a/main.py'),
      message: '/srv/a/main.py',
    },
    {
      name: 'a unit with a tool in a hidden folder of a home',
      files: unit('ExecStart=/root/.local/bin/uv run /srv/a/main.py'),
      message: '/srv/a/main.py',
    },
    {
      name: 'a deploy script',
      files: { 'scripts/deploy.sh': 'rsync -az . deploy@host:/opt/a/\n' },
      at: 'scripts/deploy.sh:1',
    },
    {
      name: 'an action',
      files: action(
        'appleboy/ssh-action@v1',
        'script: |',
        '  cd /srv/a',
        '  git pull',
      ),
    },
    {
      name: 'mounts of compose, where there is no image',
      files: {
        'docker-compose.yml':
          'services:\n  airflow:\n    image: apache/airflow:3.0.0\n    volumes:\n      - ./dags:/opt/airflow/dags\n',
      },
      at: 'docker-compose.yml:5',
    },
    ...['${PROJECT_DIR:-.}', '${AIRFLOW_PROJ_DIR}'].map(folder => ({
      name: `mounts of compose from ${folder}`,
      files: {
        'docker-compose.yml': `services:\n  airflow:\n    image: apache/airflow:3.0.0\n    volumes:\n      - ${folder}/dags:/opt/airflow/dags\n`,
      },
      at: 'docker-compose.yml:5',
    })),
    {
      name: 'where a service works that mounts the project',
      files: {
        'docker-compose.yml':
          'services:\n  db:\n    image: postgres:17\n  etl:\n    image: python:3.12\n    working_dir: /srv/etl\n    volumes:\n      - ./etl:/srv/etl\n',
      },
      at: 'docker-compose.yml:6',
    },
    {
      name: 'the folder of a base image for functions',
      files: {
        Dockerfile:
          'FROM public.ecr.aws/lambda/python:3.12\nCOPY model.py ./\nCMD ["model.handler"]\n',
      },
      at: 'Dockerfile:1',
      message: '/var/task',
    },
    {
      name: 'an image for work beside the one that runs',
      files: {
        ...docker('WORKDIR /app'),
        'Dockerfile.dev': 'FROM python:3.12\nWORKDIR /home/dev/app\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'supervisor',
      files: { 'supervisord.conf': '[program:a]\ndirectory=/app\n' },
    },
  ],
  fail: [
    {
      name: 'a home in an image',
      files: docker('WORKDIR /home/app', 'COPY . .'),
      at: 'Dockerfile:2',
      message: 'home of an account',
    },
    { name: 'the home of root', files: docker('WORKDIR /root') },
    { name: 'below it', files: docker('WORKDIR /root/app', 'COPY . .') },
    { name: 'a tilde', files: docker('WORKDIR ~/app') },
    {
      name: 'a home by a variable',
      files: docker('ENV HOME=/home/user', 'WORKDIR $HOME/app'),
      message: '/home/user/app',
    },
    {
      name: 'a home by a variable that nobody sets',
      files: docker('WORKDIR ${HOME}/app'),
    },
    {
      name: 'an old form of ENV',
      files: docker('ENV APP_DIR /home/app', 'WORKDIR $APP_DIR'),
    },
    {
      name: 'all of it copied to a home',
      files: docker('COPY . /home/app/', 'CMD python /home/app/main.py'),
    },
    {
      name: 'a home that is entered part by part',
      files: docker('WORKDIR /home', 'WORKDIR app'),
      message: '/home/app',
    },
    {
      name: 'models elsewhere, code in a home',
      files: docker(
        'COPY models /app/models',
        'WORKDIR /home/app',
        'COPY src src',
      ),
    },
    {
      name: 'one of two images',
      files: {
        'api/Dockerfile': 'FROM python:3.12\nWORKDIR /app\n',
        'job/Dockerfile': 'FROM python:3.12\nWORKDIR /home/job\n',
      },
      at: 'job/Dockerfile:2',
    },
    {
      name: 'a unit in somebody’s home',
      files: unit(
        'WorkingDirectory=/home/ubuntu/a',
        'ExecStart=/home/ubuntu/a/.venv/bin/python main.py',
      ),
      at: 'deploy/a.service:2',
    },
    {
      name: 'a deploy script',
      files: { 'deploy.sh': '#!/bin/sh\nscp -r . ubuntu@host:~/a\n' },
      at: 'deploy.sh:2',
    },
    {
      name: 'a command on another machine',
      files: {
        'deploy.sh': 'ssh ubuntu@host "cd /home/ubuntu/a && git pull"\n',
      },
    },
    {
      name: 'an action that enters a home',
      files: action(
        'appleboy/ssh-action@v1',
        'script: |',
        '  cd ~/a',
        '  git pull',
      ),
    },
    {
      name: 'an action that copies to a home',
      files: action('appleboy/scp-action@v0.1.7', 'target: /home/ubuntu/a'),
    },
    {
      name: 'pm2',
      files: {
        'ecosystem.config.js':
          'module.exports = {\n  apps: [{\n    name: "a",\n    cwd: "/home/ubuntu/a",\n  }],\n};\n',
      },
      at: 'ecosystem.config.js:4',
    },
  ],
  notApplicable: [
    { name: 'nothing', files: { 'app.py': 'print(1)\n' } },
    {
      name: 'an image that says no folder',
      files: docker('COPY . .', 'CMD python app.py'),
    },
    {
      name: 'a folder that is only known elsewhere',
      files: docker('ARG APP_DIR', 'WORKDIR $APP_DIR'),
    },
    {
      name: 'what the build needs for itself',
      files: docker('COPY requirements.txt /tmp/', 'COPY a.conf /etc/a/'),
    },
    {
      name: 'CI that works in the home of its runner',
      files: {
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: cd ~/work && make\n',
        'run.sh': 'cd /home/me/a\n',
      },
    },
    {
      name: 'where the image of somebody else works',
      files: {
        'docker-compose.yml':
          'services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./conf/nginx.conf:/etc/nginx/nginx.conf\n  tracking:\n    image: ghcr.io/mlflow/mlflow:v3.1.0\n    working_dir: /root/mlflow\n    volumes:\n      - runs:/root/mlflow\nvolumes:\n  runs: {}\n',
      },
    },
    {
      name: 'mounts of a database and of notebooks',
      files: {
        'docker-compose.yml':
          'services:\n  db:\n    image: postgres:17\n    volumes:\n      - ./data:/var/lib/postgresql/data\n      - ./init.sql:/docker-entrypoint-initdb.d/init.sql\n  lab:\n    image: jupyter/base-notebook\n    volumes:\n      - .:/home/jovyan/work\n',
      },
    },
    {
      name: 'an image for an editor',
      files: {
        '.devcontainer/Dockerfile': 'FROM python:3.12\nWORKDIR /home/vscode\n',
      },
    },
  ],
});
