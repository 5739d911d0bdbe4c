import { describeCheck, fenced, text } from '../../../testing';
import { readmeDebug } from '.';

const COMMANDS = [
  'docker logs -f churn',
  'docker container logs churn',
  'docker compose logs -f',
  'docker-compose -f docker-compose.dev.yml logs api',
  'podman logs churn',
  'kubectl logs deploy/churn',
  'kubectl -n churn logs -l app=churn --tail 100',
  'kubectl describe pod churn-0',
  'oc logs dc/churn',
  'journalctl -u churn -f',
  'sudo systemctl status churn',
  'pm2 logs',
  'heroku logs --tail -a churn',
  'fly logs',
  'az webapp log tail --name churn',
  'gcloud app logs tail -s default',
  'aws logs tail /aws/lambda/churn --follow',
  'sam logs -n Churn --tail',
  'tail -f logs/train.log',
  'tail -100f /var/log/churn/api.log',
  'less /var/log/churn/api.log',
  'cat train.log',
  'prefect flow-run logs 4f2a',
  'airflow tasks failed-deps churn train 2024-01-01',
  'airflow dags list-import-errors',
  'astro dev logs --scheduler',
  'dbt debug',
  'dbt --debug run',
  'nextflow log',
  'python -m pdb train.py',
  'poetry run python -m pdb src/train.py',
  'pytest --pdb',
  'node --inspect server.js',
  'uvicorn app:app --log-level debug',
  'uv run celery -A app worker --loglevel=DEBUG',
  'export LOG_LEVEL=DEBUG',
  'import pdb; pdb.set_trace()',
  'breakpoint()',
  'rlang::last_trace()',
  'rsconnect::showLogs()',
  '$ docker logs churn',
  'make logs',
  'make k8s-logs svc=api',
  'npm run debug',
  'just tail-log',
];

const NO_COMMANDS = [
  'docker compose up',
  'docker ps',
  'kubectl apply -f k8s',
  'pytest -v',
  'python -m logging_demo',
  'cat data/raw.csv',
  'tail -n +2 data/raw.csv > data/body.csv',
  'git log',
  'mkdir logs',
  'make clean-logs',
  'make login',
  'tensorboard --logdir logs',
  'python train.py --logs out',
  'flask run',
  'npm run build',
];

const CURE =
  'If the port is taken, stop the other container and start this one again.';

const HEADINGS = [
  'Debugging',
  'How to debug the DAG',
  'Troubleshooting',
  '🔧 Troubleshooting',
  '7. Trouble shooting',
  'Known issues',
  'Common problems and solutions',
  'Clearing failures',
  'Recovering from task failures',
  'Common installation errors',
  'FAQ',
  'Viewing logs',
  'If something goes wrong',
  'Dépannage',
  'Résolution des problèmes',
  'Problèmes connus',
  'Fehlersuche',
  'Fehlerbehebung',
  'Bekannte Probleme',
  'Solução de problemas',
  'Problemas comuns',
  'Resolución de problemas',
  'Solución de problemas comunes',
  'Depuración',
  'Preguntas frecuentes',
  'Risoluzione dei problemi',
  'Probleemoplossing',
  'Rozwiązywanie problemów',
  'Sorun giderme',
  'Felsökning',
  'Отладка',
  'Устранение неполадок',
  'Возможные проблемы',
  'Усунення несправностей',
  '故障排除',
  '常见问题',
  '調試',
  'トラブルシューティング',
  'よくあるエラー',
  '문제 해결',
  '트러블슈팅',
  'استكشاف الأخطاء وإصلاحها',
  'Khắc phục sự cố',
  'Pemecahan masalah',
];

const NO_HEADINGS = [
  'Contributing',
  'Usage',
  'Debugging features',
  'Funktionen (Debugging)',
  'Resolución de problemas de optimización con algoritmos',
  'Solução do problema',
  '문제 해결 과정',
  'Error analysis',
  'Logging',
];

const section = (heading: string, body = CURE) => ({
  ...text(heading, `# Churn\n\n## ${heading}\n\n${body}\n`),
  at: 'README.md:3',
});

