import { defineDerivedFact } from '../Fact';
import { ci } from './ci';
import type { CiDefinition, CiUse } from './CiDefinition';
import { workOf, type Work } from './work';

/** A definition of CI and what it does for the quality of the project. @public */
export interface CiWork extends Omit<CiDefinition, 'jobs'> {
  work: Work[];
  /** Jobs that are defined in another repository, by what they are called there. */
  elsewhere: CiUse[];
}

const isElsewhere = (platform: string, { name }: CiUse): boolean => {
  if (platform === 'GitLab CI') return true;
  if (platform === 'Jenkins') return !/^\w+\.(build|push|with)/.test(name);
  return /\.ya?ml@/.test(name);
};

/** Per definition of CI, the steps that test, lint, build or run the project. @public */
export const ciWork = defineDerivedFact({
  name: 'ciWork',
  uses: { ci },
  derive: ({ ci: definitions }): CiWork[] =>
    definitions.map(({ jobs, ...definition }) => ({
      ...definition,
      work: jobs.flatMap(workOf),
      elsewhere: jobs
        .flatMap(({ uses }) => uses)
        .filter(use => isElsewhere(definition.platform, use)),
    })),
});
