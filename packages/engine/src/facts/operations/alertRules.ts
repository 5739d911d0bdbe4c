import { code, markOf } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { definitions } from '../workflows/definitions/definitions';

/** A rule that alerts, kept as code. @public */
export interface AlertRule {
  path: string;
  line?: number;
  /** With an article: `a Prometheus alert`. */
  what: string;
  /** What the rule says it is about, where its line tells. */
  name?: string;
}

/** The project's rules that alert, of code the first place in each file. @public */
export const alertRules = defineDerivedFact({
  name: 'alertRules',
  uses: { definitions, code },
  derive({ definitions: defined, code: sources }): AlertRule[] {
    const rules = defined
      .filter(({ mark }) => mark === 'alert')
      .map(({ mark, ...rule }) => rule);
    const inCode = sources.flatMap(file => {
      const place = file.role === 'app' && markOf(file, 'alarm');
      if (!place) return [];
      return [{ path: file.path, line: place.line, what: 'an alarm in code' }];
    });
    return [...rules, ...inCode];
  },
});
