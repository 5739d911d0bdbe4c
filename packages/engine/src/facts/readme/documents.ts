import { defineDerivedFact, defineFileFact } from '../Fact';
import type { Contact } from './contacts';
import {
  designsIn,
  NOT_OWN,
  opaqIn,
  type DesignDocument,
  type Opaq,
} from './designDocuments';
import { readDocument } from './Document';
import { mayStandAlone } from './mayStandAlone';
import { ownName } from './ownName';
import { isReadme, readmeOf, type Found, type Readme } from './readmeOf';
import { isVendored } from '../source/paths';

/** A text for who runs the component. @public */
export interface Runbook {
  path: string;
  line: number;
  /** Who is reached when it breaks, where it names somebody. */
  contact?: Contact;
}

/** A document, or a section of one, that sets objectives for the service. @public */
export interface ObjectiveDocument {
  path: string;
  line: number;
}

export interface Documents {
  readme?: Readme;
  runbooks: Runbook[];
  objectives: ObjectiveDocument[];
  designs: DesignDocument[];
  opaq?: Opaq;
}

const MAX_DOCUMENT = 256 * 1024;
const DOCUMENT = /\.(md|markdown|mdown|mkd|rst|rest|rmd|qmd|adoc|asciidoc)$/i;
/** Plain text may as well be data, in any number: only names that promise a document count. */
const TEXT =
  /(^|\/)(install|contributing|hacking|usage|[^/]*run[-_]?book[^/]*)\.txt$/i;
const NOT_DOCUMENT =
  /(^|\/)(requirements|constraints|license|licence|copying|robots|cmakelists|changelog|news|history)[^/]*\.\w+$/i;
const MANIFEST =
  /(^|\/)(DESCRIPTION|pyproject\.toml|setup\.(py|cfg)|package\.json)$/;

/** What the component's documents say. Each file is read once, for its README and for runbooks alike. */
const documents = defineFileFact<Found, Documents>({
  name: 'documents',
  version: 7,
  scope: 'component',
  select: (path, size) =>
    MANIFEST.test(path)
      ? !isVendored(path)
      : (isReadme(path) ||
          ((DOCUMENT.test(path) || TEXT.test(path)) && size <= MAX_DOCUMENT)) &&
        !NOT_DOCUMENT.test(path) &&
        !isVendored(path),
  map({ path, text = '' }, later) {
    if (MANIFEST.test(path)) {
      const name = ownName(path, text);
      return name ? { name } : undefined;
    }
    if (!mayStandAlone(path, text)) {
      return { ifAsked: later(file => readDocument(path, file.text ?? '')) };
    }
    const document = readDocument(path, text);
    return document ? { document } : undefined;
  },
  reduce(found, { entries }) {
    const readme = readmeOf(found, entries);
    const opaq = opaqIn(found);
    return {
      ...(readme ? { readme } : {}),
      ...(opaq ? { opaq } : {}),
      designs: designsIn(found, entries),
      runbooks: [...found].flatMap(([at, { document }]) =>
        document?.runbook === undefined
          ? []
          : [
              {
                path: at,
                line: document.runbook,
                ...(document.contact ? { contact: document.contact } : {}),
              },
            ],
      ),
      objectives: [...found].flatMap(([at, { document }]) =>
        document?.objective === undefined || NOT_OWN.test(at)
          ? []
          : [{ path: at, line: document.objective }],
      ),
    };
  },
});

/** The component's README; undefined where it has none. @public */
export const readme = defineDerivedFact({
  name: 'readme',
  uses: { documents },
  derive: (facts): Readme | undefined => facts.documents.readme,
});

/** The component's runbooks, by path. @public */
export const runbooks = defineDerivedFact({
  name: 'runbooks',
  uses: { documents },
  derive: (facts): Runbook[] => facts.documents.runbooks,
});

/** The documents in which the component was designed, and its decision records, by path. @public */
export const designs = defineDerivedFact({
  name: 'designs',
  uses: { documents },
  derive: (facts): DesignDocument[] => facts.documents.designs,
});

/** What `docs/opaq.md` answers; undefined where there is no such document. @public */
export const opaq = defineDerivedFact({
  name: 'opaq',
  uses: { documents },
  derive: (facts): Opaq | undefined => facts.documents.opaq,
});

/** What the component's documents say of its objectives, by path. @public */
export const objectiveDocuments = defineDerivedFact({
  name: 'objectiveDocuments',
  uses: { documents },
  derive: (facts): ObjectiveDocument[] => facts.documents.objectives,
});
