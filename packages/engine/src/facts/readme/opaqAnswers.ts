import { LOOSE_LEVEL, type Block } from './Block';
import { opaqItemOf, type OpaqItem } from './opaqItems';

/** What a document says to the items of OPAQ. */
export interface OpaqAnswers {
  /** Names of the items that have an answer. */
  answered: string[];
  /** Names of those that are said not to apply, without a reason. */
  unreasoned: string[];
  /** Where somebody of a discipline is named who agreed. */
  agreed: Partial<Record<Discipline, number>>;
}

export type Discipline = 'dataScience' | 'engineering';

const MAX_TEXT = 2000;
const MIN_REASON = 8;

/** Words for "not written yet", wherever they stand in a line. */
const UNWRITTEN =
  /\b(TODO|TBD|TBC|TBA|FIXME|to be (done|decided|defined|discussed|determined|confirmed|completed)|coming soon|lorem ipsum|fill (this )?in|fill me|your answer)\b|待定|待补充|未定|미정/i;
/** Words that are no answer where they are all that a line says. */
const NO_ANSWER =
  /^[\W_]*(nobody|no one|not) ?(yet|written|answered|decided|defined|known)?( yet)?[\W_]*$|^[\W_]*(wip|xxx+|pending|placeholder|open|unknown|answer|noch offen|ausfüllen|à (définir|compléter|remplir)|por (definir|completar|rellenar)|a definir|preencher|da definire|заполнить|уточняется)[\W_]*$/i;
/** A whole line between marks is what a template asks: `[answer]`, `<name>`, `{{ answer }}`. */
const PROMPT =
  /^[[<{(][^\n]{0,300}[\]>})]\W{0,3}$|^[*_]{1,2}[^*_\n]{0,300}(\?|…|\.{3})[*_]{1,2}$/;
/** Nothing that could be read: `-`, `…`, `?`. */
const EMPTY = /^[^\p{L}\p{N}]*$/u;
const INAPPLICABLE =
  /^\W{0,3}(n\.?\/?a\.?|none|no|not (applicable|needed|required|relevant)|does not apply|doesn[’']t apply|nein|keine?|entfällt|nicht (nötig|anwendbar|relevant)|sans objet|non applicable|aucune?|no aplica|ninguno|não se aplica|nenhum|non applicabile|nessuno|не применимо|не требуется|нет|不适用|なし|該当なし|해당 없음)(?![\p{L}\p{N}])/iu;

const DISCIPLINES: ReadonlyArray<[Discipline, RegExp]> = [
  [
    'dataScience',
    /^(data[- ]?scien(ce|tists?)|data & ai|scien(ce|tists?)|datenwissenschaft\w*|sciences? des données|ciencias? de datos|ciência de dados|scienza dei dati|наука о данных|数据科学家?|數據科學|データサイエン(ス|ティスト)|데이터 ?(과학|사이언스)\S{0,6})/i,
  ],
  [
    'engineering',
    /^(((software|data|ml|machine learning|platform|devops|backend|site reliability|mlops)[- ])?engineer(ing|s)?|devops|(software )?develop(ment|ers?)|ingénierie|développement|ingenier[ií]a|engenharia|ingegneria|entwicklung|technik|инженерия|разработка|工程师?|开发|開発|エンジニア(リング)?|엔지니어(링)?|개발)(?![\p{L}])/iu,
  ],
];
const TEAM =
  /^\W{0,3}(the |our |all |das |die |l[’']|el |la )?[\w &-]{0,40}\b(team|group|squad|department|everyone|everybody|members?|équipe|equipo|equipe|abteilung|команда)\b/i;
const AGREEMENT =
  /agree|sign(ed)?[- ]?off|approv|accepted|consent|reviewed by|zugestimmt|zustimm|vereinbar|einverstanden|accord|approuv|acord|acuerdo|aprob|aprov|concord|согласован|утвержд|合意|承認|批准|同意|합의|승인/i;

const clean = (text: string) =>
  text
    .slice(0, MAX_TEXT)
    .split('\n')
    .map(line => line.trim())
    .filter(
      line =>
        !PROMPT.test(line) &&
        ![UNWRITTEN, NO_ANSWER, EMPTY].some(none =>
          none.test(line.replace(/^[*_`\s]{1,6}|[*_`\s]{1,6}$/g, '')),
        ),
    )
    .join(' ');

function verdictOf(text: string): 'answered' | 'unreasoned' | undefined {
  const kept = clean(text);
  if (kept === '') return undefined;
  const denial = INAPPLICABLE.exec(kept)?.[0];
  if (denial === undefined) return 'answered';
  const reason = kept.slice(denial.length).replace(/[^\p{L}\p{N}]/gu, '');
  // `No personal data is stored` begins like a denial, and says why.
  return reason.length >= MIN_REASON ? 'answered' : 'unreasoned';
}

/** Whether a text names a person, and not a team or nobody. */
function namesSomebody(text: string): boolean {
  const kept = clean(text);
  const words = kept.replace(/\d[\d./-]{3,9}/g, '').match(/\p{L}{2,}/gu) ?? [];
  return (
    words.length > 0 &&
    !TEAM.test(kept) &&
    !INAPPLICABLE.test(kept) &&
    !/^\W*(yes|ok|okay|agreed|done|approved|names?|person|ja|oui|sí|sim|да|x)\W*$/i.test(
      kept,
    )
  );
}

/** How a line begins that ends a list of answers. */
const AGREEMENT_LINE = /^[\W_]{0,4}(agreed|approved|signed|accepted)\b/i;

/** A label and what stands behind it: `**Logging:** JSON to stdout`. */
const LABELLED =
  /^[*_`\s]{0,4}([^:：\n]{2,60}?)[*_`]{0,3}\s{0,2}(?:[:：]|\s[–—-]\s)[*_`]{0,3}\s{0,3}([^]*)$/;

interface Entry {
  label: string;
  text: string;
  line: number;
}

/** A row of a table: its cells are blocks of one line. Names of categories may stand before the label. */
function rowsOf(blocks: readonly Block[]): Block[][] {
  const rows: Block[][] = [];
  for (const block of blocks) {
    const [last] = rows[rows.length - 1] ?? [];
    const isCell =
      last?.kind === 'text' &&
      block.kind === 'text' &&
      last.line === block.line;
    if (isCell) rows[rows.length - 1].push(block);
    else rows.push([block]);
  }
  return rows;
}

const labelOf = (entry: string) =>
  DISCIPLINES.find(([, pattern]) => pattern.test(entry.trim()))?.[0];

interface Reading {
  answers: Map<string, string>;
  agreements: Entry[];
}

function readAgreements(cells: Block[]): Entry[] {
  const [{ line }] = cells;
  if (cells.length > 1) {
    const at = cells.findIndex(({ text }) =>
      labelOf(text.replace(/[*_]/g, '')),
    );
    if (at >= 0) {
      // The person may stand before the discipline: `| Ada Example | data science |`.
      const others = cells.filter((_, index) => index !== at);
      return [
        {
          label: cells[at].text.replace(/[*_]/g, ''),
          text: others[0]?.text ?? '',
          line,
        },
      ];
    }
    return [];
  }
  return cells[0].text.split('\n').flatMap((text, index) => {
    const plain = text.replace(/[*_`]/g, '');
    const [, label, rest] = LABELLED.exec(plain) ?? [];
    if (label && labelOf(label))
      return [{ label, text: rest, line: line + index }];
    // `Agreed by Ada Example (data science) and Ben Sample (engineering)`
    return [...plain.matchAll(/([^(),;:]{2,60})\(([^()]{2,40})\)/g)]
      .filter(found => labelOf(found[2]))
      .map(found => ({
        label: found[2],
        text: found[1].replace(/^\s*(and|und|et|y|e|и)\s/, ''),
        line: line + index,
      }));
  });
}

