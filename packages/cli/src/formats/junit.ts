import { isExempt } from '@opaq/engine';
import type { CheckResult } from '@opaq/engine/report';
import { isSelected } from '../check/asked';
import type { Judgement } from '../check/Judgement';
import { cleanAll } from '../text/clean';
import { exemptionText, placeOf, placesOf } from '../text/finding';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Text as XML 1.0 allows it: a few characters it forbids in any form. */
const escape = (text: string) =>
  text
    .replace(
      /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
      '\ufffd',
    )
    .replace(/[&<>"\n\t]/g, character => ENTITIES[character]);

function element(
  name: string,
  attributes: Record<string, string | number | undefined>,
  children: string[] = [],
): string {
  const set = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  if (children.length === 0) return `<${name}${set}/>`;
  const inner = children
    .flatMap(child => child.split('\n'))
    .map(line => `  ${line}`)
    .join('\n');
  return `<${name}${set}>\n${inner}\n</${name}>`;
}

interface Case {
  outcome: 'passed' | 'failed' | 'skipped';
  xml: string;
}

/** Why a check is no failure of the run, though it does not pass. */
function reasonToSkip(result: CheckResult): string {
  const exemption = exemptionText(result);
  if (exemption && isExempt(result)) return exemption;
  switch (result.outcome) {
    case 'fail':
      return `Fails, and is not asked for: ${result.message}`;
    case 'notApplicable':
      return `Does not apply: ${result.message}`;
    default:
      return `Unknown: ${result.message}`;
  }
}

function caseOf(
  result: CheckResult,
  { catalogue, verdict, report }: Judgement,
): Case {
  const { checkId, outcome, message, locations } = result;
  const [place] = locations;
  const attributes = {
    name: `${checkId}: ${catalogue.titleOf(checkId)}`,
    classname: `opaq.${report.subject.name}`,
    file: place?.path,
    line: place?.line,
    time: 0,
  };
  const one = (state: Case['outcome'], children: string[]): Case => ({
    outcome: state,
    xml: element('testcase', attributes, children),
  });
  if (verdict.failing.has(checkId)) {
    const fix = catalogue.docsOf(checkId)?.howToFix;
    const note = exemptionText(result);
    const details = [
      message,
      ...(note ? [note] : []),
      ...placesOf(locations),
      ...(fix ? ['', 'How to fix it:', fix] : []),
    ].join('\n');
    return one('failed', [
      element('failure', { message, type: checkId }, [escape(details)]),
    ]);
  }
  if (outcome === 'pass' && !isExempt(result)) return one('passed', []);
  return one('skipped', [
    element('skipped', { message: reasonToSkip(result) }),
  ]);
}

function suite(
  name: string,
  cases: readonly Case[],
  problems: readonly string[],
): string[] {
  if (cases.length === 0 && problems.length === 0) return [];
  const log = problems.length
    ? [element('system-err', {}, [escape(problems.join('\n'))])]
    : [];
  return [
    element('testsuite', { name, ...numbers(cases), time: 0 }, [
      ...cases.map(({ xml }) => xml),
      ...log,
    ]),
  ];
}

function numbers(cases: readonly Case[]) {
  const of = (outcome: Case['outcome']) =>
    cases.filter(one => one.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: of('failed'),
    errors: 0,
    skipped: of('skipped'),
  };
}

/** What was asked for, where no single check says it already. */
function requirementCases({ verdict, report }: Judgement): Case[] {
  const classname = `opaq.${report.subject.name}`;
  const one = (name: string, outcome: Case['outcome'], children: string[]) => ({
    outcome,
    xml: element('testcase', { name, classname, time: 0 }, children),
  });
  if (!report.covered) {
    const message = `Not covered: ${report.notCoveredReason}`;
    return [one('opaq', 'skipped', [element('skipped', { message })])];
  }
  return verdict.requirements
    .filter(({ failing }) => failing.length === 0)
    .map(({ sentence, met }) =>
      one(
        sentence,
        met ? 'passed' : 'failed',
        met ? [] : [element('failure', { message: sentence, type: 'opaq' })],
      ),
    );
}

/**
 * JUnit's XML, as CI services read it: a suite for each level and one for what was asked for. A failure is what makes the
 * run fail; what is not asked for, exempt, unknown or does not apply is skipped, with the reason.
 */
export function renderJunit(given: Judgement): string {
  const judgement = { ...given, report: cleanAll(given.report) };
  const { report, asked } = judgement;
  const suites = report.covered
    ? [
        ...report.scorecard.levels,
        { name: 'shown', title: 'Shown, in no level' },
        ...(asked.only ? [{ name: null, title: 'In no level' }] : []),
      ].map(({ name, title }) => ({
        title,
        cases: report.results
          .filter(
            ({ checkId, level }) =>
              level === name && isSelected(asked, checkId),
          )
          .map(result => caseOf(result, judgement)),
      }))
    : [];
  const problems = report.problems.map(
    problem => `${placeOf(problem)} ${problem.message}`,
  );
  const all = [
    { title: 'Asked for', cases: requirementCases(judgement), problems },
    ...suites.map(one => ({ ...one, problems: [] })),
  ];
  const xml = element(
    'testsuites',
    {
      name: `opaq: ${report.subject.ref}`,
      ...numbers(all.flatMap(({ cases }) => cases)),
      time: 0,
    },
    all.flatMap(one => suite(one.title, one.cases, one.problems)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;
}
