import type { Block } from './Block';
import { UNWRITTEN } from './sections';

const FILE =
  /(^|\/)([^/]*[-_. ])?(slos?|slas?|service[-_ ]?level([-_ ]?(objectives?|agreements?))?s?)([-_. ][^/]*)?\.(md|markdown|rst|adoc|asciidoc|txt|qmd|rmd)$/i;
const TEMPLATE = /(^|\/)([^/]*[-_.])?(template|example|sample)s?\b/i;
/** What a section on objectives is called. */
const HEADING =
  /\bSL[OA]s?\b|\bservice[- ]level(?:s\b| objectives?| targets?| agreements?)|\b(?:availability|reliability|performance|latency) (?:objectives?|targets?|goals?)\b|objetivos? de n[ií]ve(?:l|is) de servi[cç]io|acuerdos? de nivel de servicio|objectifs? de niveau de service|obiettiv[io] (?:sul |di )?livell[io] (?:di|del) servizio|dienstg[uü]teziele?|service-?level-?ziele?|целев\S{1,6} (?:показател\S{1,4} )?уровн\S{1,3} (?:обслуживания|сервиса)|服务(?:级别|水平|等级)目标|服務水準目標|サービスレベル目標|서비스 수준 목표/iu;
/** A figure that something can be held against. */
const FIGURE =
  /\d\s?(?:%|percent|prozent|pour cent|por ciento|por cento|процент)|\bp\d{2}\b|\d (?:out )?(?:of|von|sur|de|di|из) (?:the )?\d|\d\s?(?:ms|s|sec(?:onds?)?|min(?:utes?)?|h(?:ours?)?|days?|sekunden?|minuten|stunden?|tage?|secondes?|segundos?|minutos?|heures?|horas?|jours?|d[ií]as?|секунд\S{0,2}|минут\S{0,2}|час\S{0,2}|мс|秒|分|小时|時間|초|분|시간)(?![\p{L}\d])|\d\s?(?:req|requests?|rps|per (?:second|minute|hour|day|month))|\b\d{1,2}[:.]\d\d\s?(?:am|pm|uhr|utc|cet)?\b/iu;
const MIN_LENGTH = 20;

/** Whether a file's name says that it sets objectives. */
export const isObjectivesPath = (path: string) => FILE.test(path);

/** The line of a document, or of its section, on service-level objectives that names a figure. */
export function objectiveLine(
  path: string,
  blocks: readonly Block[],
): number | undefined {
  if (TEMPLATE.test(path)) return undefined;
  let open = isObjectivesPath(path) ? { line: 1, level: 0 } : undefined;
  let written = 0;
  let figure = false;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (!open || block.level! <= open.level) {
        open = HEADING.test(block.text)
          ? { line: block.line, level: block.level! }
          : undefined;
        written = 0;
        figure = false;
      }
      continue;
    }
    if (!open || block.kind === 'code') continue;
    for (const text of block.text.split('\n')) {
      if (UNWRITTEN.test(text)) continue;
      written += text.trim().length;
      figure ||= FIGURE.test(text.slice(0, 1000));
    }
    if (figure && written >= MIN_LENGTH) return open.line;
  }
  return undefined;
}
