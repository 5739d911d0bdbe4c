import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { manifests } from '../../../facts/dependencies/manifests';
import { linters } from '../../../facts/tools/linters';

/** Packages that lint or format, by the names they are installed under. */
const PACKAGE =
  /^(ruff|black|flake8|pylint|isort|mypy|autopep8|yapf|sqlfluff|eslint|prettier|xo|standard|biome|@biomejs\/biome|lintr|styler|pre-commit)$/i;

export const qualityLint = defineCheck({
  id: 'quality.lint',
  title: 'A linter or formatter is configured',
  opaq: 'Quality/Testability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { linters, manifests },
  messages: {
    found: '{{path}} sets up {{tool}}.',
    hooks: '{{path}} has hooks, but none of them lints or formats code.',
    dependency:
      '{{path}} installs {{tool}}, but nothing configures it, so everybody runs it with other settings or not at all.',
    missing: 'No linter and no formatter is configured.',
  },
  run({ linters: found, manifests: files }) {
    const [first] = found;
    if (first?.tool) {
      const { path, tool } = first;
      return pass('found', { path, tool }, at(first));
    }
    for (const { path, dependencies } of files) {
      const tool = dependencies.find(({ name }) => PACKAGE.test(name))?.name;
      if (tool) return fail('dependency', { path, tool }, at({ path }));
    }
    return first
      ? fail('hooks', { path: first.path }, at(first))
      : fail('missing');
  },
});
