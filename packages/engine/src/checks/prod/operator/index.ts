import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { onCall } from '../../../facts/catalog/onCall';
import { runbooks } from '../../../facts/readme';
import { traits } from '../../../facts/traits/traits';

export const operator = defineCheck({
  id: 'prod.operator',
  title: 'Who runs the project is named',
  opaq: 'Operational/Recoverability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { onCall, runbooks, traits },
  messages: {
    none: 'Neither a service nor a job, so nobody has to run it.',
    annotation: 'The catalog names who is on call: {{name}}.',
    contact: '{{path}} names {{kind}}.',
    elsewhere:
      'The runbook is not in the repository ({{url}}), so whether it names who runs the project could not be read.',
    nobody:
      '{{path}} is a runbook, but names nobody: no address, channel, team, number or rotation.',
    missing:
      'Neither a runbook nor an annotation of an on-call tool names who runs the project.',
  },
  run({ onCall: annotations, runbooks: documents, traits: is }, { subject }) {
    const annotation = annotations.find(one => one.callsPeople);
    if (annotation) return pass('annotation', { name: annotation.name });
    const named = documents.flatMap(({ path, contact }) =>
      contact ? [{ path, ...contact }] : [],
    );
    const [first] = named;
    if (first) {
      const { path, kind } = first;
      return pass('contact', { path, kind }, named.map(at));
    }
    if (!is.service && !is.job && !is.app) return notApplicable('none');
    const [document] = documents;
    if (document) {
      return fail('nobody', { path: document.path }, documents.map(at));
    }
    const link = subject.links?.find(
      ({ type, url }) =>
        type?.toLowerCase() === 'runbook' && /^https?:/i.test(url),
    );
    return link ? unknown('elsewhere', { url: link.url }) : fail('missing');
  },
});
