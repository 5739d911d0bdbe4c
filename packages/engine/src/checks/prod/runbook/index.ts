import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { runbooks } from '../../../facts/readme';

// What a browser runs or shows, and does not follow.
const SCRIPT = /^\s*(?:javascript|data|vbscript):/i;

export const runbook = defineCheck({
  id: 'prod.runbook',
  title: 'A runbook tells what to do when something breaks',
  opaq: 'Operational/Recoverability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { runbooks },
  messages: {
    document: '{{path}} holds a runbook.',
    link: 'The catalog links to a runbook: {{url}}.',
    missing:
      'No runbook: neither a document or section of that name, nor a catalog link of type runbook.',
  },
  run({ runbooks: documents }, { subject }) {
    const [document] = documents;
    if (document) {
      return pass('document', { path: document.path }, documents.map(at));
    }
    const link = subject.links?.find(
      ({ type, url }) =>
        type?.toLowerCase() === 'runbook' && url !== '' && !SCRIPT.test(url),
    );
    return link ? pass('link', { url: link.url }) : fail('missing');
  },
});
