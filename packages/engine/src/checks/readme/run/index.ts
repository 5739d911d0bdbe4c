import { defineTopicCheck } from '../../topicCheck';

export const readmeRun = defineTopicCheck({
  id: 'readme.run',
  title: 'The README says how to run the project',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  topic: 'run',
  says: 'how to run the project',
  lacks: 'has no command that runs the project',
});
