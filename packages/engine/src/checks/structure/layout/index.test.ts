import { describeCheck } from '../../../testing';
import { structureLayout } from '.';

const PY = 'def add(a, b):\n    return a + b\n';

describeCheck(structureLayout, {
  pass: [
    {
      name: 'Cookiecutter Data Science 2 as it comes, with its data kept out of git',
      files: {
        '.gitignore': '/data/\n',
        'README.md': '![CCDS](https://img.shields.io/badge/CCDS-x)\n',
        'churn/__init__.py': '',
        'churn/dataset.py': PY,
        'churn/modeling/train.py': PY,
        'references/.gitkeep': '',
        'reports/figures/.gitkeep': '',
      },
      message: /ccds-v2/,
      at: 'churn/dataset.py',
    },
  ],
  fail: [
    {
      name: 'flat scripts',
      files: { 'train.py': PY, 'app.py': PY, 'data.csv': 'a\n' },
      message: /nearest kind is ccds-like/,
    },
  ],
  notApplicable: [
    {
      name: 'a template',
      files: { '{{ cookiecutter.name }}/src/app.py': PY },
    },
  ],
});
