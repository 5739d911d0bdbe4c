import { describeCheck } from '../../../testing';
import { notebooksClean } from '.';

const notebook = (outputs: unknown[], count: number | null = 1) =>
  JSON.stringify(
    {
      cells: [
        { cell_type: 'markdown', source: ['# Orders'] },
        {
          cell_type: 'code',
          execution_count: count,
          metadata: {},
          outputs,
          source: ['orders.head()'],
        },
      ],
      metadata: { kernelspec: { language: 'python', name: 'python3' } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    undefined,
    1,
  );

const CLEAN = notebook([], null);
const FULL = notebook([{ output_type: 'stream', text: ['1\n'] }]);

describeCheck(notebooksClean, {
  pass: [
    { name: 'no outputs', files: { 'a.ipynb': CLEAN }, at: 'a.ipynb' },
    {
      name: 'numbers of executions alone',
      files: { 'a.ipynb': notebook([], 7) },
    },
    {
      name: 'a filter in .gitattributes',
      files: {
        '.gitattributes': '*.ipynb diff=ipynb\n*.ipynb filter=nbstripout\n',
        'a.ipynb': FULL,
      },
      at: '.gitattributes:2',
      message: /filter=nbstripout/,
    },
    {
      name: 'a hook of pre-commit, above the component',
      files: {
        '.pre-commit-config.yaml':
          'repos:\n  - repo: https://github.com/kynan/nbstripout\n    hooks:\n      - id: nbstripout\n',
        'a/b.ipynb': FULL,
      },
      root: 'a',
      at: '.pre-commit-config.yaml:2',
    },
    {
      name: 'nbconvert in a local hook',
      files: {
        'lefthook.yml':
          'pre-commit:\n  commands:\n    clean:\n      run: jupyter nbconvert --clear-output --inplace {staged_files}\n',
        'a.ipynb': FULL,
      },
      at: 'lefthook.yml:4',
    },
    {
      name: 'a clean notebook in R and an empty file',
      files: {
        'a.ipynb': CLEAN.replace('python3', 'ir').replace('python', 'R'),
        'b.ipynb': '',
      },
    },
    {
      name: 'the older format, clean',
      files: {
        'a.ipynb': JSON.stringify({
          worksheets: [{ cells: [{ cell_type: 'code', input: ['1'] }] }],
        }),
      },
    },
    {
      name: 'checkpoints of the editor',
      files: { 'a.ipynb': CLEAN, '.ipynb_checkpoints/a.ipynb': FULL },
    },
  ],
  fail: [
    {
      name: 'an output, and the line of its code',
      files: { 'a.ipynb': FULL },
      at: 'a.ipynb:22',
      message: /outputs of 1 cells; notebooks with outputs: 1 of 1/,
    },
    {
      name: 'one of several',
      files: { 'a.ipynb': CLEAN, 'b/c.ipynb': FULL },
      at: 'b/c.ipynb:22',
      message: /1 of 2/,
    },
    {
      name: 'a notebook of another language',
      files: { 'a.ipynb': FULL.replace('"python"', '"julia"') },
    },
    {
      name: 'the older format',
      files: {
        'a.ipynb': JSON.stringify({
          worksheets: [
            {
              cells: [
                { cell_type: 'code', input: ['1'], outputs: [{ text: '1' }] },
              ],
            },
          ],
        }),
      },
    },
    {
      name: 'filters that strip nothing',
      files: {
        '.gitattributes':
          '*.ipynb filter=lfs diff=lfs\n# *.ipynb filter=nbstripout\n*.ipynb linguist-vendored\n',
        '.pre-commit-config.yaml':
          'repos:\n  # - id: nbstripout\n  - repo: local\n    hooks:\n      - id: nbqa-ruff\n',
        'a.ipynb': FULL,
      },
      at: 'a.ipynb:22',
    },
    {
      name: 'outputs, whatever else can not be read',
      files: { 'a.ipynb': '{', 'b.ipynb': FULL },
      at: 'b.ipynb:22',
    },
  ],
  notApplicable: [
    { name: 'no notebooks', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'a filter that waits for the first one',
      files: { '.gitattributes': '*.ipynb filter=nbstripout\n' },
    },
    {
      name: 'documents in R Markdown and Quarto',
      files: { 'a.Rmd': '# A\n', 'b.qmd': '# B\n' },
    },
  ],
  unknown: [
    {
      name: 'a notebook over the limit',
      files: { 'a.ipynb': CLEAN, 'b.ipynb': FULL.padEnd(2000) },
      limits: { bytesPerFile: 1000 },
    },
    {
      name: 'a notebook that is none',
      files: { 'a.ipynb': '<html></html>' },
      message: /cannot be read/,
    },
  ],
});
