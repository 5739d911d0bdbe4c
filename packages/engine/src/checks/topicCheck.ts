import { readme, type Readme, type Topic } from '../facts/readme';
import { at, fail, pass, unknown } from './answers';
import { defineCheck, type Answer, type Check } from './Check';

/** How a check of one topic of the README differs from the others. */
interface TopicCheck extends Pick<Check, 'id' | 'title' | 'opaq' | 'effort'> {
  topic: Topic;
  /** What the README says where the check passes: `how to run the project`. */
  says: string;
  /** What is missing where it fails, after the README's name: `has no command that runs the project`. */
  lacks: string;
  /** How it passes without a command, after the README's name; absent where only a command is an answer. */
  inWords?: string;
}

type MessageId =
  | 'command'
  | 'words'
  | 'elsewhere'
  | 'missing'
  | 'none'
  | 'link';

function answerFor(found: Readme | undefined, topic: Topic): Answer<MessageId> {
  if (!found) return fail('none');
  const { path } = found;
  if (found.link) return unknown('link', { path }, at(found));
  const here = found.topics[topic];
  if (here) {
    const { line, command } = here;
    const where = at({ path, line });
    return command === undefined
      ? pass('words', { path }, where)
      : pass('command', { path, command }, where);
  }
  const there = found.elsewhere[topic];
  return there
    ? fail('elsewhere', { path, other: there.path }, at(there))
    : fail('missing', { path }, at(found));
}

/** A check that asks the README for one topic. A command is the evidence; where a topic can be told in words, they are. */
export function defineTopicCheck({
  topic,
  says,
  lacks,
  inWords = `says ${says}`,
  ...check
}: TopicCheck) {
  return defineCheck({
    ...check,
    looksFor: 'presence',
    uses: { readme },
    messages: {
      command: `{{path}} says ${says}: \`{{command}}\`.`,
      words: `{{path}} ${inWords}.`,
      elsewhere: `{{path}} ${lacks}; {{other}} has one: move it to the README.`,
      missing: `{{path}} ${lacks}.`,
      none: `There is no README that could say ${says}.`,
      link: '{{path}} is a link to another file; links are not followed.',
    },
    run: ({ readme: found }) => answerFor(found, topic),
  });
}
