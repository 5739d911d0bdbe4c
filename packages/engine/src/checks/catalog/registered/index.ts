import { at, fail, pass } from '../../answers';
import { defineCheck, type CheckContext } from '../../Check';
import { catalogEntry } from '../../../facts/catalog/catalogEntry';
import { catalogInfo } from '../../../facts/catalog/catalogInfo';

type Subject = CheckContext<unknown>['subject'];

const unnamed = (subject: Subject) =>
  [
    ['spec.type', subject.type],
    ['spec.lifecycle', subject.lifecycle],
    ['spec.owner', subject.owner],
  ]
    .filter(([, value]) => !value)
    .map(([name]) => name)
    .join(', ');

const named = ({ ref, type, lifecycle, owner }: Subject) => ({
  ref,
  type: type ?? '',
  lifecycle: lifecycle ?? '',
  owner: owner?.ref ?? '',
});

export const registered = defineCheck({
  id: 'catalog.registered',
  title: 'The catalog knows the type, lifecycle and owner of the component',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { catalogInfo, catalogEntry },
  messages: {
    found:
      '{{path}} describes {{ref}}: type {{type}}, lifecycle {{lifecycle}}, owner {{owner}}.',
    elsewhere:
      'Registered from elsewhere, {{ref}} names type {{type}}, lifecycle {{lifecycle}} and owner {{owner}}.',
    missing: 'No catalog-info.yaml describes the component.',
    malformed: 'The catalog cannot read {{path}}: {{problem}}.',
    incomplete: '{{path}} does not name {{fields}} of {{ref}}.',
    incompleteElsewhere:
      'Registered from elsewhere, {{ref}} does not name {{fields}}.',
    other: '{{path}} describes other entities, but not {{ref}}.',
  },
  run({ catalogInfo: { path, documents }, catalogEntry: entry }, { subject }) {
    const unreadable = documents.filter(({ entity }) => !entity);
    const broken = (entry ? [entry] : unreadable).find(
      ({ problems }) => problems.length > 0,
    );
    if (broken) {
      const [{ message, line }] = broken.problems;
      const data = { path: broken.path, problem: message };
      return fail('malformed', data, at({ path: broken.path, line }));
    }
    if (entry) {
      const fields = unnamed(entry.described);
      const data = { path: entry.path, ...named(entry.described), fields };
      return fields
        ? fail('incomplete', data, at(entry))
        : pass('found', data, at(entry));
    }
    if (subject.from === 'catalog') {
      const fields = unnamed(subject);
      return fields
        ? fail('incompleteElsewhere', { fields, ref: subject.ref })
        : pass('elsewhere', named(subject));
    }
    return path
      ? fail('other', { path, ref: subject.ref }, at({ path }))
      : fail('missing');
  },
});
