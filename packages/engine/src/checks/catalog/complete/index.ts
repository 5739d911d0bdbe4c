import { at, fail, pass } from '../../answers';
import { defineCheck, type CheckContext } from '../../Check';
import { catalogEntry } from '../../../facts/catalog/catalogEntry';

type Subject = CheckContext<unknown>['subject'];

// Where the documentation is built from, or whose it shares: https://backstage.io/docs/features/techdocs/how-to-guides.
const TECHDOCS = ['backstage.io/techdocs-ref', 'backstage.io/techdocs-entity'];

/** What an entry of the catalog should say, by the field that says it. */
const FIELDS: ReadonlyArray<
  readonly [field: string, says: (subject: Subject) => boolean]
> = [
  ['metadata.description', ({ description }) => Boolean(description)],
  ['spec.system', ({ system }) => Boolean(system)],
  [
    'the annotation backstage.io/techdocs-ref',
    ({ annotations = {} }) =>
      TECHDOCS.some(name => (annotations[name] ?? '').trim() !== ''),
  ],
  [
    'metadata.links',
    ({ links = [] }) => links.some(({ url }) => /^\w+:\S/.test(url.trim())),
  ],
];

export const complete = defineCheck({
  id: 'catalog.complete',
  title:
    'The catalog describes the component, with its system, documentation and links',
  opaq: 'Operational/Deployability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { catalogEntry },
  messages: {
    complete:
      'The catalog has a description, the system, documentation and links of {{ref}}.',
    lacking: 'The catalog entry of {{ref}} lacks {{fields}}.',
    missing:
      'No catalog-info.yaml describes the component, so the catalog has nothing to show of it.',
  },
  run({ catalogEntry: entry }, { subject }) {
    if (!entry && subject.from === 'file') return fail('missing');
    const where = entry ? at(entry) : [];
    // The file may be newer than the catalog, and the catalog may have more than the file says.
    const sources = entry ? [entry.described, subject] : [subject];
    const fields = FIELDS.filter(([, says]) => !sources.some(says)).map(
      ([field]) => field,
    );
    return fields.length === 0
      ? pass('complete', { ref: subject.ref }, where)
      : fail('lacking', { ref: subject.ref, fields: fields.join(', ') }, where);
  },
});
