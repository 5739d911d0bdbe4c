import { categoryOf, isExempt } from '@opaq/engine';
import type { CheckResult, ReportLocation } from '@opaq/engine/report';
import { version } from '../../package.json';
import { isSelected } from '../check/asked';
import type { Judgement } from '../check/Judgement';
import { cleanAll, escapeJson } from '../text/clean';
import { exemptionText, firstSentence } from '../text/finding';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A path as a relative URI (RFC 3986). */
const uriOf = (path: string) =>
  path.split('/').map(encodeURIComponent).join('/');

const locationOf = ({ path, line }: ReportLocation) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(path), uriBaseId: 'ROOT' },
    region: { startLine: line ?? 1 },
  },
});

/** Services show no result without a file: what is missing from a project is said of its README. */
const placeFor = ({ report }: Judgement): ReportLocation => ({
  path: [report.source.path, 'README.md'].filter(Boolean).join('/'),
});

function ruleOf(result: CheckResult, { catalogue }: Judgement) {
  const { checkId } = result;
  const check = catalogue.get(checkId);
  const docs = catalogue.docsOf(checkId);
  const markdown = docs
    ? `${docs.why}\n\n**How to fix it**\n\n${docs.howToFix}`
    : undefined;
  return {
    id: checkId,
    shortDescription: { text: catalogue.titleOf(checkId) },
    fullDescription: {
      text: docs ? firstSentence(docs.looksFor) : catalogue.titleOf(checkId),
    },
    help: {
      text: docs?.howToFix ?? `opaq explain ${checkId}`,
      ...(markdown && { markdown }),
    },
    defaultConfiguration: { level: 'warning' as const },
    properties: {
      tags: [categoryOf(checkId), ...(check ? [check.opaq] : [])],
      ...(check && { effort: check.effort }),
      ...(result.level && { level: result.level }),
    },
  };
}

function resultOf(
  result: CheckResult,
  ruleIndex: number,
  judgement: Judgement,
) {
  const { verdict, comparison, report } = judgement;
  const { checkId, message, exemption } = result;
  const note = exemptionText(result);
  const [first = placeFor(judgement), ...others] = result.locations;
  const change = comparison?.changes.find(other => other.checkId === checkId);
  const isNew = !comparison?.base.report || change?.regressed;
  const asked = verdict.failing.has(checkId) ? 'error' : 'warning';
  return {
    ruleId: checkId,
    ruleIndex,
    kind: 'fail' as const,
    level: result.level === 'shown' ? ('note' as const) : asked,
    message: {
      text: note && !isExempt(result) ? `${message} ${note}` : message,
    },
    locations: [locationOf(first)],
    ...(others.length > 0 && {
      relatedLocations: others.map((other, index) => ({
        id: index + 1,
        message: { text: 'Here, too.' },
        ...locationOf(other),
      })),
    }),
    // The same finding stays the same when lines move.
    partialFingerprints: { 'opaqCheck/v1': `${report.subject.ref}:${checkId}` },
    ...(comparison && { baselineState: isNew ? 'new' : 'unchanged' }),
    suppressions:
      isExempt(result) && exemption
        ? [
            {
              kind: 'external' as const,
              status: 'accepted' as const,
              justification: exemptionText(result),
              location: locationOf(exemption.location),
            },
          ]
        : [],
  };
}

/**
 * SARIF 2.1.0 (OASIS, 27 March 2020, with its errata): what fails of what the scorecard asks for, as services for code
 * scanning read it. What makes the run fail is an `error`, the rest a `warning`; an exempt check is suppressed.
 */
export function renderSarif(given: Judgement): string {
  const judgement = { ...given, report: cleanAll(given.report) };
  const { report, asked } = judgement;
  const selected = report.results.filter(
    ({ checkId, level }) =>
      isSelected(asked, checkId) && (level !== null || asked.only),
  );
  const failing = selected.flatMap((result, index) =>
    report.covered && result.outcome === 'fail' ? [{ result, index }] : [],
  );
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'opaq',
            version,
            semanticVersion: version,
            rules: selected.map(result => ruleOf(result, judgement)),
          },
        },
        // One repository may hold several components, each with a run of its own.
        automationDetails: { id: `opaq/${report.subject.ref}/` },
        originalUriBaseIds: {
          ROOT: { description: { text: 'The root of the repository.' } },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolConfigurationNotifications: report.problems.map(
              ({ message, path, line }) => ({
                level: 'warning',
                message: { text: message },
                ...(path && { locations: [locationOf({ path, line })] }),
              }),
            ),
          },
        ],
        results: failing.map(({ result, index }) =>
          resultOf(result, index, judgement),
        ),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
  return `${escapeJson(JSON.stringify(log, undefined, 2))}\n`;
}
