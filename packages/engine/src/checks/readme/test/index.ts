import { defineTopicCheck } from '../../topicCheck';

export const readmeTest = defineTopicCheck({
  id: 'readme.test',
  title: 'The README says how to run the tests',
  opaq: 'Quality/Testability',
  effort: 'minutes',
  topic: 'test',
  says: 'how to run the tests',
  lacks: 'has no command that runs automated tests',
});
