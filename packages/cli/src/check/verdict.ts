import { isExempt } from '@opaq/engine';
import type { CheckResult, Report } from '@opaq/engine/report';
import { counts, isSelected, levelsUpTo, type Asked } from './asked';
import type { Comparison } from './compare';

/** One thing that was asked for, and how it came out. */
export interface Requirement {
  /** A whole sentence. */
  sentence: string;
  met: boolean;
  /** Ids of the checks that keep it from being met. */
  failing: string[];
}

/** Whether a project is what was asked for. */
export interface Verdict {
  ok: boolean;
  requirements: Requirement[];
  /** Ids of the checks that make the run fail. */
  failing: ReadonlySet<string>;
}

const number = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

/** Never rounded up: 100 % means all. The small number is for shares that floating point puts just below, such as 0.29. */
export const percentOf = (share: number) => Math.floor(share * 100 + 1e-9);

const isFailing = (result: CheckResult) =>
  result.outcome === 'fail' && !isExempt(result);

/** What fails of a level and of those below it. */
export function failuresOf(
  level: string,
  report: Report,
  asked: Asked = {},
): CheckResult[] {
  if (!report.covered) return [];
  const levels = levelsUpTo(level, report.scorecard);
  return report.results.filter(
    result =>
      isFailing(result) &&
      levels.includes(result.level ?? '') &&
      isSelected(asked, result.checkId),
  );
}

const requirement = (
  failures: readonly CheckResult[],
  sentence: string,
): Requirement => ({
  sentence,
  met: failures.length === 0,
  failing: failures.map(({ checkId }) => checkId),
});

function levelRequirement(
  level: string,
  report: Report,
  asked: Asked,
): Requirement {
  const { title } = report.scorecard.levels.find(({ name }) => name === level)!;
  const failures = failuresOf(level, report, asked);
  return requirement(
    failures,
    failures.length
      ? `${title}: ${number(failures.length, 'check fails', 'checks fail')}.`
      : `${title}: nothing fails.`,
  );
}

function onlyRequirement(report: Report, asked: Asked): Requirement {
  const failures = report.results.filter(
    result => isFailing(result) && counts(asked, result),
  );
  return requirement(
    failures,
    failures.length
      ? `${number(
          failures.length,
          'of the checks asked for fails',
          'of the checks asked for fail',
        )}.`
      : 'None of the checks asked for fails.',
  );
}

function baseRequirement(
  { base, changes }: Comparison,
  report: Report,
  asked: Asked,
): Requirement {
  const since = `Since ${base.name} (${base.revision.slice(0, 12)})`;
  if (!base.report) {
    return requirement(
      [],
      `${since}: the project is new, so there is nothing to compare with.`,
    );
  }
  const regressed = new Set(
    changes
      .filter(
        change =>
          change.regressed ||
          (change.kind === 'new' &&
            change.after === 'fail' &&
            asked.only?.ids.has(change.checkId)),
      )
      .map(({ checkId }) => checkId),
  );
  const failures = report.results.filter(
    result => regressed.has(result.checkId) && counts(asked, result),
  );
  return requirement(
    failures,
    failures.length
      ? `${since}: ${number(failures.length, 'check', 'checks')} got worse.`
      : `${since}: nothing got worse.`,
  );
}

function scoreRequirement(minScore: number, { score }: Report): Requirement {
  const wanted = `at least ${minScore} % is asked for.`;
  // Where no check has an answer the score is unknown, which is never a failure.
  if (score === null) return requirement([], `Score: unknown, ${wanted}`);
  return {
    sentence: `Score: ${percentOf(score)} %, ${wanted}`,
    met: score * 100 + 1e-9 >= minScore,
    failing: [],
  };
}

/**
 * Holds a report against what was asked. `unknown` is never a failure, and nothing is asked of a project that the
 * scorecard does not judge.
 */
export function judge(
  report: Report,
  asked: Asked,
  comparison?: Comparison,
): Verdict {
  const { level, minScore, only } = asked;
  const requirements: Requirement[] = [];
  if (report.covered) {
    if (comparison)
      requirements.push(baseRequirement(comparison, report, asked));
    if (level !== undefined) {
      requirements.push(levelRequirement(level, report, asked));
    } else if (only && !comparison && minScore === undefined) {
      requirements.push(onlyRequirement(report, asked));
    }
    if (minScore !== undefined) {
      requirements.push(scoreRequirement(minScore, report));
    }
  }
  return {
    ok: requirements.every(({ met }) => met),
    requirements,
    failing: new Set(requirements.flatMap(({ failing }) => failing)),
  };
}