describeCheck(readmeDebug, {
  pass: [
    ...COMMANDS.map(fenced),
    ...HEADINGS.map(heading => section(heading)),
    section(
      'Troubleshooting',
      '### Ports\n\n- Port 8000 is taken: stop the other container.\n',
    ),
    section(
      'Troubleshooting',
      '| error | cure |\n|---|---|\n| no module named churn | install the package first |\n',
    ),
    section(
      'Troubleshooting',
      '重启容器，然后检查数据库是否可以访问，并重新运行任务。',
    ),
    {
      ...section(
        'Known issues',
        '- Slow on Windows, see [12](https://github.com/acme/churn/issues/12).\n- The map is empty offline.',
      ),
      name: 'a section whose links lead to more',
    },
    text(
      'a bold line that stands for a heading',
      `# Churn\n\n**Troubleshooting**\n\n${CURE}`,
    ),
    text('a paragraph with its own heading', `**Known issues:** ${CURE}`),
    text(
      'a summary that unfolds',
      `<details>\n<summary>Troubleshooting</summary>\n\n${CURE}\n\n</details>`,
    ),
    text(
      'an underlined heading',
      `Troubleshooting\n---------------\n\n${CURE}`,
    ),
    {
      name: 'reStructuredText',
      files: {
        'README.rst': `Churn\n=====\n\nTroubleshooting\n---------------\n\n${CURE}\n`,
      },
      at: 'README.rst:4',
    },
    {
      name: 'AsciiDoc',
      files: { 'README.adoc': `= Churn\n\n== Troubleshooting\n\n${CURE}\n` },
      at: 'README.adoc:3',
    },
    {
      name: 'R Markdown',
      files: {
        'README.Rmd': `---\ntitle: Churn\n---\n\n## Troubleshooting\n\n${CURE}\n`,
      },
      at: 'README.Rmd:5',
    },
    {
      ...text(
        'a command between backticks',
        'Die Ausgaben zeigt `docker compose logs -f api`.',
      ),
      at: 'README.md:1',
      message: '`docker compose logs -f api`',
    },
    {
      ...text(
        'a section rather than a command',
        `\`docker logs churn\`\n\n## Troubleshooting\n\n${CURE}`,
      ),
      at: 'README.md:3',
    },
    text(
      'questions and answers about the program',
      '## FAQ\n\n**The installation stops.** Update `pip` first.\n\nThen try it again.',
    ),
  ],
  fail: [
    { name: 'no README', files: { 'app.py': '' }, message: 'no README' },
    ...NO_COMMANDS.map(fenced).map(({ name, files }) => ({ name, files })),
    ...NO_HEADINGS.map(heading => section(heading)).map(({ name, files }) => ({
      name,
      files,
    })),
    text(
      'a heading without text',
      '# Churn\n\n## Troubleshooting\n\n## Usage\n',
    ),
    text('a few words', '## Troubleshooting\n\nAsk us.\n'),
    text('not written yet', `## Troubleshooting\n\nTODO: ${CURE}\n`),
    text(
      'a link to the issues',
      '## Known issues\n\nSee the [open issues](https://github.com/acme/churn/issues) for a list of known issues.\n',
    ),
    text(
      'an address of a wiki',
      '## Troubleshooting\n\nSee the team space: https://acme.atlassian.net/wiki/spaces/CHURN/troubleshooting\n',
    ),
    text(
      'questions and answers about the science',
      '## FAQ\n\n**Why a gamma distribution?** Because amounts are positive and skewed to the right.\n',
    ),
    text(
      'help for who uses the page',
      '## Troubleshooting\n\nDoes the map stay grey? Refresh the browser and click on the button again.\n',
    ),
    text(
      'a list of features',
      '# Studio\n\n## Features\n\n- **Debugging:** step through each cell and see what the variables hold.\n',
    ),
    text(
      'the title of a project',
      `# DAG debugger\n\nLooks at pipelines and tells which of their tasks would fail tonight.\n`,
    ),
    text('the name of a variable', `### \`DEBUG\`\n\n${CURE}\n`),
    text('in a comment', `<!--\n## Troubleshooting\n\n${CURE}\n-->\n`),
    text('code', `\`\`\`yaml\n# Troubleshooting\ntext: ${CURE}\n\`\`\`\n`),
    {
      name: 'in a document that a section leads to',
      files: {
        'README.md':
          '# Solução de problemas\n\n# Ajuda com problemas comuns\n\nConfira o arquivo de [solução de problemas](docs/TROUBLESHOOTING.md) para resolver os problemas mais frequentes com a configuração do ambiente do projeto.',
        'docs/TROUBLESHOOTING.md': `# Troubleshooting\n\n${CURE}`,
      },
      at: 'docs/TROUBLESHOOTING.md:1',
    },
    {
      name: 'in a document that is linked',
      files: {
        'README.md': '# Churn\n\n[Help](docs/help.md)',
        'docs/help.md': `# Troubleshooting\n\n${CURE}`,
      },
      at: 'docs/help.md:1',
      message: 'docs/help.md has one: move it to the README',
    },
    {
      name: 'in a document that is not linked',
      files: {
        'README.md': '# Churn',
        'docs/troubleshooting.md': `# Troubleshooting\n\n${CURE}`,
      },
      at: 'docs/troubleshooting.md:1',
    },
  ],
  unknown: [
    {
      name: 'a tree that was cut short',
      files: { 'a.py': '', 'b.py': '' },
      limits: { files: 1 },
    },
  ],
});
