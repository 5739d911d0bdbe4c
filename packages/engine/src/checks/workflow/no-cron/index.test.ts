import { describeCheck } from '../../../testing';
import { noCron } from '.';

const dockerfile = (...lines: string[]) => ({
  Dockerfile: ['FROM python:3.12', ...lines].join('\n'),
});

describeCheck(noCron, {
  fail: [
    {
      name: 'a crontab without a variable field',
      files: {
        crontab: '# weekly\nMAILTO=a@example.org\n30 2 1 1 0 /app/run\n',
      },
      at: 'crontab:3',
    },
    {
      name: 'a crontab with a user and under another name',
      files: { 'ops/jobs': '*/5 * * * * root /usr/bin/python /app/poll.py\n' },
      at: 'ops/jobs:1',
    },
    {
      name: 'a nickname',
      files: { 'cron/etl.cron': '@daily /app/etl.sh\n' },
    },
    {
      name: 'a script for a periodic folder',
      files: { 'etc/cron.daily/etl': '#!/bin/sh\npython etl.py\n' },
    },
    {
      name: 'cron among several packages',
      files: dockerfile(
        'RUN apk add --no-cache \\',
        '    curl \\',
        '    dcron',
      ),
      at: 'Dockerfile:4',
      message: /installs cron/,
    },
    {
      name: 'cron installed on one line',
      files: dockerfile('RUN apt update && apt install -y cron && rm -rf /x'),
    },
    {
      name: 'a crontab loaded by an image',
      files: dockerfile('RUN crontab /etc/jobs'),
      message: /loads a crontab/,
    },
    {
      name: 'the daemon as an image’s command',
      files: dockerfile('CMD cron && tail -f /var/log/cron.log'),
    },
    {
      name: 'the daemon in an entry point',
      files: {
        'entrypoint.sh': '#!/bin/sh\nservice cron start\nexec python app.py\n',
      },
      at: 'entrypoint.sh:2',
    },
    {
      name: 'a script that adds an entry',
      files: { 'install.sh': '(crontab -l; echo "0 1 * * * x") | crontab -\n' },
    },
    {
      name: 'a compose service that runs it',
      files: {
        'compose.yml': 'services:\n  jobs:\n    command: crond -f -l 2\n',
      },
      at: 'compose.yml:3',
    },
    {
      name: 'a playbook that adds an entry',
      files: {
        'playbook.yml':
          '- name: nightly\n  cron:\n    name: nightly\n    hour: "2"\n    job: /app/run\n',
      },
    },
    {
      name: 'python-crontab',
      files: { 'a.py': 'from crontab import CronTab\n' },
      at: 'a.py:1',
    },
    {
      name: 'APScheduler',
      files: {
        'a.py':
          'from apscheduler.schedulers.blocking import BlockingScheduler\n',
      },
    },
    { name: 'cronR', files: { 'a.R': 'cronR::cron_add(cmd, "daily")' } },
    {
      name: 'node-cron',
      files: { 'a.js': "const cron = require('node-cron');" },
    },
    {
      name: 'a README that tells to edit a crontab',
      files: { 'README.md': '## Betrieb\n\n```\ncrontab -e\n```\n' },
      at: 'README.md:4',
    },
    {
      name: 'a README with an entry to copy',
      files: {
        'README.md': 'Every night:\n\n    0 3 * * * cd /opt/app && make run\n',
      },
    },
    {
      name: 'a README that says it in a sentence',
      files: { 'README.md': 'Then add this line to your crontab.' },
    },
  ],
  pass: [
    { name: 'nothing', files: { 'a.py': 'x = 1' } },
    {
      name: 'expressions that a managed scheduler reads',
      files: {
        'dags/a.py':
          'from airflow import DAG\nDAG("a", schedule_interval="0 23 * * 1-5")\n',
        'flows/a.py': 'from prefect.schedules import CronSchedule\n',
        'prefect.yaml': 'schedules:\n  - cron: "0 0 * * *"\n',
        'defs/a.py':
          'from dagster import schedule\n@schedule(cron_schedule="0 0 * * *")\ndef a(): ...\n',
        'infra/main.tf': 'schedule_expression = "cron(0 2 * * ? *)"\n',
        'celery_app.py': 'from celery.schedules import crontab\n',
        'k8s/job.yaml': 'kind: CronJob\nspec:\n  schedule: "0 5 * * *"\n',
        'cron.yaml': 'cron:\n- url: /tasks\n  schedule: every 24 hours\n',
      },
    },
    {
      name: 'the schedule of a bot and of CI',
      files: {
        '.github/workflows/stale.yml':
          "on:\n  schedule:\n    - cron: '30 1 * * *'\n",
        '.gitlab-ci.yml':
          'a:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "schedule"\n',
        'renovate.json': '{"schedule": ["* 0-3 * * 1"]}',
      },
    },
    {
      name: 'documents that mention cron',
      files: {
        'README.md':
          '# ETL\n\nRuns in Airflow, which reads cron expressions such as `0 5 * * *`.\n\nYou do not need to edit a crontab.\n',
        'src/jobs/old/README.md': 'crontab -e',
        'docs/history.md': 'We used to run `crontab -e`.\n',
      },
    },
    {
      name: 'a module of the project that is called schedule',
      files: {
        'schedule.py': 'def every(): ...\n',
        'a.py': 'import schedule\n',
      },
    },
    {
      name: 'a dependency that nothing imports',
      files: { 'requirements.txt': 'croniter==3.0\nschedule==1.2\n' },
    },
    {
      name: 'tests that use a scheduler',
      files: { 'tests/test_a.py': 'import schedule\n' },
    },
    {
      name: 'words that contain it',
      files: {
        ...dockerfile(
          'RUN apt-get install -y libcron-dev',
          'RUN pip install croniter',
          '# RUN apt-get install cron',
        ),
        'run.sh':
          'echo "crontab is not used"\npython cron_parser.py\ncrontab -l\n',
      },
    },
    {
      name: 'numbers in a text file',
      files: { 'data.txt': '1 2 3 4 5 setosa\n5 1 3 5 1 virginica\n' },
    },
    {
      name: 'vendored code',
      files: { 'vendor/x/crontab': '0 5 * * * /bin/run\n' },
    },
  ],
  unknown: [
    {
      name: 'a script that was too large to be read',
      files: { 'install.sh': 'x'.repeat(200) },
      limits: { bytesPerFile: 100 },
    },
  ],
});
