import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { definitions } from '../../../facts/workflows/definitions/definitions';
import { objectiveDocuments } from '../../../facts/readme';
import { traits } from '../../../facts/traits/traits';

export const slo = defineCheck({
  id: 'prod.slo',
  title: 'Service-level objectives say how good the service has to be',
  opaq: 'Operational/Availability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { definitions, objectiveDocuments, traits },
  messages: {
    none: 'No service, so nobody waits for its answers.',
    definition: '{{path}} defines {{what}}.',
    document: '{{path}} sets objectives for the service.',
    missing:
      'No service-level objective: neither a definition that a tool reads, nor a document or section of that name with a figure in it.',
  },
  run({ definitions: defined, objectiveDocuments: documents, traits: is }) {
    const objectives = defined.filter(({ mark }) => mark === 'objective');
    const [first] = objectives;
    if (first) {
      const { path, what } = first;
      return pass('definition', { path, what }, objectives.map(at));
    }
    const [document] = documents;
    if (document) {
      return pass('document', { path: document.path }, documents.map(at));
    }
    return is.service ? fail('missing') : notApplicable('none');
  },
});
