import type { SourceFile } from '../../tree';
import { parseJson, tableAt, text as textOf } from '../parse';
import { defineFileFact } from '../Fact';
import { isInSideFolder, nearestFirst } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import { settingsIn } from './settings';

/** What a file says of the linters and formatters of the project. @public */
export interface LinterFile {
  path: string;
  /** The tool that it configures; absent where it configures none. */
  tool?: string;
  line?: number;
}

type Found = Omit<LinterFile, 'path'>;

// By the files that the tools look for, each in its documentation.
const BY_NAME: ReadonlyArray<readonly [tool: string, pattern: RegExp]> = [
  ['Ruff', /(^|\/)\.?ruff\.toml$/],
  ['Flake8', /(^|\/)\.flake8$/],
  ['Pylint', /(^|\/)\.?pylintrc(\.toml)?$/],
  ['isort', /(^|\/)\.isort\.cfg$/],
  ['YAPF', /(^|\/)\.style\.yapf$/],
  ['mypy', /(^|\/)\.?mypy\.ini$/],
  ['pycodestyle', /(^|\/)\.(pycodestyle|pep8)$/],
  ['lintr', /(^|\/)\.lintr(\.R)?$/],
  ['Air', /(^|\/)\.?air\.toml$/],
  ['Jarl', /(^|\/)\.?jarl\.toml$/],
  [
    'ESLint',
    /(^|\/)(\.eslintrc(\.(js|cjs|mjs|json|ya?ml))?|eslint\.config\.[cm]?[jt]s)$/,
  ],
  [
    'Prettier',
    /(^|\/)(\.prettierrc(\.\w{1,5})?|prettier\.config\.[cm]?[jt]s)$/,
  ],
  ['Biome', /(^|\/)(\.?biome|rome)\.jsonc?$/],
  ['XO', /(^|\/)(\.xo-config(\.\w{1,5})?|xo\.config\.[cm]?[jt]s)$/],
  ['Oxlint', /(^|\/)\.?oxlintrc\.jsonc?$/],
  ['TSLint', /(^|\/)tslint\.(json|ya?ml)$/],
  ['JSHint', /(^|\/)\.jshintrc$/],
  ['dprint', /(^|\/)\.?dprint\.jsonc?$/],
  ['SQLFluff', /(^|\/)\.sqlfluff$/],
  ['MegaLinter', /(^|\/)\.mega-linter\.ya?ml$/],
  ['Trunk', /(^|\/)\.trunk\/trunk\.ya?ml$/],
  ['ClangFormat', /(^|\/)\.clang-(format|tidy)$/],
  ['RuboCop', /(^|\/)\.rubocop\.ya?ml$/],
  ['golangci-lint', /(^|\/)\.golangci\.(ya?ml|toml|json)$/],
  ['Scalafmt', /(^|\/)\.scalafmt\.conf$/],
  ['Credo', /(^|\/)\.(credo|formatter)\.exs$/],
];

/** Tables of files that several tools share. */
const SECTIONS =
  /^(?:tool[.:])?(ruff|black|blue|flake8|flakeheaven|pylint|isort|mypy|yapf|autopep8|pycodestyle|pep8|pydocstyle|pylama|bandit|sqlfluff|sqlfmt|snakefmt|nbqa|djlint|pyupgrade|docformatter|MESSAGESCONTROL)(?=[.:]|$)/i;
const SHARED = /(^|\/)(pyproject\.toml|setup\.cfg|tox\.ini)$/;
const PACKAGE_JSON = /(^|\/)package\.json$/;
const HOOKS =
  /(^|\/)(\.?pre-commit-config\.ya?ml|\.?lefthook(-local)?\.ya?ml|prek\.toml)$/;

