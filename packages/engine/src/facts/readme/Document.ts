import type { Block } from './Block';
import { readDesign, type Design } from './design';
import { readOpaq, type OpaqAnswers } from './opaqAnswers';
import { contactIn, type Contact } from './contacts';
import { commandsOf, type Command } from './commands';
import { shortForm, topicsOf, type Evidence } from './evidence';
import { installedNames } from './installs';
import { isOpaqPath } from './mayStandAlone';
import { objectiveLine } from './objectives';
import { prepare } from './prepare';
import { proseOf, textLength, type Prose } from './prose';
import { debugSection, runbookLine } from './sections';
import { readAsciidoc } from './readAsciidoc';
import { readMarkdown } from './readMarkdown';
import { readRst } from './readRst';
import { referencesOf, type References } from './references';
import type { Topic } from './Topic';
import { wikiLinks, type WikiLink } from './wikis';
import { SETUP_HEADING, START_HEADING } from './words';

/** What one document says: small, whatever its size. */
export interface Document {
  /** The first evidence of each topic that it answers. */
  topics: Partial<Record<Topic, Evidence>>;
  /** The line of its runbook, or of its section that is one; absent where it has none with text in it. */
  runbook?: number;
  /** Who is reached, by its runbook. */
  contact?: Contact;
  /** The line of what it says of service-level objectives, with a figure; absent where it says nothing. */
  objective?: number;
  design?: Design;
  /** Only of a document that is named after OPAQ. */
  opaq?: OpaqAnswers;
  /** Only of a README. */
  readme?: Prose & {
    /** Targets of its links and includes within the repository, as they are written. */
    links: string[];
    /** The names that its code calls: programs that nobody else ships, and imported modules. */
    calls: { name: string; text: string; line: number }[];
    references: References;
    /** The packages that its commands install by their names. */
    installs: string[];
    /** Topics for which it leads to a wiki. */
    wikis: Partial<Record<Topic, WikiLink>>;
  };
}

const MIN_STEPS = 2;
const MAX_STEPS = 20;
const MIN_STEPS_LENGTH = 80;
const MAX_LINKS = 200;
const MAX_CALLS = 40;
const MAX_LINE = 300;

const README_NAME = /^readme\b/i;

function readBlocks(path: string, text: string): Block[] {
  const prepared = prepare(text);
  if (/\.(rst|rest)$/i.test(path)) return readRst(prepared);
  if (/\.(adoc|asciidoc)$/i.test(path)) return readAsciidoc(prepared);
  return readMarkdown(prepared);
}

/** The line of a numbered list of some length that tells how to install the project. */
function setupSteps(blocks: readonly Block[]): number | undefined {
  let heading = '';
  let steps: string[] = [];
  let line = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      heading = block.text;
      steps = [];
    } else if (block.step && steps.length < MAX_STEPS) {
      if (steps.length === 0) line = block.line;
      steps.push(block.text);
      const text = steps.join('\n');
      const about =
        SETUP_HEADING.test(heading) ||
        (START_HEADING.test(heading) && SETUP_HEADING.test(text));
      if (
        about &&
        steps.length >= MIN_STEPS &&
        textLength(text) >= MIN_STEPS_LENGTH
      ) {
        return line;
      }
    }
  }
  return undefined;
}

function evidenceIn(commands: readonly Command[]) {
  const topics: Document['topics'] = {};
  // A command that says its topic by itself goes before one that needs its heading; code goes before prose.
  const places = { code: 0, span: 1, text: 2 };
  const best: Partial<Record<Topic, number>> = {};
  for (const command of commands) {
    for (const { topic, weak } of topicsOf(command)) {
      const rank = places[command.place] + (weak ? 3 : 0);
      if (rank < (best[topic] ?? Infinity)) {
        best[topic] = rank;
        const { line, forms } = command;
        topics[topic] = { line, command: shortForm(forms[0]) };
      }
    }
  }
  return topics;
}