const textOf = ({ text }: Block) => text;

function read(blocks: readonly Block[]): Reading {
  const reading: Reading = { answers: new Map(), agreements: [] };
  let open: { item: OpaqItem; level: number; labelled?: boolean } | undefined;
  let agreeing = 0;
  let saidAgreed = false;
  const answer = (item: OpaqItem, text: string) => {
    const before = reading.answers.get(item.name) ?? '';
    if (before.length < MAX_TEXT) {
      reading.answers.set(item.name, `${before}\n${text.slice(0, MAX_TEXT)}`);
    }
  };
  for (const cells of rowsOf(blocks)) {
    const [first] = cells;
    if (first.kind === 'heading') {
      const level = first.level!;
      if (open && level <= open.level) open = undefined;
      if (agreeing && level <= agreeing) agreeing = 0;
      saidAgreed = false;
      const item = opaqItemOf(first.text);
      if (item) {
        open = { item, level };
        answer(item, '');
      } else if (AGREEMENT.test(first.text)) {
        agreeing = level;
        open = undefined;
      }
      continue;
    }
    if (open?.labelled && AGREEMENT_LINE.test(first.text)) open = undefined;
    const at = cells.findIndex(
      ({ text }, index) => index < 2 && opaqItemOf(text),
    );
    if (cells.length > 1 && at >= 0 && at < cells.length - 1 && !agreeing) {
      const rest = cells.slice(at + 1).map(({ text }) => text);
      answer(opaqItemOf(cells[at].text)!, rest.join('\n'));
      continue;
    }
    const [, label = '', rest = ''] = LABELLED.exec(first.text) ?? [];
    const item =
      cells.length === 1 && first.kind === 'text' && !agreeing
        ? opaqItemOf(label)
        : undefined;
    // Below a heading of its own an item's text may well name another one.
    if (item && (!open || open.labelled)) {
      open = { item, level: LOOSE_LEVEL, labelled: true };
      answer(item, rest);
    } else if (open) answer(open.item, cells.map(textOf).join('\n'));
    saidAgreed ||= !open && AGREEMENT.test(first.text);
    if (agreeing || (!open && saidAgreed)) {
      reading.agreements.push(...readAgreements(cells));
    }
  }
  return reading;
}

/** Reads what `docs/opaq.md` answers, item by item: under headings, in the rows of a table, or behind labels. */
export function readOpaq(blocks: readonly Block[]): OpaqAnswers {
  const { answers, agreements } = read(blocks);
  const found: OpaqAnswers = { answered: [], unreasoned: [], agreed: {} };
  for (const [name, text] of answers) {
    const verdict = verdictOf(text);
    if (verdict) found[verdict].push(name);
  }
  for (const { label, text, line } of agreements) {
    const discipline = labelOf(label);
    if (discipline && namesSomebody(text)) {
      found.agreed[discipline] ??= line;
    }
  }
  return found;
}
