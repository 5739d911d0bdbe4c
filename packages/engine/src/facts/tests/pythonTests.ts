import { statementsOf, type Source } from '../source/sourceLines';
import type { FoundTest } from './FoundTest';

// https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery
const TEST = /^(\s*)(?:async\s+)?def\s+test\w*\s*\(/;
/** What Kedro's templates bring along: tests of Kedro, which say nothing of the project's pipelines. */
const STOCK =
  /\bdef\s+test_(?:kedro_run_no_pipeline|project_path)\s*\(\s*self\b/;
const UNITTEST = /\bTestCase\b|\bself\.assert[A-Z]/;
const INDENT = /^\s*/;
/** Bodies that hold whatever the code does. */
const TRIVIAL =
  /^(?:pass|\.\.\.|return|assert\s+\(?(?:True|False|1|0|not\s+(?:True|False))\)?\s*(?:[,#].*)?|assert\s+[\d\s+*/()-]+==[\d\s+*/()-]+|self\.assert(?:True\(True\)|False\(False\)|Equal\(\s*\d+\s*,\s*\d+\s*\))|self\.fail\(.*|self\.skipTest\(.*|pytest\.(?:skip|fail|xfail)\(.*|raise\s+(?:NotImplementedError|unittest\.SkipTest).*|print\(["'][^"']*["']\)|["'].*["'])$/;

const isTrivial = (text: string) => TRIVIAL.test(text.trim());

/** The first test of a Python file that tests something, else the first that does not. */
export function pythonTest(source: Source): FoundTest | undefined {
  let stub: FoundTest | undefined;
  let open: { indent: number; line?: number } | undefined;
  let isFixture = false;
  const runner = UNITTEST.test(source.text) ? 'unittest' : 'pytest';
  for (const { text, line } of statementsOf(source)) {
    if (text.trim() === '') continue;
    const decorator = /^\s*@/.test(text);
    const test = isFixture && !decorator ? undefined : TEST.exec(text);
    if (test && STOCK.test(text)) {
      stub ??= { runner, stub: true, line };
      open = undefined;
      continue;
    }
    isFixture = decorator && (isFixture || /\bfixture\b/.test(text));
    if (test) {
      open = { indent: test[1].length, line };
      stub ??= { runner, stub: true, line };
      const body = /\)\s*(?:->[^:]{1,100})?:\s*(\S.*)$/.exec(text)?.[1];
      if (body && !body.startsWith('#') && !isTrivial(body)) {
        return { runner, stub: false, line };
      }
      continue;
    }
    if (!open) continue;
    if (INDENT.exec(text)![0].length <= open.indent) {
      // A signature over several lines ends where it began.
      if (!/^\s*\)/.test(text)) open = undefined;
    } else if (!isTrivial(text)) {
      return { runner, stub: false, line: open.line };
    }
  }
  return stub;
}