/** Modules that a document's code takes in. */
const IMPORT =
  /^\s*(?:>>> )?(?:from ([A-Za-z_]\w*)[\w.]* import |import ([A-Za-z_]\w*)|(?:library|require)\(["']?([\w.@/-]+)["']?\)|(?:const|let|var|import) .{0,120}(?:require\(|from )["']([\w.@/-]+)["'])|(?:^|[^\w.])([A-Za-z][\w.]*)::\w/;

function callsOf(blocks: readonly Block[], commands: readonly Command[]) {
  const calls: { name: string; text: string; line: number }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'code') continue;
    block.text.split('\n').forEach((source, index) => {
      const found = IMPORT.exec(source.slice(0, MAX_LINE));
      const name = found?.slice(1).find(Boolean);
      const text = found?.[5] ? `${name}::` : found?.[0].trim();
      if (name && text) calls.push({ name, text, line: block.line + index });
    });
  }
  for (const { forms, line, place } of commands) {
    const form = forms[forms.length - 1];
    const [name, argument] = form.split(' ');
    if (place !== 'text' && argument && /^[a-z][\w-]*$/i.test(name)) {
      calls.push({ name, text: shortForm(form), line });
    }
  }
  const known = new Set<string>();
  return calls
    .filter(({ name }) => !known.has(name) && known.add(name))
    .slice(0, MAX_CALLS);
}

/** Reads a document for what the checks want to know of it; undefined where it says nothing of that. */
export function readDocument(path: string, text: string): Document | undefined {
  const blocks = readBlocks(path, text);
  const commands = commandsOf(blocks);
  const isReadme = README_NAME.test(path.slice(path.lastIndexOf('/') + 1));
  const steps = setupSteps(blocks);
  const section = debugSection(blocks, isReadme);
  const topics: Document['topics'] = {
    ...(steps ? { dev: { line: steps } } : {}),
    ...evidenceIn(commands),
    ...(section ? { debug: { line: section } } : {}),
  };
  const runbook = runbookLine(path, blocks);
  const contact =
    runbook === undefined ? undefined : contactIn(blocks, runbook);
  const objective = objectiveLine(path, blocks);
  const design = isReadme ? undefined : readDesign(path, blocks);
  const opaq = isOpaqPath(path) ? readOpaq(blocks) : undefined;
  if (
    !isReadme &&
    !design &&
    !opaq &&
    runbook === undefined &&
    objective === undefined &&
    Object.keys(topics).length === 0
  ) {
    return undefined;
  }
  return {
    topics,
    ...(design ? { design } : {}),
    ...(opaq ? { opaq } : {}),
    ...(runbook === undefined ? {} : { runbook }),
    ...(contact ? { contact } : {}),
    ...(objective === undefined ? {} : { objective }),
    ...(isReadme
      ? {
          readme: {
            ...proseOf(blocks),
            links: relativeLinks(blocks),
            calls: callsOf(blocks, commands),
            wikis: wikiLinks(blocks),
            references: referencesOf(blocks, commands),
            installs: installedNames(commands),
          },
        }
      : {}),
  };
}

/** A link to a file by way of its source host: most such links lead into the repository that holds them. */
const OWN_HOST =
  /^https?:\/\/[^/\s]{1,100}\/[^/\s]{1,100}\/[^/\s]{1,100}\/(-\/)?(blob|tree)\/[^/\s]{1,100}\//;

function relativeLinks(blocks: readonly Block[]): string[] {
  const links = blocks
    .flatMap(block => block.links ?? [])
    .map(link => link.replace(OWN_HOST, '/').split(/[#?]/)[0])
    .filter(
      link =>
        link && link.length <= 300 && !/^([a-z][\w+.-]*:|\/\/)/i.test(link),
    );
  return [...new Set(links)].slice(0, MAX_LINKS);
}
