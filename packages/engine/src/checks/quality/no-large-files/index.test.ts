import { describeCheck } from '../../../testing';
import { noLargeFiles } from '.';

const bytes = (count: number) => new Uint8Array(count);
const MB = 1_048_576;
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 52428800\n';

const many = (folder: string, count: number, extension = 'csv') =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `${folder}/${n}.${extension}`,
      'a,b\n',
    ]),
  );

describeCheck(noLargeFiles, {
  pass: [
    {
      name: 'small files, the largest named',
      files: { 'a.py': 'x = 1\n', 'data/a.csv': bytes(2 * MB) },
      at: 'data/a.csv',
      message: /data\/a\.csv with 2 MB/,
    },
    {
      name: 'exactly the limit',
      files: { 'data/a.csv': bytes(5 * MB), 'model.pkl': bytes(MB) },
    },
    { name: 'a pointer of Git LFS', files: { 'model.onnx': POINTER } },
    {
      name: 'a checkout in which Git LFS has put the files',
      files: {
        '.gitattributes':
          '*.onnx filter=lfs diff=lfs merge=lfs -text\ndata/** filter=lfs\n',
        'models/a.onnx': bytes(6 * MB),
        'data/raw/a.parquet': bytes(6 * MB),
      },
    },
    {
      name: 'Git LFS of the repository above a component',
      files: {
        '.gitattributes': '*.onnx filter=lfs\n',
        'services/churn/a.onnx': bytes(6 * MB),
      },
      root: 'services/churn',
    },
    {
      name: 'a small database of a tool',
      files: { 'mlflow.db': bytes(0.8 * MB) },
    },
    {
      name: 'a fixture of a test',
      files: { 'tests/data/model.pkl': bytes(2 * MB) },
    },
    {
      name: 'data of an R package in its own format',
      files: {
        DESCRIPTION: 'Package: a\n',
        NAMESPACE: '',
        'data/orders.rda': bytes(2 * MB),
        'R/sysdata.rda': bytes(2 * MB),
      },
    },
    {
      name: 'pictures and documents under the limit',
      files: { 'docs/a.pdf': bytes(4 * MB), 'img/a.png': bytes(3 * MB) },
    },
    {
      name: 'a long lock',
      files: { 'pixi.lock': bytes(6 * MB), 'package-lock.json': bytes(6 * MB) },
    },
    {
      name: "yarn's own program",
      files: { '.yarn/releases/yarn-4.9.1.cjs': bytes(6 * MB) },
    },
    { name: 'many files of code', files: many('src', 400, 'py') },
    { name: 'many fixtures', files: many('tests/data', 400) },
    {
      name: 'many pictures of a page',
      files: many('static/images', 400, 'png'),
    },
    { name: 'no files', files: {} },
    {
      name: 'a limit that the organisation set',
      files: { 'a.bin': bytes(6 * MB) },
      params: { maxMegabytes: 10 },
    },
  ],
  fail: [
    {
      name: 'a file over the limit',
      files: { 'a.csv': bytes(5 * MB + 1), 'b.csv': bytes(7 * MB) },
      at: 'b.csv',
      message: /b\.csv has 7 MB.*files over it: 2/,
    },
    {
      name: 'a large notebook',
      files: { 'a.ipynb': bytes(6 * MB) },
      at: 'a.ipynb',
    },
    {
      name: 'a large file of a test',
      files: { 'tests/a.csv': bytes(6 * MB) },
    },
    {
      name: 'a model',
      files: { 'models/churn.pkl': bytes(2 * MB) },
      message: /is a model of 2 MB/,
    },
    {
      name: 'a model under a common name',
      files: { 'models/pytorch_model.bin': bytes(2 * MB) },
      message: /is a model/,
    },
    {
      name: 'binary data',
      files: { 'data/a.parquet': bytes(2 * MB) },
      message: /is a data file/,
    },
    { name: 'binary data in R', files: { 'a.RData': bytes(2 * MB) } },
    {
      name: 'a database',
      files: { 'app.sqlite3': bytes(2 * MB) },
      message: /is a database/,
    },
    {
      name: 'compiled Python',
      files: { 'a/__pycache__/b.cpython-312.pyc': 'x' },
      message: /made by Python/,
    },
    {
      name: 'hundreds of data files',
      files: many('data/raw', 201),
      message: /one of 201 data files/,
    },
    {
      name: 'hundreds of pictures to learn from',
      files: many('data/train/cats', 201, 'jpg'),
    },
    {
      name: 'a limit that the project set',
      files: { 'a.csv': bytes(2 * MB) },
      params: { maxMegabytes: 1 },
      message: /1 MB is the limit/,
    },
  ],
});
