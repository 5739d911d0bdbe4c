import { describeCheck } from '../../../testing';
import { noHomePaths } from '.';

const PY = 'print("fine")\n';

const notebook = (source: string[], output = '') =>
  JSON.stringify(
    {
      cells: [
        { cell_type: 'markdown', source: ['Run it in /home/mkowalska/x'] },
        {
          cell_type: 'code',
          source,
          outputs: [{ output_type: 'stream', text: [output] }],
        },
      ],
      metadata: { kernelspec: { language: 'python', name: 'python3' } },
      nbformat: 4,
    },
    null,
    1,
  );

describeCheck(noHomePaths, {
  fail: [
    {
      name: 'a Linux home in Python',
      files: { 'a.py': '\nx = open("/home/mkowalska/a.csv")\n' },
      at: 'a.py:2',
      message: /\/home\/mkowalska/,
    },
    {
      name: 'a macOS home in R',
      files: { 'R/a.R': 'setwd("/Users/m.kowalska/work")' },
      at: 'R/a.R:1',
    },
    {
      name: 'a home on the file system of a cluster',
      files: { 'run.sh': 'cp /gpfs/home/mkowalska/a.csv .' },
      at: 'run.sh:1',
      message: /\/gpfs\/home\/mkowalska/,
    },
    {
      name: 'a home of AFS',
      files: { 'a.py': 'ROOT = "/afs/example.org/user/m/mkowalska/data"' },
      message: /\/afs\/example\.org\/user\/m\/mkowalska/,
    },
    {
      name: 'a Windows home with escaped backslashes',
      files: { 'a.py': 'p = "C:\\\\Users\\\\mkowalska\\\\a.csv"' },
      at: 'a.py:1',
    },
    {
      name: 'another drive, as R writes it',
      files: { 'a.R': 'd <- read.csv("D:/shared/a.csv")' },
      message: 'a.R holds D:/shared, which other machines may not have.',
    },
    {
      name: 'a disk that a desktop mounts for who is logged in',
      files: { 'config/a.yaml': 'raw: "/media/mkowalska/Files/churn/raw"\n' },
      at: 'config/a.yaml:1',
      message: '/media/mkowalska/Files',
    },
    {
      name: 'a disk of somebody, by its number',
      files: { 'a.py': 'p = "/media/mkowalska/1A2B-3C4D/orders.csv"' },
    },
    {
      name: 'a drive of Windows, as its Linux sees it',
      files: { 'a.py': 'p = "/mnt/d/projects/churn/a.csv"' },
      message: '/mnt/d/projects',
    },
    {
      name: 'a raw string with a drive',
      files: { 'a.py': "p = r'E:\\data\\a.csv'" },
    },
    {
      name: "a notebook's code",
      files: {
        'a.ipynb': notebook(['import os\n', 'root = "/home/mkowalska/a"']),
      },
      at: 'a.ipynb:13',
    },
    {
      name: 'a shell script, in a search path',
      files: { 'run.sh': 'export PATH=$PATH:/home/mkowalska/conda/bin' },
    },
    {
      name: "a script's interpreter",
      files: { 'run.sh': '#!/home/mkowalska/bin/python\n' },
    },
    {
      name: 'configuration',
      files: {
        'a.py': PY,
        'env.yml': 'prefix: /home/mkowalska/conda/envs/a\n',
      },
      at: 'env.yml:1',
    },
    {
      name: "a framework's configuration of data",
      files: { 'a.py': PY, 'configs/data/a.yaml': 'dir: /home/mkowalska/a\n' },
    },
    {
      name: 'a CI definition',
      files: {
        'a.py': PY,
        '.github/workflows/ci.yml': 'run: cd /home/deployer7/app && make\n',
      },
    },
    {
      name: "a Dockerfile that names a home which it doesn't make",
      files: {
        Dockerfile: 'FROM python:3.12\nENV PATH="/home/mkowalska/bin:$PATH"\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'the outer side of a volume',
      files: {
        'a.py': PY,
        'compose.yml': 'volumes:\n  - /home/mkowalska/data:/data\n',
      },
    },
    {
      name: 'a variable that is called path',
      files: { 'a.py': 'path = "/home/mkowalska/a.csv"' },
    },
    {
      name: 'the outer side of a mount, in code',
      files: {
        'a.py': "Mount(source='/home/mkowalska/a', target='/app', type='bind')",
      },
    },
    {
      name: 'a flag on a line of its own',
      files: { 'run.sh': 'python a.py \\\n  --data /home/mkowalska/a.csv\n' },
      at: 'run.sh:2',
    },
    {
      name: "a notebook's magic",
      files: { 'a.ipynb': notebook(['%cd /home/mkowalska/a']) },
    },
    {
      name: 'a crontab',
      files: { 'a.py': PY, crontab: '* * * * * /home/mkowalska/run\n' },
    },
    {
      name: 'a copy to a host',
      files: { 'deploy.sh': 'scp model.pkl deploy@example.org:/home/deploy/' },
    },
    {
      name: 'the disk that WSL mounts',
      files: { 'a.py': 'p = "/mnt/c/Users/mkowalska/a.csv"' },
    },
    {
      name: 'a database file by URL',
      files: { 'a.py': 'url = "sqlite:////home/mkowalska/a.db"' },
    },
  ],
  pass: [
    { name: 'no path', files: { 'a.py': PY } },
    {
      name: 'only the output and the prose of a notebook',
      files: { 'a.ipynb': notebook(['1 + 1'], 'File /home/mkowalska/a.py') },
    },
    {
      name: 'documentation',
      files: { 'a.py': PY, 'README.md': '`cd /home/mkowalska/app`' },
    },
    {
      name: 'placeholders',
      files: {
        'a.py':
          'a = "/home/you/a"\nb = "/home/user/b"\nc = "/Users/yourname/c"\nd = r"C:\\Users\\you\\d"\n',
        '.github/workflows/ci.yml': 'run: ls /home/runner/work\n',
        Makefile: '# make R="C:/Users/mkowalska/R/Rscript.exe"\nall:\n',
      },
    },
    {
      name: 'pictures of a web page, and mounts of a machine',
      files: {
        'a.py':
          'MEDIA_URL = "/media/"\na = "/media/uploads/Summer/a.png"\nb = "/media/avatars/ada/a.png"\nc = "/mnt/data/a.csv"\nd = "/mnt/disks/Raw/a.csv"\ne = "https://example.org/media/ada/Files/a.png"\nf = "static/media/ada/Files/a"\n',
      },
    },
    {
      name: 'variables in the place of a name',
      files: {
        'a.sh': 'ls /home/$USER/a /home/${NAME}/b /Users/<name>/c',
        'a.py': 'p = f"/home/{user}/x"',
      },
    },
    {
      name: 'vendored files',
      files: {
        'a.py': PY,
        'vendor/x/a.py': 'p = "/home/mkowalska/a"',
        'node_modules/x/a.js': 'p = "/home/mkowalska/a"',
        'renv/library/x.R': 'setwd("/home/mkowalska")',
      },
    },
    {
      name: 'ignore files',
      files: {
        'a.py': PY,
        '.Rbuildignore': '^/Users/mkowalska/x$',
        '.gitignore': '/home/mkowalska/x',
      },
    },
    {
      name: 'a home in a container, which a compose file mounts',
      files: {
        'a.py': PY,
        'compose.yaml':
          'environment:\n  DB: sqlite:////home/ledger/a.db\nvolumes:\n  - ledger:/home/ledger\n',
      },
    },
    {
      name: 'a home that the image makes, used elsewhere',
      files: {
        Dockerfile:
          'FROM python:3.12\nRUN adduser --disabled-password scorer && chown -R scorer /home/scorer\n',
        'run.sh': 'docker run -v $(pwd)/data:/home/scorer/data scorer',
        'compose.yml': 'environment:\n  - PYTHONPATH=/home/scorer\n',
      },
    },
    {
      name: 'homes of well-known images',
      files: {
        'a.py': 'p = "/home/jovyan/work"\nq = "/home/airflow/.local"',
        '.devcontainer/devcontainer.json': '{"x": "/home/anyone/x"}',
      },
    },
    {
      name: 'a home that the image makes over several lines, by a variable',
      files: {
        'a.py': PY,
        Dockerfile:
          'FROM debian\nENV USERNAME=scorer\nRUN useradd \\\n    --uid 1000 \\\n    "${USERNAME}"\nRUN cp a /home/scorer/a\nENV A=/home/scorer/a\n',
      },
    },
    {
      name: 'a chunk that is shown and not run',
      files: {
        'a.Rmd':
          'Text.\n\n```{r, eval=FALSE}\nread.csv("/home/mkowalska/a.csv")\n```\n\n```r\nsetwd("/home/mkowalska")\n```\n',
      },
    },
    {
      name: 'the inner side of a mount',
      files: {
        'a.py': PY,
        'k8s.yaml':
          'mountPath: /home/anyone/data\nworkingDir: "/home/anyone"\n',
      },
    },
    {
      name: 'pages of a web application',
      files: {
        'app.py': '@app.route("/home/overview")\ndef home(): ...\n',
        'a.ts':
          'router.get("/home/overview", show);\nlink.href = "/home/news";',
      },
    },
    {
      name: 'URLs, buckets and relative folders',
      files: {
        'a.py':
          'a = "https://example.org/home/news/1"\nb = "s3://bucket/home/sales/x"\nc = "./home/sales/x"\nd = "~/home/x/y"',
      },
    },
    {
      name: 'text with a colon and an escape',
      files: { 'a.py': 'print("d:\\n total/x")\nx = "%d:\\t%s/a"\n' },
    },
    {
      name: 'what conda built',
      files: {
        'a.py': PY,
        'requirements.txt':
          'certifi @ file:///home/mkowalska/feedstock_root/certifi_1/work/certifi\n',
      },
    },
    {
      name: 'a lock and the results of a run',
      files: {
        'a.py': PY,
        'poetry.lock': 'url = "/home/mkowalska/x"',
        'mlruns/0/meta.yaml': 'artifact_uri: file:///home/mkowalska/mlruns/0',
      },
    },
    {
      name: 'a line of a million characters',
      files: { 'a.py': `x = "${'/home/'.repeat(200_000)}"` },
    },
  ],
  notApplicable: [
    {
      name: 'no code',
      files: { 'README.md': '/home/mkowalska', 'a.yml': 'a: 1' },
    },
  ],
  unknown: [
    {
      name: 'a file that was too large to be read',
      files: { 'a.py': PY, 'b.py': 'x'.repeat(200) },
      limits: { bytesPerFile: 100 },
    },
  ],
});
