import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { readme, TOPICS, type Topic } from '../../../facts/readme';

const WORDS: Record<Topic, string> = {
  dev: 'setting it up',
  run: 'running it',
  test: 'testing it',
  debug: 'debugging it',
};

export const notExternal = defineCheck({
  id: 'readme.not-external',
  title: 'The README leaves nothing to a wiki elsewhere',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'absence',
  uses: { readme },
  messages: {
    none: 'There is no README, so it sends nobody to a wiki.',
    link: '{{path}} is a link to another file; links are not followed.',
    own: '{{path}} sends nobody to a wiki to develop, run, test or debug the project.',
    external:
      '{{path}} only links to {{host}} for {{topics}}: move those pages into the repository.',
  },
  run({ readme: found }) {
    if (!found) return notApplicable('none');
    const { path, topics, elsewhere, wikis } = found;
    if (found.link) return unknown('link', { path }, at(found));
    const only = TOPICS.filter(
      topic => wikis[topic] && !topics[topic] && !elsewhere[topic],
    );
    if (only.length === 0) return pass('own', { path }, at(found));
    const lines = [...new Set(only.map(topic => wikis[topic]!.line))];
    return fail(
      'external',
      {
        path,
        host: wikis[only[0]]!.host,
        topics: only.map(topic => WORDS[topic]).join(', '),
      },
      lines.map(line => at({ path, line })),
    );
  },
});
