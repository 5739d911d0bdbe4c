import type { CheckResult } from '@opaq/engine/report';
import { isSelected } from '../check/asked';
import { stateOf, type State } from '../check/compare';
import type { Judgement } from '../check/Judgement';
import type { TextOptions } from '../formats/render';
import { cleanAll } from './clean';
import { Findings } from './finding';
import { wrap } from './terminal';

/** A judgement and the ways in which its results are asked for. */
export class View {
  readonly judgement: Judgement;
  readonly options: TextOptions;
  readonly findings: Findings;
  /** What is looked at, fit for a terminal. */
  readonly results: CheckResult[];

  constructor(judgement: Judgement, options: TextOptions) {
    const report = cleanAll(judgement.report);
    this.judgement = { ...judgement, report };
    this.options = options;
    this.findings = new Findings(judgement.catalogue, options.style);
    this.results = report.results.filter(({ checkId }) =>
      isSelected(judgement.asked, checkId),
    );
  }

  get report() {
    return this.judgement.report;
  }

  get style() {
    return this.options.style;
  }

  /** The levels of which something is looked at: with `--only` that may be few. */
  get levels() {
    return this.report.scorecard.levels.filter(
      ({ name }) => this.inLevel(name).length > 0,
    );
  }

  titleOf(level: string | null): string | undefined {
    const { levels } = this.report.scorecard;
    return levels.find(({ name }) => name === level)?.title;
  }

  /** What a level asks for; null for what nothing asks for. */
  inLevel(level: string | null, ...states: State[]): CheckResult[] {
    return this.results.filter(
      result =>
        result.level === level &&
        (states.length === 0 || states.includes(stateOf(result))),
    );
  }

  section(title: string, lines: string[]): string[] {
    if (lines.length === 0) return [];
    return [
      '',
      ...wrap(title, this.style).map(this.style.colors.bold),
      ...lines,
    ];
  }
}
