import type { Block } from './Block';
import { textLength } from './prose';
import {
  ABOUT_A_PROGRAM,
  ABOUT_A_SCREEN,
  DEBUGGING,
  QUESTIONS,
  RUNBOOK,
} from './words';

/** A heading and all that stands under it, its own headings included. */
interface Section {
  heading: Block;
  body: Block[];
}

const MIN_RUNBOOK_LENGTH = 100;
const MIN_DEBUG_LENGTH = 40;
/** To another document of the repository, and to anything else. */
const MAX_POINTER_LENGTH = { own: 250, other: 120 };
const DOCUMENT_LINK = /^(?!\w+:)[^?]{1,300}\.(md|rst|adoc|rmd|qmd)(#|$)/i;

/** A file in whose name nothing but a runbook is expected. */
const RUNBOOK_FILE =
  /(^|\/)([^/]*[-_. ])?run[-_ ]?books?([-_. ][^/]*)?\.\w+$|(^|\/)run[-_]?books?\/([^/]+\/)?[^/]+$/i;
const RUNBOOK_TEMPLATE = /(^|\/)([^/]*[-_.])?(template|example|sample)s?\b/i;
/** Words of what is still to be written. */
export const UNWRITTEN =
  /\b(TODO|TBD|FIXME|WIP|tbc|coming soon|lorem ipsum)\b/i;
/** A list of what a tool can do names debugging, and says nothing of it. */
const FEATURES =
  /feature|capabilit|fonctionnalit|característica|caratteristich|merkmale|funktionen|возможности|功能|機能|기능/i;
const ADDRESS = /https?:\/\/\S{1,300}/g;

/** The length of what is written in some blocks, and not only announced. */
export const writtenLength = (blocks: readonly Block[]) =>
  blocks
    .filter(({ kind, text }) => kind !== 'heading' && !UNWRITTEN.test(text))
    .reduce((sum, { text }) => sum + textLength(text), 0);

/** The sections whose heading is wanted, each up to the next heading of its level. */
function sectionsOf(
  blocks: readonly Block[],
  wanted: (heading: Block) => boolean,
): Section[] {
  const sections: Section[] = [];
  let open: Section | undefined;
  for (const block of blocks) {
    if (block.kind !== 'heading') open?.body.push(block);
    else if (open && block.level! > open.heading.level!) open.body.push(block);
    else {
      open = wanted(block) ? { heading: block, body: [] } : undefined;
      if (open) sections.push(open);
    }
  }
  return sections;
}

/** Whether a file's name says that it is a runbook. */
export const isRunbookPath = (path: string) => RUNBOOK_FILE.test(path);

/** The line of a runbook, or of a section that is one; undefined where there is none with text in it. */
export function runbookLine(
  path: string,
  blocks: readonly Block[],
): number | undefined {
  if (isRunbookPath(path)) {
    const written = writtenLength(blocks) >= MIN_RUNBOOK_LENGTH;
    return written && !RUNBOOK_TEMPLATE.test(path) ? 1 : undefined;
  }
  return sectionsOf(blocks, ({ text }) => RUNBOOK.test(text)).find(
    ({ body }) => writtenLength(body) >= MIN_RUNBOOK_LENGTH,
  )?.heading.line;
}

/** The text of a section is no more than the way to another one. */
function isPointer(body: readonly Block[]): boolean {
  const said = body.filter(
    ({ kind, text, links }) =>
      kind !== 'heading' && (text.trim() !== '' || links?.length),
  );
  const [only] = said;
  const leadsToOwn = only?.links?.some(link => DOCUMENT_LINK.test(link));
  return (
    said.length === 1 &&
    only.kind === 'text' &&
    Boolean(only.links?.length || /https?:\/\//.test(only.text)) &&
    textLength(only.text.replace(ADDRESS, '')) <=
      MAX_POINTER_LENGTH[leadsToOwn ? 'own' : 'other']
  );
}

/** What to do when the project fails, and neither when its science raises questions nor when a page looks odd. */
function tellsHowToDebug({ heading, body }: Section): boolean {
  if (writtenLength(body) < MIN_DEBUG_LENGTH || isPointer(body)) return false;
  const text = body.map(block => block.text).join('\n');
  const technical =
    body.some(({ kind, spans }) => kind === 'code' || spans?.length) ||
    ABOUT_A_PROGRAM.test(text);
  if (technical) return true;
  return DEBUGGING.test(heading.text) ? !ABOUT_A_SCREEN.test(text) : false;
}

const isAllCode = ({ text, spans = [] }: Block) =>
  spans.some(span => span.text === text.trim());

/** A paragraph that begins with its own heading: `**Troubleshooting:** if the port is taken …` */
function runInHeading(blocks: readonly Block[]): number | undefined {
  return blocks.find(({ kind, text, bullet }) => {
    if (kind !== 'text' || bullet) return false;
    const [, title, rest] =
      /^[*_]{2,3}([^*_:\n]{2,60}):?[*_]{2,3}:?\s*([^]{0,400})/.exec(text) ?? [];
    return (
      title !== undefined &&
      DEBUGGING.test(title) &&
      !FEATURES.test(title) &&
      textLength(rest) >= MIN_DEBUG_LENGTH
    );
  })?.line;
}

/**
 * The line of the section on what to do when something goes wrong; undefined where there is none with text in it.
 *
 * @param titled - The first heading is the project's title, which may well be that of a debugger.
 */
export function debugSection(
  blocks: readonly Block[],
  titled: boolean,
): number | undefined {
  const first = blocks.find(({ kind }) => kind === 'heading');
  const title = titled && first?.level === 1 ? first : undefined;
  const sections = sectionsOf(
    blocks,
    heading =>
      heading !== title &&
      (DEBUGGING.test(heading.text) || QUESTIONS.test(heading.text)) &&
      !FEATURES.test(heading.text) &&
      !isAllCode(heading),
  );
  return sections.find(tellsHowToDebug)?.heading.line ?? runInHeading(blocks);
}
