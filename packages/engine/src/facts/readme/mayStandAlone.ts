import { isDesignPath } from './design';
import { isObjectivesPath } from './objectives';
import { isRunbookPath } from './sections';

const OPAQ_NAME = /(^|\/)opaq\.\w+$/i;

/** A document that is named after OPAQ. */
export const isOpaqPath = (path: string) => OPAQ_NAME.test(path);

// Of each of RUNBOOK, of the titles of designs and of what sections on objectives are called, a part that all have.
const WORDS = new RegExp(
  [
    "run[- ]?book|betriebs(?:handbuch|anleitung)|d['’]exploitation|manuale? (?:de opera|operativo)|guía de opera",
    'руководство по|手册|手冊|運用|ランブック|운영|런북',
    'design|archite[ck]t|specification document|decision record|\\badr|entwurf|conception|arquite|diseño|desenho|архитектура',
    '设计|設計|技术方案|설계|アーキテクチャ|아키텍처',
    '\\bsl[oa]|service[- ]?level|(?:availability|reliability|performance|latency) (?:objective|target|goal)',
    'd[eil]{1,3} servi[cçz]|dienstg[uü]te|целев|目标|目標|목표',
  ].join('|'),
  'i',
);

const HEADING = /^[ \t>*+\d.)-]{0,40}(?:#|=|\*\*|__)|<(?:h[1-6]|summary)\b/i;
/** It makes a heading of the paragraph above. */
const DRAWN = /^[ \t>]{0,20}([^A-Za-z0-9\s])(?:\1|\s*$)/;

/** All that any markup may take for a heading, and more. */
function headingsIn(text: string): string[] {
  const found: string[] = [];
  let paragraph = 0;
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  lines.forEach((line, index) => {
    if (HEADING.test(line)) found.push(line);
    if (line.trim() === '') {
      paragraph = index + 1;
    } else if (DRAWN.test(line)) {
      found.push(lines.slice(paragraph, index).join('\n'));
      paragraph = index + 1;
    }
  });
  return found;
}

/**
 * Whether a document may count for itself, as a runbook, a design, objectives or the answers to OPAQ, whoever leads to it.
 * Of the many others it matters only when a README does, and to read one whole takes ten times as long as to ask this.
 */
export const mayStandAlone = (path: string, text: string): boolean =>
  isRunbookPath(path) ||
  isObjectivesPath(path) ||
  isDesignPath(path) ||
  isOpaqPath(path) ||
  WORDS.test(headingsIn(text).join('\n'));
