import type { TreeEntry } from '../../tree';
import { basename, dirname, join } from '../../tree/paths';
import type { Document } from './Document';
import type { Evidence } from './evidence';
import type { Prose } from './prose';
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
  /** It tells others to install the project by the name under which it is published. */
  offered?: true;
}

/** What is kept of one file. */
export interface Found {
  document?: Document;
  /** In its place, of a document that counts for nothing unless a README leads to it, or is one. */
  ifAsked?: () => Document | undefined;
  /** The name under which the project's manifest publishes it. */
  name?: string;
}

const README =
  /^readme(\.(md|markdown|mdown|mkd|rst|rest|txt|rmd|qmd|adoc|asciidoc))?$/i;
const LOCAL_README =
  /^readme[._-][a-z]{2}([_-][a-z]{2,4})?\.(md|markdown|rst|txt|rmd|qmd|adoc)$/i;
/** Files whose name says that a developer is meant, linked or not. */
const FOR_DEVELOPERS =
  /^((docs?|documentation|\.github)\/)?(contributing|develop|development|developing|developer|hacking|install|installation|installing|setup|getting[-_]?started|quick[-_]?start|usage|testing|tests?|running|build|building|debug|debugging|troubleshoot|troubleshooting|faq)([-_.]?\w+)?\.\w+$/i;
/** Characters from which a README says something. */
const MIN_LENGTH = 200;
/** Names past which they belong to no single project. */
const MAX_NAMES = 500;

const documentOf = (found: Found | undefined) =>
  found?.document ?? found?.ifAsked?.();

/** A README, or its translation, by its name. */
export const isReadme = (path: string) => {
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

const publishedNames = (found: ReadonlyMap<string, Found>) =>
  [...found.values()].flatMap(({ name }) => name ?? []);

/** What the project's own programs and modules are called. */
function ownNames(
  found: ReadonlyMap<string, Found>,
  paths: readonly string[],
): Set<string> {
  const packages = paths.flatMap(path => {
    const name = /(?:^|\/)([A-Za-z]\w*)\/__init__\.py$/.exec(path)?.[1];
    return name && !COMMON_FOLDERS.has(name) ? [name] : [];
  });
  return new Set([...packages, ...publishedNames(found)].map(normal));
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
  const { topics = {}, readme: says } = documentOf(found.get(path)) ?? {};
  const own = ownNames(found, paths);
  const published = new Set(publishedNames(found).map(normal));
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
    const said = documentOf(found.get(other))?.topics;
    for (const topic of TOPICS) {
      const evidence = said?.[topic];
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
    names: [...own].slice(0, MAX_NAMES),
    ...(says?.installs.some(name => published.has(normal(name)))
      ? { offered: true }
      : {}),
  };
}

/** The README of a component: the first that says something itself, else the first. */
export function readmeOf(
  found: ReadonlyMap<string, Found>,
  entries: readonly TreeEntry[],
): Readme | undefined {
  const candidates = [...found.keys()]
    .filter(path => !path.includes('/') && isReadme(path))
    .filter(path => documentOf(found.get(path)))
    .sort((a, b) => preference(a) - preference(b));
  const says = (path: string) => documentOf(found.get(path))?.readme;
  const isOwnText = (prose?: Prose) =>
    prose !== undefined && prose.length >= MIN_LENGTH && !prose.placeholder;
  const path =
    candidates.find(candidate => isOwnText(says(candidate))) ?? candidates[0];
  const link = entries.find(
    entry => entry.link && !entry.path.includes('/') && isReadme(entry.path),
  );
  if (path) {
    return readReadme(
      path,
      found,
      entries.map(entry => entry.path),
    );
  }
  if (link) {
    return {
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
  return undefined;
}
