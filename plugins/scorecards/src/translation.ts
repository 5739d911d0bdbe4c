import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { checksMessages } from './messages/checks';
import { entityMessages } from './messages/entity';
import { exemptionsMessages } from './messages/exemptions';
import { filterMessages } from './messages/filter';
import { newProjectMessages } from './messages/newProject';
import { operationsMessages } from './messages/operations';
import { overviewMessages } from './messages/overview';
import { pagesMessages } from './messages/pages';
import { previewMessages } from './messages/preview';
import { servicesMessages } from './messages/services';

/** Every text of the plugin. @public */
export const scorecardsTranslationRef = createTranslationRef({
  id: 'plugin.scorecards',
  messages: {
    ...entityMessages,
    filter: filterMessages,
    overview: overviewMessages,
    outcome: {
      pass: 'Pass',
      fail: 'Fail',
      notApplicable: 'Not applicable',
      unknown: 'Unknown',
      error: 'Error',
      exempt: 'Exempt',
    },
    count: {
      pass_one: '{{count, number}} pass',
      pass_other: '{{count, number}} pass',
      fail_one: '{{count, number}} fail',
      fail_other: '{{count, number}} fail',
      notApplicable_one: '{{count, number}} not applicable',
      notApplicable_other: '{{count, number}} not applicable',
      unknown_one: '{{count, number}} unknown',
      unknown_other: '{{count, number}} unknown',
      exempt_one: '{{count, number}} exempt',
      exempt_other: '{{count, number}} exempt',
      error_one: '{{count, number}} could not be run',
      error_other: '{{count, number}} could not be run',
    },
    category: {
      structure: 'Structure',
      readme: 'README',
      deps: 'Dependencies',
      container: 'Container',
      workflow: 'Workflow',
      prod: 'Production',
      team: 'Team',
      design: 'Design',
      quality: 'Quality',
      catalog: 'Catalog',
    },
    effort: {
      minutes: 'minutes of work',
      hours: 'hours of work',
      days: 'days of work',
    },
    level: {
      below: 'Below {{level}}',
      none: 'No level',
      possible: '{{level}} possible',
      possibleBecause_one: '{{level}} possible: {{count, number}} unknown',
      possibleBecause_other: '{{level}} possible: {{count, number}} unknown',
      notCoveredBecause: 'No level and no score: {{reason}}.',
      reached: 'reached',
      maybe: 'possible',
      open: 'not reached',
      progress_one: '{{met}} of {{count, number}} check',
      progress_other: '{{met}} of {{count, number}} checks',
    },
    score: {
      score: 'Score',
      coverage: 'Coverage',
      none: 'No score',
      withCoverage: 'coverage {{coverage}}',
      scoreHelp: 'Checks passed, of those passed and failed, by weight',
      coverageHelp: 'Applicable checks that have an answer',
    },
    state: {
      pending: 'Not read yet',
      scored: 'Not scored yet',
      notCovered: 'Not covered',
      noSource: 'No source location',
      unreadable: 'Could not be read',
      stale: 'Out of date',
    },
    card: {
      title: 'Scorecard',
      link: 'See the scorecard',
      nextSteps: 'Next steps',
    },
    entity: {
      revision: 'Revision {{revision}}',
      read: 'Last read',
      folder: 'Folder {{path}}',
      results: 'Results',
      resultsFoundAnyway: 'What the checks found',
      alsoLookedAt: 'Also looked at',
      alsoLookedAtHelp:
        'The scorecard does not ask for these checks: they change neither level nor score.',
      problems: 'Problems in the project’s settings',
    },
    nextSteps: {
      topTitle: 'Next steps',
      title: 'Next steps to {{target}}',
      done: 'The top level is reached. Nothing is left to do.',
      open_one: 'One answer is missing on the way to {{level}}:',
      open_other:
        '{{count, number}} answers are missing on the way to {{level}}:',
    },
    result: {
      why: 'Why it matters',
      howToFix: 'How to fix it',
      looksFor: 'What it looks for',
      passes: 'What passes',
      fails: 'What fails',
      showDetails: 'About this check',
      showFix: 'How to fix it',
      detailsOf: '{{action}}: {{title}}',
      shown: 'not scored',
      more_one: 'Show {{count, number}} more that needs nothing',
      more_other: 'Show {{count, number}} more that need nothing',
      moreLocations_one: '{{count, number}} more',
      moreLocations_other: '{{count, number}} more',
      opaq: 'OPAQ: {{item}}',
      opaqHelp:
        'Operational, Performance, Architecture, Quality: what a design answers before there is code',
    },
    exemption: {
      inForce: 'Exempt until {{expires}}: {{reason}}',
      expired:
        'The exemption expired on {{expires}}, so the check counts again: {{reason}}',
      awaitingApproval:
        'An exemption until {{expires}} waits for approval, so the check counts: {{reason}}',
      refused: 'The exemption does not hold: {{note}}',
      approvedBy: 'Approved by {{name}}, says the project.',
    },
    recheck: {
      action: 'Check again',
      running: 'Reading the repository…',
      changed_one: 'Read again: {{count, number}} answer changed.',
      changed_other: 'Read again: {{count, number}} answers changed.',
      levelChanged: 'Read again: from {{before}} to {{now}}.',
      unchanged: 'Read again: nothing changed.',
      firstReport: 'Read: the first report is here.',
      unreadable: 'The repository could not be read.',
      slow: 'Still being read. The page shows the new report when it is there.',
      failed: 'Could not ask for a new read: {{message}}',
      forbidden: 'You may not ask for a new read of this repository.',
    },
    notice: {
      staleTitle: 'This report is out of date',
      staleText: 'The last attempt to read the repository failed.',
      pendingTitle: 'Waiting for the first read',
      pendingText:
        'The repository has not been read yet. The report appears here by itself.',
      noSourceTitle: 'Nothing says where the source is',
      noSourceText:
        'Checks need the repository behind this component. Add its address to catalog-info.yaml; the report appears here after the catalog has read the file again.',
      unreadableTitle: 'The repository could not be read',
      unreadableText:
        'It is tried again by itself. When the cause is removed, check again to see the result at once.',
      notCoveredTitle: 'The scorecard does not judge this component',
      notCoveredText:
        'There is no level and no score, because {{reason}}. What the checks found stands below.',
      errorTitle: 'The scorecard could not be loaded',
      outdatedErrorTitle: 'The report could not be brought up to date',
      pageErrorTitle: 'The scorecards could not be loaded',
      refusedTitle:
        'A scorecard is not in force: something in its file is wrong',
      retry: 'Try again',
    },
    pages: pagesMessages,
    checks: checksMessages,
    exemptions: exemptionsMessages,
    newProject: newProjectMessages,
    operations: operationsMessages,
    preview: previewMessages,
    services: servicesMessages,
  },
});

/** Gives a text by its name. */
export type Text = TranslationFunction<typeof scorecardsTranslationRef.T>;

/** The plugin's texts in the reader's language. */
export function useText(): Text {
  return useTranslationRef(scorecardsTranslationRef).t;
}
