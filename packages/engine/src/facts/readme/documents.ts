import type { TreeEntry } from '../../tree';
import { basename, dirname, join } from '../../tree/paths';
import { defineDerivedFact, defineFileFact } from '../Fact';
import { readDocument, type Document } from './Document';
import { isDesignByName, type Design } from './design';
import type { Contact } from './contacts';
import type { Evidence } from './evidence';
import type { OpaqAnswers } from './opaqAnswers';
import type { Prose } from './prose';
import { ownName } from './ownName';
import type { References } from './references';
import { TOPICS, type Topic } from './Topic';
import type { WikiLink } from './wikis';

/** The README of a component, and what stands in its place. @public */
export interface Readme {
  path: string;
  /** Characters of its own text, without markup, badges and drawn trees. */
  length: number;
  /** Whose text it holds beside its own, where a tool wrote it. */
  template?: string;
  /** The line of a name that a template should have filled in, where the README is still full of them. */
  placeholder?: number;
  /** It is a link, so what it says was not read. */
  link?: boolean;
  /** Where it answers a topic, by a command or in words. */
  topics: Partial<Record<Topic, Evidence>>;
  /** Where another document answers a topic that the README does not. */
  elsewhere: Partial<Record<Topic, Evidence & { path: string }>>;
  /** Where it leads to a wiki for a topic, whatever it says itself. */
  wikis: Partial<Record<Topic, WikiLink>>;
  /** What its commands name of the repository. */
  references: References;
  /** The names under which the project is published, and those of its packages, in one spelling. */
  names: string[];
}

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

/** A document in which the component was designed. @public */
export interface DesignDocument {
  path: string;
  /** Absent where the document is not read. */
  line?: number;
  kind: Design['kind'];
  title: string;
}

/** What the component's `docs/opaq.md` answers. @public */
export interface Opaq extends OpaqAnswers {
  path: string;
}

export interface Documents {
  readme?: Readme;
  runbooks: Runbook[];
  objectives: ObjectiveDocument[];
  designs: DesignDocument[];
  opaq?: Opaq;
}

export interface Found {
  document?: Document;
  /** The name under which the project's manifest publishes it. */
  name?: string;
}

const MAX_DOCUMENT = 256 * 1024;
const DOCUMENT = /\.(md|markdown|mdown|mkd|rst|rest|rmd|qmd|adoc|asciidoc)$/i;
/** Plain text may as well be data, in any number: only names that promise a document count. */
const TEXT =
  /(^|\/)(install|contributing|hacking|usage|[^/]*run[-_]?book[^/]*)\.txt$/i;
const NOT_DOCUMENT =
  /(^|\/)(requirements|constraints|license|licence|copying|robots|cmakelists|changelog|news|history)[^/]*\.\w+$/i;
const VENDORED =
  /(^|\/)(node_modules|site-packages|vendor|vendored|third_party|\.venv|venv|renv|packrat|\.git)\//;
const README =
  /^readme(\.(md|markdown|mdown|mkd|rst|rest|txt|rmd|qmd|adoc|asciidoc))?$/i;
const LOCAL_README =
  /^readme[._-][a-z]{2}([_-][a-z]{2,4})?\.(md|markdown|rst|txt|rmd|qmd|adoc)$/i;
const MANIFEST =
  /(^|\/)(DESCRIPTION|pyproject\.toml|setup\.(py|cfg)|package\.json)$/;
/** Files whose name says that a developer is meant, linked or not. */
const FOR_DEVELOPERS =
  /^((docs?|documentation|\.github)\/)?(contributing|develop|development|developing|developer|hacking|install|installation|installing|setup|getting[-_]?started|quick[-_]?start|usage|testing|tests?|running|build|building|debug|debugging|troubleshoot|troubleshooting|faq)([-_.]?\w+)?\.\w+$/i;
const MIN_LENGTH = 200;

const isReadme = (path: string) => {
  const name = basename(path);
  return README.test(name) || LOCAL_README.test(name);
};

/** How late a README is read: first Markdown, then other markup, then what makes Markdown; translations last. */
function preference(path: string): number {
  const [, extension = ''] = /\.(\w+)$/.exec(path.toLowerCase()) ?? [];
  const order = [
    /^(md|markdown|mdown|mkd)$/,
    /^(rst|rest|adoc|asciidoc)$/,
    /^(txt)?$/,
  ];
  const place = order.findIndex(pattern => pattern.test(extension));
  return (place < 0 ? order.length : place) + (README.test(path) ? 0 : 10);
}

/** Names that mean the same thing to people: `churn-model`, `churn_model`, `Churn.Model`. */
const normal = (name: string) => name.toLowerCase().replace(/[-.]/g, '_');

const COMMON_FOLDERS = new Set(['test', 'tests', 'docs', 'examples', 'utils']);

/** What the project's own programs and modules are called. */
function ownNames(
  found: ReadonlyMap<string, Found>,
  paths: readonly string[],
): Set<string> {
  const packages = paths.flatMap(path => {
    const name = /(?:^|\/)([A-Za-z]\w*)\/__init__\.py$/.exec(path)?.[1];
    return name && !COMMON_FOLDERS.has(name) ? [name] : [];
  });
  const published = [...found.values()].flatMap(({ name }) => name ?? []);
  return new Set([...packages, ...published].map(normal));
}

