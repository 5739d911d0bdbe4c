import { defineTopicCheck } from '../../topicCheck';

export const readmeDebug = defineTopicCheck({
  id: 'readme.debug',
  title: 'The README says what to do when something goes wrong',
  opaq: 'Operational/Recoverability',
  effort: 'hours',
  topic: 'debug',
  says: 'how to look into a failure',
  lacks:
    'has neither a section on what to do when something goes wrong nor a command that shows logs',
  inWords: 'has a section on what to do when something goes wrong',
});
