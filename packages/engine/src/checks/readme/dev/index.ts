import { defineTopicCheck } from '../../topicCheck';

export const readmeDev = defineTopicCheck({
  id: 'readme.dev',
  title: 'The README says how to set up the project',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  topic: 'dev',
  says: 'how to set the project up',
  lacks: 'has no command that creates the environment',
  inWords: 'lists the steps of the installation',
});
