import type { SourceFile } from '../../tree';
import { defineFileFact } from '../Fact';
import { isInSideFolder } from '../repository/sideFolders';
import { isVendored } from '../source/paths';
import type { SourceLine } from '../source/sourceLines';

/** What a model card has to say. https://arxiv.org/abs/1810.03993 @public */
export type CardTopic = 'use' | 'data' | 'metrics' | 'limits';

/** A document that describes a model. @public */
export interface ModelCard {
  path: string;
  /** Where it begins; absent where the file is the card. */
  line?: number;
  /** The topics that it answers. */
  topics: CardTopic[];
}

type Found = Omit<ModelCard, 'path'>;

const CARD_NAME =
  /(^|\/)[^/]*(model[-_ .]?cards?|modelcards?|modell[-_ ]?karte|cart[ae]o?[-_ ]d[eo][-_ ]?l?[-_ ]?modelo|carte[-_ ](de|du)?[-_ ]?mod[eè]le|fiche[-_ ]mod[eè]le|ficha[-_ ](del?|do)?[-_ ]?modelo|模型卡|モデルカード)[^/]*\.(md|markdown|rst|rmd|qmd|ipynb|txt|ya?ml|adoc)$|(^|\/)model[-_]?cards?\/[^/]+\.(md|rst|rmd|qmd)$/i;
const README = /(^|\/)readme[^/]*\.(md|markdown|rst|rmd|qmd)$/i;
const DOCUMENT = /(^|\/)docs?\/([^/]+\/)?[^/]*model[^/]*\.(md|rst|qmd|rmd)$/i;
/** What all of these end with. */
const ENDS = /\.(md|markdown|rst|rmd|qmd|ipynb|txt|ya?ml|adoc)$/i;
const MAX_SIZE = 256 * 1024;

const HEADING =
  /^\s{0,3}(?:#{1,6}\s+(.{1,160})|\*\*(.{1,120}?)\*\*:?|<h[1-6][^>]{0,80}>(.{1,160}?)<\/h)/;
/** `- **Data:** …`, `| Data | … |`, `intended_use: …` */
const LABEL =
  /^\s*(?:[-*+|]\s*)?(?:\*\*|__|`)?([\p{L}][\p{L} _/&'()-]{2,60}?)(?:\*\*|__|`)?\s{0,3}(?:[:：|])(?:\*\*|__)?(.{0,400})/u;
const CARD_HEADING =
  /\bmodel\s*-?cards?\b|modellkarte|carte (de|du) mod[eè]le|fiche (de |du )?mod[eè]le|ficha (del? |do )?modelo|cart[aã]o (de|do) modelo|tarjeta del? modelo|模型卡|モデルカード/i;

const TOPICS: readonly (readonly [CardTopic, RegExp])[] = [
  [
    'use',
    /\b(intended|use|uses|usage|use[- ]cases?|purpose|users?|application|scope|motivation|overview|description|goal)\b|verwendung|zweck|einsatz|utilisation|usages?|objectif|uso|usos|finalidad|prop[oó]sito|finalidade|objetivo|scopo|zastosowanie|применени|назначени|цель|用途|使用|用法|목적|용도/i,
  ],
  [
    'data',
    /\bdata\b|\bdata[- ]?sets?\b|\btraining\b.{0,20}\b(set|corpus)|daten|donn[eé]es|datos|dados|dati\b|\bdane\b|данны|数据|データ|데이터/i,
  ],
  [
    'metrics',
    /\b(metrics?|evaluation|performance|results?|accuracy|benchmarks?|scores?|quality|quantitative)\b|metrik|g[uü]te|leistung|bewertung|ergebnis|m[eé]triques?|[eé]valuation|r[eé]sultats?|m[eé]tricas?|evaluaci[oó]n|avalia[cç][aã]o|desempe[nñ]|rendimiento|resultados?|metriche|valutazione|метрик|оценк|качеств|результат|指标|评估|评价|性能|評価|精度|성능|평가/i,
  ],
  [
    'limits',
    /\b(limit\w*|caveats?|bias(es)?|risks?|ethic\w*|out[- ]of[- ]scope|fairness|recommendations|considerations|known issues|weakness\w*|failure)\b|grenzen|einschr[aä]nkung|risiken|verzerrung|limites|biais|risques?|limitaci\w+|sesgos?|riesgos?|limita[cç][oõ]es|vi[eé]s|riscos?|limiti|ograniczenia|ограничени|риск|限制|局限|偏见|风险|制限|限界|バイアス|한계|제한/i,
  ],
];

/** What a template leaves for its reader to fill in. */
const UNWRITTEN =
  /\[?\s*more information needed\s*\]?|\{\{[^}]{0,200}\}\}|\b(todo|tbd|fixme|lorem ipsum|coming soon|to be (done|defined|written|added|completed)|fill (this )?in|describe (here|the)|your (text|answer) here|n\/a)\b|\[(insert|describe|add|todo|your)[^\]]{0,200}\]|<!--.{0,2000}?-->|_{3,}|\.{3,}|…/gi;
const MIN_TEXT = 15;
const MIN_LETTERS_EAST = 6;

/** Letters and digits that somebody wrote here. */
function written(text: string): number {
  const rest = text.replace(UNWRITTEN, ' ');
  const length = (rest.match(/[\p{L}\p{N}]/gu) ?? []).length;
  // One of these characters says what several letters say.
  const east = (
    rest.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
    ) ?? []
  ).length;
  return length + east * (MIN_TEXT / MIN_LETTERS_EAST - 1);
}

