import { isDeepStrictEqual } from 'node:util';
import { parseReport } from '../../plugins/scorecards-backend/src/database/reportText';
import { refOf } from './Catalog';
import type { Compared } from './verify';

/** @returns What is not as it will be in the end, yet. */
export function unsettled({ world, truth, stored }: Compared): string[] {
  const { now, subjects, reports, repositories, hosts } = stored;
  const known = new Map(subjects.map(row => [row.entity_ref, row]));
  const revisions = new Map(
    reports.map(row => [row.entity_ref, parseReport(row).source.revision]),
  );
  // Leases come and go with each look at a repository; those of the killed have to lapse.
  const busy = repositories.filter(
    ({ requested_at, evaluate_at, lease_until }) =>
      requested_at !== null ||
      evaluate_at !== null ||
      (lease_until !== null && Number(lease_until) < now),
  );
  const troubled = hosts.filter(
    ({ failures, paused_until }) =>
      failures > 0 || Number(paused_until ?? 0) > now,
  );
  const present = new Set(world.catalog.all().map(({ name }) => refOf(name)));
  const extra = [...known.keys()].filter(ref => !present.has(ref));
  return [
    ...extra.map(ref => `${ref} is known still`),
    ...busy.map(({ url }) => `${url} is being worked on`),
    ...troubled.map(({ host }) => `${host} is in trouble, or paused`),
    ...world.catalog.all().flatMap(component => {
      const ref = refOf(component.name);
      const subject = known.get(ref);
      if (!subject) return `${ref} is not known`;
      const definition = truth.subjectOf(component);
      if (!isDeepStrictEqual(JSON.parse(subject.definition), definition)) {
        return `${ref} is not as the catalog has it`;
      }
      if (!world.isReadable(component)) {
        return subject.failures > 0 ? [] : `${ref} is not known to be stale`;
      }
      const isCurrent =
        revisions.get(ref) === truth.newestOf(component) &&
        subject.url === world.urlOf(component) &&
        subject.failures === 0;
      return isCurrent
        ? []
        : `${ref} is at ${revisions.get(ref)} (${subject.last_error})`;
    }),
  ];
}
