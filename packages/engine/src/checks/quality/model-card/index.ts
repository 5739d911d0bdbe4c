import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { modelCards, type CardTopic } from '../../../facts/models/modelCards';
import { traits } from '../../../facts/traits/traits';

const TOPICS: Record<CardTopic, string> = {
  use: 'what the model is for',
  data: 'the data it was trained on',
  metrics: 'how good it is',
  limits: 'where it must not be trusted',
};

export const modelCard = defineCheck({
  id: 'quality.model-card',
  title:
    'A model card says what the model is for, how good it is and where it fails',
  opaq: 'Operational/Compliance',
  effort: 'hours',
  looksFor: 'presence',
  uses: { modelCards, traits },
  messages: {
    none: 'No model is trained or served here.',
    found: '{{path}} describes the model: its use, data, metrics and limits.',
    incomplete: '{{path}} is a model card that does not say {{missing}}.',
    missing: '{{path}} {{what}}, and no model card describes the model.',
  },
  run({ modelCards: [card], traits: is }) {
    const model = is.trains ?? is.servesModel;
    if (card) {
      const missing = (Object.keys(TOPICS) as CardTopic[])
        .filter(topic => !card.topics.includes(topic))
        .map(topic => TOPICS[topic]);
      const { path } = card;
      if (missing.length === 0) return pass('found', { path }, at(card));
      if (!model) return notApplicable('none');
      const named = { path, missing: missing.join(', ') };
      return fail('incomplete', named, at(card));
    }
    if (!model) return notApplicable('none');
    const { path = '', line, what } = model;
    return fail('missing', { path, what }, { path, line });
  },
});