const topicsOf = (heading: string) =>
  TOPICS.flatMap(([topic, pattern]) =>
    pattern.test(heading.replace(/_/g, ' ')) ? [topic] : [],
  );

/** The topics under whose headings or labels something is written. */
function topicsIn(lines: readonly SourceLine[]): CardTopic[] {
  const answered = new Map<CardTopic, number>();
  const count = (topics: readonly CardTopic[], text: string) => {
    const length = written(text);
    topics.forEach(one => answered.set(one, (answered.get(one) ?? 0) + length));
  };
  // A heading says what all below it is about, until one of its own level.
  let open: CardTopic[] = [];
  let above: { level: number; topics: CardTopic[] }[] = [];
  lines.forEach(({ text }, index) => {
    const match = HEADING.exec(text);
    const under = /^\s{0,3}[=~^"-]{3,}\s*$/.test(lines[index + 1]?.text ?? '');
    const heading =
      match?.[1] ?? match?.[2] ?? match?.[3] ?? (under ? text : undefined);
    if (heading !== undefined && heading.trim() !== '') {
      const level = /^\s{0,3}(#{1,6})\s/.exec(text)?.[1].length ?? 6;
      above = above.filter(one => one.level < level);
      above.push({ level, topics: topicsOf(heading) });
      open = [...new Set(above.flatMap(({ topics }) => topics))];
      // `**Data:** the orders of a year` says it on the line itself.
      if (match?.[2] !== undefined)
        count(topicsOf(heading), text.slice(match[0].length));
      return;
    }
    const label = LABEL.exec(text);
    if (label && written(label[2]) > 0) count(topicsOf(label[1]), label[2]);
    count(open, text);
  });
  return TOPICS.map(([topic]) => topic).filter(
    topic => (answered.get(topic) ?? 0) >= MIN_TEXT,
  );
}

/** The lines from a heading to the next of its level; all of them where the document itself is the card. */
function sectionFrom(lines: readonly SourceLine[], start: number) {
  const level = /^\s{0,3}(#{1,6})\s/.exec(lines[start].text)?.[1].length ?? 6;
  if (level === 1) return lines.slice(start);
  const end = lines.findIndex(({ text }, index) => {
    const other = /^\s{0,3}(#{1,6})\s/.exec(text)?.[1].length;
    return index > start && other !== undefined && other <= level;
  });
  return lines.slice(start, end < 0 ? undefined : end);
}

// https://huggingface.co/docs/hub/model-cards
const HUB =
  /^(pipeline_tag|library_name|model-index|base_model|model_name|model_type|datasets|metrics)\s*:/;

/** Whether a README begins with what a model hub reads. */
function isOfHub(lines: readonly SourceLine[]): boolean {
  if (lines[0]?.text.trim() !== '---') return false;
  const end = lines.findIndex(
    ({ text }, index) => index > 0 && text.trim() === '---',
  );
  return lines.slice(1, Math.max(end, 1)).some(({ text }) => HUB.test(text));
}

/** The text of a document as it is; of one that mixes prose and code, the prose too. */
const textLines = ({ text = '' }: SourceFile): SourceLine[] =>
  text
    .split(/\r?\n/)
    .map((one, index) => ({ text: one.slice(0, 1000), line: index + 1 }));

function proseOfNotebook({ text = '' }: SourceFile): SourceLine[] {
  try {
    const { cells } = JSON.parse(text) as { cells?: unknown };
    if (!Array.isArray(cells)) return [];
    return cells
      .flatMap(cell => (cell as { source?: unknown } | null)?.source ?? [])
      .filter((one): one is string => typeof one === 'string')
      .flatMap(one =>
        one.split('\n').map(line => ({ text: line.slice(0, 1000) })),
      );
  } catch {
    return [];
  }
}

function read(file: SourceFile): Found | undefined {
  const { path } = file;
  if (CARD_NAME.test(path)) {
    const lines = /\.ipynb$/i.test(path)
      ? proseOfNotebook(file)
      : textLines(file);
    return { topics: topicsIn(lines) };
  }
  const lines = textLines(file);
  if (README.test(path) && isOfHub(lines)) return { topics: topicsIn(lines) };
  const start = lines.findIndex(({ text }) => {
    const heading = HEADING.exec(text);
    return CARD_HEADING.test(heading?.[1] ?? heading?.[3] ?? '');
  });
  if (start < 0) return undefined;
  return { line: start + 1, topics: topicsIn(sectionFrom(lines, start)) };
}

/**
 * The model cards of the project: documents of that name, READMEs as model hubs read them, and sections of that name.
 * The fullest one first.
 *
 * @public
 */
export const modelCards = defineFileFact<Found, ModelCard[]>({
  name: 'modelCards',
  version: 1,
  scope: 'component',
  select: (path, size) =>
    size <= MAX_SIZE &&
    ENDS.test(path) &&
    (CARD_NAME.test(path) || README.test(path) || DOCUMENT.test(path)) &&
    !isVendored(path),
  map: read,
  reduce: found =>
    [...found]
      .filter(([path]) => /^docs?\//i.test(path) || !isInSideFolder(path))
      .map(([path, card]) => ({ path, ...card }))
      .sort((a, b) => b.topics.length - a.topics.length),
});
