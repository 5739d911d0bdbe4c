import type { Block } from './Block';
import { UNWRITTEN } from './sections';

/** Who is reached when something breaks. @public */
export interface Contact {
  line: number;
  /** With an article: `an e-mail address`. */
  kind: string;
}

/** Addresses that stand for one that is still to come. */
const NOBODY =
  /^(?:you|your[._-]?\w*|name|user(?:name)?|someone|somebody|email|e-mail|me|foo|xxx?|no-?reply|first\.?last|git|root|ubuntu|ec2-user|deploy|postgres)@/i;

/** Ways to reach somebody that need no words around them. */
const WAYS: ReadonlyArray<[pattern: RegExp, kind: string]> = [
  [
    /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/,
    'an e-mail address',
  ],
  // Issues have numbers, colours have no words around them.
  [
    /(?<![\w&/#`"'(]|\w`)[`*]{0,2}#(?![0-9a-f]{3,8}\b)\p{Ll}[\p{L}\d_-]{2,80}/u,
    'a channel',
  ],
  [/(?<![\w.+-])\+\d{1,3}[ ()\d/.-]{6,20}\d/, 'a phone number'],
  [
    /\b(?:pagerduty|opsgenie|victorops|splunk on-call|ilert|squadcast|zenduty|incident\.io|firehydrant|rootly)\b/i,
    'a rotation of an on-call tool',
  ],
];

/** In code it is a decorator or a package. */
const ACCOUNT =
  /(?<![\w/.@])@[A-Za-z][\w-]{1,38}(?:\/[\w.-]{1,80})?(?![\w/]*[.(])/;

// What a line or a heading says before a name, in the larger languages.
const LABEL =
  'who (?:runs|operates|owns) (?:it|this)|on[- ]?call|contacts?|escalat(?:ion|e)(?: (?:to|path|contacts?))?|owners?|owning team|owned by|maintainers?|operators?|operated by|run by|responsible(?: team)?|team|pager' +
  '|kontakt|ansprechpartner(?:in)?|verantwortlich\\p{L}*|zust[aä]ndig\\p{L}*|betreiber(?:in)?|bereitschaft\\p{L}*|eskalation|rufbereitschaft' +
  "|astreinte|responsables?|[eé]quipe|d[’']astreinte|escalade|propri[eé]taire" +
  '|contactos?|guardia|equipo|escalado|propietario|contatos?|plant[aã]o|equipe|respons[aá]ve(?:l|is)|contatti|referente|reperibilit[aà]|responsabile' +
  '|контакт\\p{L}*|дежурн\\p{L}*|ответственн\\p{L}*|команда|联系人|联络人|值班|负责人|聯絡人|負責人|連絡先|担当者?|責任者|当番|담당자|연락처|당직';
const LABELLED = new RegExp(
  `(?<!\\p{L})(?:${LABEL})(?: (?:is|are|ist|est|es))?[*_\`]{0,3}\\s{0,3}[:：|–—][\\s*_|\`]{0,8}(\\p{L}[^|\\n]{1,200})`,
  'iu',
);
const HEADING = new RegExp(
  `^[\\W\\d]{0,10}(?:${LABEL})(?: (?:info\\w*|details|list|path|matrix|points?|persons?|rotation|(?:and|und|et|y|e|&) .{1,40}))?[\\W_]{0,5}$|\\bwho (?:to )?(?:call|contact|page)\\b`,
  'iu',
);
const ONLY_LABEL = new RegExp(`^[\\W_]{0,5}(?:${LABEL})[\\W_]{0,5}$`, 'iu');
/** What a person or a group would be called: not a sentence about something else, not something still to come. */
const NOTHING = /^(?:none|n\/?a|unknown|\?|-|see\b|the (?:author|person)|<)/i;
const MIN_UNDER_HEADING = 8;
const MAX_LINE = 1000;

/** The text with blanks in place of what stands between backticks. */
const withoutCode = ({ text, spans = [] }: Block) =>
  spans.reduceRight(
    (plain, span) =>
      plain.slice(0, span.start) +
      ' '.repeat(span.text.length) +
      plain.slice(span.start + span.text.length),
    text,
  );

function wayIn(text: string, plain: string): string | undefined {
  if (ACCOUNT.test(plain)) return 'an account or team';
  for (const [pattern, kind] of WAYS) {
    const [found] = pattern.exec(text) ?? [];
    if (found && !NOBODY.test(found)) return kind;
  }
  const [, name] = LABELLED.exec(text) ?? [];
  return name && !NOTHING.test(name) ? 'who is responsible' : undefined;
}

/** The first place in a runbook that names who is reached: an address, a channel, a team, a number, a rotation. */
export function contactIn(
  blocks: readonly Block[],
  runbook: number,
): Contact | undefined {
  const start = blocks.findIndex(
    ({ kind, line }) => kind === 'heading' && line === runbook,
  );
  const level = blocks[start]?.level;
  let heading = false;
  for (const [index, block] of blocks.entries()) {
    if (index < start) continue;
    if (block.kind === 'heading') {
      // A runbook that is a section of another document ends where the next section begins.
      const ends = runbook > 1 && index > start && block.level! <= level!;
      if (ends) return undefined;
      heading = HEADING.test(block.text);
      continue;
    }
    if (block.kind === 'code') continue;
    // A cell of a table: what stands beside it in its row is the name.
    const before = blocks[index - 1];
    const labelled =
      before?.line === block.line && ONLY_LABEL.test(before.text);
    const plain = withoutCode(block).split('\n');
    for (const [offset, text] of block.text.split('\n').entries()) {
      if (UNWRITTEN.test(text)) continue;
      const line = block.line + offset;
      const kind = wayIn(
        text.slice(0, MAX_LINE),
        (plain[offset] ?? '').slice(0, MAX_LINE),
      );
      if (kind) return { line, kind };
      const isName =
        (labelled && !NOTHING.test(text) && /\p{L}{2}/u.test(text)) ||
        (heading && text.trim().length >= MIN_UNDER_HEADING);
      if (isName) {
        return { line, kind: 'who is responsible' };
      }
    }
    if (block.links?.some(link => /^(?:mailto|tel|slack):/i.test(link))) {
      return { line: block.line, kind: 'an address' };
    }
  }
  return undefined;
}
