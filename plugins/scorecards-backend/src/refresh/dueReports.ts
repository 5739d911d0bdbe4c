import type { Scorecard } from '@opaq/engine';
import type { KnownFacts, WorkItem } from '../database/listWork';
import type { NewReport } from '../database/operations/writeReports';
import type { Inputs } from '../database/standing';
import { checksHash } from './checksHash';
import { hashOf } from './hashOf';
import type { LoadedRules } from './RulesSource';

function inputsOf(
  { definitionHash, approvals }: WorkItem,
  { digest, revision }: KnownFacts,
  scorecard: Scorecard,
  checks: string,
): Inputs {
  return {
    definition: definitionHash,
    digest,
    revision: revision ?? '',
    scorecard: scorecard.hash,
    rules: checks,
    exemptions: hashOf(approvals),
  };
}

/** A component that is to be judged, with what its report follows from. */
interface DueItem extends Pick<NewReport, 'inputs' | 'inputHash'> {
  item: WorkItem;
  scorecard: Scorecard;
}

/** The components of a folder that are to be judged. */
export interface DueFolder {
  facts: KnownFacts & { data?: Uint8Array };
  due: DueItem[];
}

/** The components whose report would follow from something else than the stored one does. */
export function dueIn(
  facts: DueFolder['facts'],
  items: readonly WorkItem[],
  options: { url: string; rules: LoadedRules; now: Date },
): DueFolder {
  const { url, rules, now } = options;
  // Exemptions end with a day.
  const day = now.toISOString().slice(0, 10);
  const checks = checksHash(rules);
  const due = items
    .filter(({ folder }) => folder === facts.folder)
    .flatMap(item =>
      rules.scorecards
        .map(scorecard => {
          const inputs = inputsOf(item, facts, scorecard, checks);
          // The rules as a whole: a report has the checks that other scorecards bring.
          const inputHash = hashOf([inputs, url, rules.hash, day]);
          return { item, scorecard, inputs, inputHash };
        })
        .filter(
          ({ scorecard, inputHash }) =>
            item.inputHashes.get(scorecard.name) !== inputHash,
        ),
    );
  return { facts, due };
}
