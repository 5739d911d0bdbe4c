import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { templateSign } from '../../../facts/repository/isTemplate';
import { layout } from '../../../facts/layout/layout';
import { titleOf } from './titles';

export const structureLayout = defineCheck({
  id: 'structure.layout',
  title: 'The project is laid out in a recognised way',
  opaq: 'Architecture/Extensibility',
  effort: 'hours',
  looksFor: 'presence',
  uses: { layout, templateSign },
  messages: {
    template:
      '{{path}} shows a template for projects, which has no layout of its own.',
    recognised: 'Recognised as {{title}}, by {{signals}}.',
    skeleton:
      'The folders are those of {{title}}, but they hold only placeholders: no source code yet.',
    notebookOnly:
      'There are only notebooks and no importable source. The nearest kind is {{title}}; missing: {{missing}}.',
    unrecognised:
      'No recognised layout. The nearest kind is {{title}}; missing: {{missing}}.',
    empty: 'No source code was found.',
  },
  run({ layout: found, templateSign: template }) {
    if (template !== undefined) {
      return notApplicable('template', { path: template }, { path: template });
    }
    const { kind, nearest, source, notebookOnly } = found;
    if (kind) {
      const where = [...kind.signals, ...(source ? [source] : [])].map(at);
      const named = { kind: kind.name, title: titleOf(kind.name) };
      if (!source) return fail('skeleton', named, where);
      const signals = kind.signals.map(({ name }) => name).join('; ');
      return pass('recognised', { ...named, signals }, where);
    }
    if (!nearest || !(source || notebookOnly)) return fail('empty');
    const data = {
      kind: nearest.name,
      title: titleOf(nearest.name),
      missing: nearest.missing.join('; '),
    };
    return notebookOnly
      ? fail('notebookOnly', data, at(notebookOnly))
      : fail('unrecognised', data);
  },
});