// Hooks that look into code. Those that only tidy white space are none.
const HOOK =
  /^\s*(?:-\s*)?(?:id|entry|run)\s*[:=]\s*["']?(?:\S+\s+(?:run\s+)?)?(ruff|black|flake8|isort|pylint|mypy|autopep8|yapf|autoflake|pyupgrade|pycodestyle|pydocstyle|bandit|nbqa|sqlfluff|sqlfmt|snakefmt|style-files|lintr|air-format|air|jarl|eslint|prettier|biome|standard|xo|oxlint|shellcheck|djlint|pre-commit-hooks-lintr|blacken-docs|docformatter|reorder-python-imports|add-trailing-comma|clang-format|terraform_fmt|hadolint|add-licen[cs]e|dbt-checkpoint|basedpyright|pyright|ty|black-jupyter)(?=[-_:\s"'@]|$)/i;

const KEYS: ReadonlyArray<readonly [key: string, tool: string]> = [
  ['eslintConfig', 'ESLint'],
  ['prettier', 'Prettier'],
  ['xo', 'XO'],
  ['standard', 'Standard'],
  ['semistandard', 'Standard'],
  ['biome', 'Biome'],
];
/** Linters that are run as they come: their only configuration is that a script runs them. */
const ZERO_CONFIG =
  /(^|\s)(standard|semistandard|ts-standard|xo|standardx|gts)(\s|$)/;

function inPackageJson(content: string): Found {
  const parsed = parseJson(content);
  if ('problem' in parsed) return {};
  const { data } = parsed;
  const lines = content.split('\n');
  const lineOf = (key: string) => {
    const index = lines.findIndex(line => line.includes(`"${key}"`));
    return index < 0 ? undefined : index + 1;
  };
  const key = KEYS.find(([name]) => name in data);
  if (key) return { tool: key[1], line: lineOf(key[0]) };
  const script = Object.entries(tableAt(data, 'scripts')).find(([, command]) =>
    ZERO_CONFIG.test(textOf(command) ?? ''),
  );
  if (!script) return {};
  const tool = ZERO_CONFIG.exec(textOf(script[1]) ?? '')?.[2];
  return { tool, line: lineOf(script[0]) };
}

function read({ path, text }: SourceFile): Found | undefined {
  if (!text?.trim()) return undefined;
  if (PACKAGE_JSON.test(path)) {
    const found = inPackageJson(text);
    return found.tool ? found : undefined;
  }
  if (HOOKS.test(path)) {
    const lines = text.split('\n', 2_000).map(line => line.slice(0, 300));
    const index = lines.findIndex(line => HOOK.test(line));
    return index < 0
      ? {}
      : { tool: HOOK.exec(lines[index])?.[1], line: index + 1 };
  }
  if (SHARED.test(path)) {
    const setting = settingsIn(text).find(({ section }) =>
      SECTIONS.test(section),
    );
    return setting
      ? { tool: SECTIONS.exec(setting.section)?.[1], line: setting.line }
      : undefined;
  }
  return { tool: BY_NAME.find(([, pattern]) => pattern.test(path))?.[0] };
}

// One expression for what is asked of every path of a repository.
const SELECTED = new RegExp(
  [SHARED, PACKAGE_JSON, HOOKS, ...BY_NAME.map(([, pattern]) => pattern)]
    .map(({ source }) => source)
    .join('|'),
);
/** Bytes past which a file is no configuration. */
const MAX_SIZE = 500_000;

/**
 * What configures linters and formatters, nearest to the component's folder first. A file of hooks that has none of them
 * is listed without a tool.
 *
 * @public
 */
export const linters = defineFileFact<Found, LinterFile[]>({
  name: 'linters',
  version: 1,
  scope: 'nearest',
  select: (path, size) =>
    size <= MAX_SIZE && SELECTED.test(path) && !isVendored(path),
  map: read,
  reduce: found =>
    [...found]
      .filter(
        ([path]) => !isInSideFolder(path) || /^(\.\.\/)*\.github\//.test(path),
      )
      .map(([path, one]) => ({ path, ...one }))
      .sort(
        (a, b) =>
          Number(Boolean(b.tool)) - Number(Boolean(a.tool)) ||
          nearestFirst(a, b),
      ),
});
