/** Texts of the page that tries a scorecard out. */
export const previewMessages = {
  intro:
    'Change a scorecard here and see who would move, before anybody is judged by it.',
  notInForce: 'A draft changes nothing yet',
  notInForceText:
    'Scorecards are files. To put the draft in force, copy it into {{origin}} and let your team review it like any other change.',
  notInForceOfEngine:
    'This scorecard came with the plugin. To put the draft in force, save it as a file of your own and name that under scorecards.files in the configuration.',
  definition: 'Definition',
  editor: 'Definition of the scorecard, YAML',
  editorHelp:
    'Ctrl+Enter (on a Mac ⌘+Enter) previews the draft. Tab leaves the text.',
  run: 'Preview',
  running: 'Evaluating…',
  runningTitle: 'The draft is being tried on every service that matches',
  runningText:
    'What reports hold already is taken from them. Checks that are new or have other parameters are run on what is stored of each service: over thousands of them that takes up to a minute.',
  stop: 'Stop',
  reset: 'Back to what is in force',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser did not allow it. Select the text and copy it.',
  download: 'Download',
  edited: 'Draft, not in force',
  unchanged: 'As it is in force',
  problems_one: 'One problem keeps the draft from being previewed',
  problems_other:
    '{{count, number}} problems keep the draft from being previewed',
  line: 'Line {{line}}',
  outdated:
    'The draft has changed since. Preview it again to see what it does now.',
  loadErrorTitle: 'The scorecard could not be loaded',
  errorTitle: 'The preview failed',
  forbiddenTitle: 'You may not preview scorecards',
  forbiddenText:
    'It takes the permission scorecards.preview. Ask those who run the portal.',
  notRead: 'Some answers are not known before it is in force',
  notReadText:
    'These checks look for what nobody has looked for yet, and count as unknown here: {{checks}}. Once the scorecard is in force, repositories are read for them.',
  resultTitle: 'What would change',
  comparedWith: 'Compared with “{{title}}”, as it is in force.',
  movesUp_one: '{{count, number}} service would rise',
  movesUp_other: '{{count, number}} services would rise',
  movesDown_one: '{{count, number}} would fall',
  movesDown_other: '{{count, number}} would fall',
  movesNone: 'No service would move to another level.',
  before: 'In force',
  after: 'Draft',
  score: 'Score {{score}}',
  matrix: 'From where to where',
  matrixHelp:
    'Rows are the levels in force, columns those of the draft. What stays is outlined.',
  fromTo: 'in force ↓ · draft →',
  unscored: 'Not judged',
  moves: 'Who would move',
  movesShown:
    'The {{shown}} that fall furthest, of {{total}}. Filter by owner to see others.',
  because: 'Because of',
  up: 'up from {{from}} to {{to}}',
  down: 'down from {{from}} to {{to}}',
  other: 'from {{from}} to {{to}}',
  moreChecks_one: 'and {{count, number}} more',
  moreChecks_other: 'and {{count, number}} more',
} as const;
