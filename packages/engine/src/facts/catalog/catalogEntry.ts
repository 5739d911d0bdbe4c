import { subjectFromEntity, type Subject } from '../../subject';
import { defineDerivedFact } from '../Fact';
import { catalogInfo, type CatalogProblem } from './catalogInfo';

/** The document of the catalog file that describes the component itself. @public */
export interface CatalogEntry {
  path: string;
  /** Where the document begins. */
  line: number;
  /** What the file says, which is not always what the catalog knows: it may be newer, or of a branch. */
  described: Subject;
  problems: CatalogProblem[];
}

/** Undefined where no document describes the component. @public */
export const catalogEntry = defineDerivedFact({
  name: 'catalogEntry',
  uses: { catalogInfo },
  derive({ catalogInfo: { documents } }, subject): CatalogEntry | undefined {
    return documents
      .flatMap(({ entity, path, line, problems }) => {
        if (!entity) return [];
        const described = subjectFromEntity(entity, { from: 'file' });
        return [{ path, line, described, problems }];
      })
      .find(({ described }) => described.ref === subject.ref);
  },
});
