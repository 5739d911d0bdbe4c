import { describeCheck } from '../../../testing';
import { qualityTests } from '.';

describeCheck(qualityTests, {
  pass: [
    {
      name: 'pytest under src/',
      files: {
        'src/tests/test_a.py': 'def test_a(x):\n    assert f(x) == 2\n',
      },
      at: 'src/tests/test_a.py:1',
      message: /pytest/,
    },
    {
      name: 'a signature over several lines',
      files: {
        'tests/test_a.py':
          'def test_a(\n    tmp_path,\n):\n    assert f(tmp_path)\n',
      },
    },
    {
      name: 'a test that only has to run, in a folder of tests',
      files: { 'tests/test_a.py': 'def test_a():\n    main(["--dry-run"])\n' },
      at: 'tests/test_a.py:1',
    },
    {
      name: 'a test of its own behind the one of a template',
      files: {
        'tests/test_run.py':
          'class TestKedroRun:\n    def test_kedro_run_no_pipeline(self):\n        assert session.run()\n\n    def test_scores(self):\n        assert run("score")["mae"] < 3\n',
      },
      at: 'tests/test_run.py:5',
    },
    {
      name: 'a test of one line',
      files: { 'test_a.py': 'def test_a(): assert f(1) == 2\n' },
    },
    {
      name: 'unittest, in a method',
      files: {
        'tests/a.py':
          'class A(unittest.TestCase):\n    def testA(self):\n        self.assertEqual(f(1), 2)\n',
      },
      message: /unittest/,
    },
    {
      name: 'unittest, by a base class of the project',
      files: {
        'tests/test_a.py':
          'class A(ApiTest):\n    def test_a(self):\n        self.assertEqual(f(1), 2)\n',
      },
      message: /unittest/,
    },
    {
      name: 'tests in their folder before scripts that are named like tests',
      files: {
        'a/scripts/test_b.py': 'def test_b():\n    assert f(1) == 2\n',
        'a/tests/unit/test_c.py': 'def test_c():\n    assert f(1) == 2\n',
        'tools/test_d.py': 'def test_d():\n    assert f(1) == 2\n',
      },
      message: /^a\/tests\/unit\/test_c\.py holds/,
    },
    {
      name: 'a real test beside a placeholder',
      files: {
        'tests/test_a.py': 'def test_code_is_tested():\n    assert False\n',
        'tests/test_b.py': 'def test_b():\n    assert f(1) == True\n',
      },
      at: 'tests/test_b.py:1',
    },
    {
      name: 'testthat',
      files: {
        'tests/testthat/test_io.R':
          'test_that("a", {\n  expect_equal(f(1), 2)\n})\n',
      },
    },
    {
      name: 'a script in tests/ of an R package',
      files: { 'tests/a.R': 'stopifnot(f(1) == 2)\n' },
    },
    {
      name: 'Jest or Vitest',
      files: {
        'src/a.test.ts':
          "it('adds', () => {\n  expect(add(1, 1)).toBe(2);\n});\n",
      },
    },
    {
      name: 'node:test',
      files: {
        'test/a.js': "test('adds', () => assert.equal(add(1, 1), 2));\n",
      },
    },
    {
      name: 'nf-test',
      files: {
        'tests/main.nf.test': 'nextflow_process {\n  test("runs") {\n  }\n}\n',
      },
    },
    {
      name: 'dbt, on the columns of a model',
      files: {
        'dbt_project.yml': 'name: a',
        'models/marts/schema.yml':
          'models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - unique\n',
      },
      at: 'models/marts/schema.yml:5',
    },
    {
      name: 'dbt, as a query, in a folder of the repository',
      files: {
        'warehouse/dbt_project.yml': 'name: a',
        'warehouse/tests/no_gaps.sql': 'select * from a where b is null',
      },
    },
    {
      name: 'Snakemake',
      files: {
        'workflow/Snakefile': 'rule all:',
        '.tests/unit/test_map.py': 'import subprocess',
      },
      at: '.tests/unit/test_map.py',
    },
  ],
  fail: [
    { name: 'no test', files: { 'a.py': 'x = 1' }, message: /No automated/ },
    {
      name: 'what a generator of AdonisJS wrote',
      files: {
        'tests/bootstrap.ts':
          "import { assert } from '@japa/preset-adonis'\nexport const plugins = [assert()]\nexport const configureSuite = suite => {\n  suite.setup(() => start())\n}\n",
        'tests/functional/hello_world.spec.ts':
          "import { test } from '@japa/runner'\n\ntest('display welcome page', async ({ client }) => {\n  const response = await client.get('/')\n  response.assertBodyContains({ hello: 'world' })\n})\n",
      },
    },
    {
      name: 'a template that must be replaced',
      files: {
        'tests/test_data.py':
          'import pytest\n\n\ndef test_code_is_tested():\n    assert False\n',
      },
      at: 'tests/test_data.py:4',
      message: /placeholder/,
    },
    {
      name: 'a task of a pipeline that tries a connection',
      files: {
        'dags/api_test.py':
          'import requests\nfrom airflow import DAG\n\n\ndef test():\n    requests.get(URL).raise_for_status()\n',
      },
      message: /No automated/,
    },
    {
      name: 'what a template of Kedro brings along',
      files: {
        'tests/test_run.py':
          'class TestKedroRun:\n    def test_kedro_run_no_pipeline(self):\n        with pytest.raises(Exception) as excinfo:\n            session.run()\n\n        assert "no nodes" in str(excinfo.value)\n',
        'tests/pipelines/training/test_pipeline.py':
          '# Please add your pipeline tests here.\n',
        'src/tests/test_run.py':
          'class TestProjectContext:\n    def test_project_path(self, project_context):\n        assert project_context.project_path == Path.cwd()\n',
      },
      message: /placeholder/,
    },
    {
      name: 'a test that always holds',
      files: {
        'tests/test_a.py':
          'def test_a():\n    """Says nothing."""\n    assert True  # later\n\n\nif __name__ == "__main__":\n    pytest.main()\n',
      },
    },
    {
      name: 'a unittest that always holds',
      files: {
        'tests/test_a.py':
          'class A(TestCase):\n    def test_a(self):\n        self.assertTrue(True)\n    def test_b(self):\n        pass\n',
      },
    },
    {
      name: 'what a generator wrote',
      files: {
        'test/app.e2e-spec.ts':
          "describe('AppController (e2e)', () => {\n  it('/ (GET)', () => {\n    return request(server)\n      .get('/')\n      .expect('Hello World!');\n  });\n});\n",
      },
      message: /placeholder/,
    },
    {
      name: 'an empty folder',
      files: { 'tests/.gitkeep': '', 'tests/__init__.py': '' },
    },
    {
      name: 'fixtures and the runner alone',
      files: {
        'tests/conftest.py': 'def data():\n    return 1\n',
        'tests/testthat.R': 'library(testthat)\ntest_check("a")\n',
      },
    },
    {
      name: "npm's stock answer",
      files: {
        'package.json':
          '{"scripts": {"test": "echo \\"Error: no test specified\\" && exit 1"}}',
      },
    },
    {
      name: "usethis's multiplication",
      files: {
        'tests/testthat/test-a.R':
          'test_that("multiplication works", {\n  expect_equal(2 * 2, 4)\n})\n',
      },
    },
    {
      name: 'JavaScript that always holds',
      files: {
        'a.test.js': "test('a', () => {\n  expect(true).toBe(true);\n});\n",
      },
    },
    {
      name: 'a script that evaluates a model',
      files: { 'test.py': 'def test(model):\n    return model.score()\n' },
    },
    {
      name: 'tests of vendored code',
      files: { 'vendor/x/tests/test_a.py': 'def test_a():\n    assert f()\n' },
    },
    {
      name: "dbt's own example",
      files: {
        'dbt_project.yml': 'name: a',
        'models/example/schema.yml':
          'models:\n  - name: a\n    tests:\n      - unique\n',
      },
    },
    {
      name: 'queries in tests/ without dbt',
      files: { 'tests/a.sql': 'select 1' },
    },
  ],
  unknown: [
    {
      name: 'a test that was too large to be read',
      files: { 'tests/test_a.py': 'x'.repeat(200) },
      limits: { bytesPerFile: 100 },
    },
  ],
});