/** The documents behind a README's links, in the order of the links. */
function linkedPaths(
  from: string,
  links: readonly string[],
  has: (path: string) => boolean,
) {
  return links.flatMap(link => {
    const target = link.startsWith('/')
      ? join('', link)
      : join(dirname(from), link);
    return [
      target,
      `${target}.md`,
      `${target}.rst`,
      join(target, 'README.md'),
      join(target, 'index.md'),
    ].filter(has);
  });
}

function readReadme(
  path: string,
  found: ReadonlyMap<string, Found>,
  paths: readonly string[],
): Readme {
  const { topics = {}, readme: says } = found.get(path)?.document ?? {};
  const own = ownNames(found, paths);
  const call = says?.calls.find(({ name }) => own.has(normal(name)));
  const answered = {
    ...(call ? { run: { line: call.line, command: call.text } } : {}),
    ...topics,
  };

  const linked = linkedPaths(path, says?.links ?? [], other =>
    found.has(other),
  );
  const meant = [...found.keys()].filter(other => FOR_DEVELOPERS.test(other));
  const elsewhere: Readme['elsewhere'] = {};
  for (const other of [...linked, ...meant]) {
    for (const topic of TOPICS) {
      const evidence = found.get(other)?.document?.topics[topic];
      if (evidence && other !== path && !answered[topic]) {
        elsewhere[topic] ??= { ...evidence, path: other };
      }
    }
  }
  return {
    path,
    length: says?.length ?? 0,
    ...(says?.template ? { template: says.template } : {}),
    ...(says?.placeholder ? { placeholder: says.placeholder } : {}),
    topics: answered,
    elsewhere,
    wikis: says?.wikis ?? {},
    references: says?.references ?? { named: [], made: [] },
    names: [...own],
  };
}

/** Where `docs/opaq.md` is looked for. */
const OPAQ_PATHS = ['docs', 'doc', 'documentation', 'docs/design', ''].flatMap(
  folder =>
    ['opaq', 'OPAQ'].flatMap(name =>
      ['md', 'rst', 'adoc'].map(extension =>
        join(folder, `${name}.${extension}`),
      ),
    ),
);

/** Folders whose documents are about something else than this project. */
const NOT_OWN =
  /(^|\/)(tests?|fixtures|examples?|samples?|templates?|skeletons?|archived?|legacy|\.[^/]+)\//i;

function designsIn(
  found: ReadonlyMap<string, Found>,
  entries: readonly TreeEntry[],
): DesignDocument[] {
  const read = [...found].flatMap(([path, { document }]) =>
    document?.design ? [{ path, ...document.design }] : [],
  );
  const named = entries
    .filter(({ path, size }) => size > 0 && isDesignByName(path))
    .map(({ path }) => ({
      path,
      kind: 'document' as const,
      title: basename(path),
    }));
  return [...read, ...named].filter(
    ({ path }) => !NOT_OWN.test(path) && !VENDORED.test(path),
  );
}

/** What the component's documents say. Each file is read once, for its README and for runbooks alike. */
const documents = defineFileFact<Found, Documents>({
  name: 'documents',
  version: 2,
  scope: 'component',
  select: (path, size) =>
    MANIFEST.test(path)
      ? !VENDORED.test(path)
      : (isReadme(path) ||
          ((DOCUMENT.test(path) || TEXT.test(path)) && size <= MAX_DOCUMENT)) &&
        !NOT_DOCUMENT.test(path) &&
        !VENDORED.test(path),
  map({ path, text = '' }) {
    if (MANIFEST.test(path)) {
      const name = ownName(path, text);
      return name ? { name } : undefined;
    }
    const document = readDocument(path, text);
    return document ? { document } : undefined;
  },
  reduce(found, { entries }) {
    const candidates = [...found.keys()]
      .filter(path => !path.includes('/') && isReadme(path))
      .sort((a, b) => preference(a) - preference(b));
    const says = (path: string) => found.get(path)?.document?.readme;
    const isOwnText = (prose?: Prose) =>
      prose !== undefined && prose.length >= MIN_LENGTH && !prose.placeholder;
    const path =
      candidates.find(candidate => isOwnText(says(candidate))) ?? candidates[0];
    const link = entries.find(
      entry => entry.link && !entry.path.includes('/') && isReadme(entry.path),
    );
    let readme: Readme | undefined;
    if (path) {
      readme = readReadme(
        path,
        found,
        entries.map(entry => entry.path),
      );
    } else if (link) {
      readme = {
        path: link.path,
        length: 0,
        link: true,
        topics: {},
        elsewhere: {},
        wikis: {},
        references: { named: [], made: [] },
        names: [],
      };
    }
    const opaq = OPAQ_PATHS.find(at => found.get(at)?.document?.opaq);
    return {
      ...(readme ? { readme } : {}),
      ...(opaq
        ? { opaq: { path: opaq, ...found.get(opaq)!.document!.opaq! } }
        : {}),
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
