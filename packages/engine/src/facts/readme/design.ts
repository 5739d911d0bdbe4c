import { LOOSE_LEVEL, type Block } from './Block';
import { writtenLength } from './sections';

/** A document in which a project was designed, or a decision taken. */
export interface Design {
  kind: 'document' | 'decision';
  title: string;
  line: number;
}

const MIN_LENGTH = 200;
const MAX_TITLE = 120;

const DECISION_FOLDER =
  /(^|\/)(adrs?|architecture[-_ ]?decisions?([-_ ]?records?)?|decision[-_ ]?(records?|logs?)|docs?\/(.{1,60}\/)?(decisions|decisiones|decis(o|õ)es|entscheidungen|décisions|решения))\/[^/]+$|(^|\/)decisions\/(adr[-_]?)?\d[^/]*$/i;
const DESIGN_FOLDER =
  /(^|\/)(docs?|documentation|doc)\/(.{1,60}\/)?(designs?|design[-_]?docs?|rfcs?|architecture|arc42|architektur|arquite[ck]tura|architettura|conception|specs?|specifications?|设计|架构)\/[^/]+$|(^|\/)(design[-_]?docs?|rfcs?|specs)\/[^/]+$/i;

// What precedes or follows "design" where a system is meant, and no experiment, survey or page.
const OF_A_SYSTEM =
  'technical|tech|system|software|solution|detailed|high[-_ ]?level|low[-_ ]?level|data|data(base|[-_ ]?model)?|api|backend|service|pipeline|etl|ml|mlops|app(lication)?|infra(structure)?|project|initial|overall';
const NAMES = [
  '(design|architecture|architektur|arquitectura|arquitetura|architettura|architectuur|architektura|архитектура|mimari|diseñ?o|diseno|progettazione|conception|entwurf|ontwerp|opaq)',
  `((${OF_A_SYSTEM})[-_ ]?)+(design|architecture|architektur|spec(ification)?)([-_ ]?(docs?|document|overview))?`,
  '(software|system|technical|solution|projekt|proyecto|projeto|.{1,40}[-_ ])?(architecture|architektur|arquitectura|arquitetura|architettura|архитектура)([-_ ].{1,40})?',
  'design[-_ ]?(docs?|documents?|documentation|decisions?|notes?|overview|spec(ification)?s?|rationale|choices|considerations|principles?|proposal)',
  '(tech(nical)?|functional|software|project|system)?[-_ ]?spec(ification)?s?([-_ ]?docs?(ument)?)?',
  "arc42|s[ad]d|hld|lld|rfc([-_ ]?\\d.{0,60})?|pflichtenheft|lastenheft|(fein|grob|fach|system|it[-_]?)konzept|cahier[-_ ]des[-_ ]charges|dossier[-_ ](d[-_ ’']?architecture|de[-_ ]conception|technique)|(diseñ?o|diseno)[-_ ].{1,40}|документация[-_ ]архитектуры|техническое[-_ ]задание|тз",
  '.{0,30}(架构|架構|设计|設計|アーキテクチャ|설계|아키텍처|技术方案).{0,30}',
];
// Any part of a system may be designed, but not what is designed elsewhere than in code.
const PART_NAME =
  /^(?!.*(experiment|stud(y|ies)|survey|trial|research|sampling|questionnaire|factorial|web|page|screen|interface|graphic|poster|visual))(?=.{1,80}$).+[-_ ]design([-_ ](drafts?|docs?|final|v\d{1,2}))?$/i;
const DESIGN_NAME = new RegExp(
  `^(\\d{1,3}[-_. ]{1,3})?(${NAMES.join('|')})$`,
  'i',
);
const DECISION_NAME =
  /^(adrs?([-_ ]?\d.{0,80})?|decisions|architecture[-_ ]decisions?|decision[-_ ]?(log|records?))$/i;

/** Titles that say by themselves what the document is, wherever it stands. */
const DESIGN_TITLE = new RegExp(
  `^[^\\p{L}]{0,8}((${OF_A_SYSTEM})[- ])*(design( (document|doc|overview|decisions|rationale))?|architecture( (overview|document|documentation))?|specification document)$`,
  'iu',
);
/** The same in other languages; how pages look is designed as well. */
const DESIGN_TITLE_ELSEWHERE =
  /^(?!.{0,40}(?:界面|页面|頁面|UI|画面|デザイン|화면)).{0,30}(?:(?:概要|详细|詳細|系统|系統|架构|架構|数据库|資料庫|总体|基本|アーキテクチャ|システム|データベース)(?:设计|設計)(?:文档|文件|说明书?|書)?|(?:设计|設計)(?:文档|文件|说明书?|書)|技术方案|(?:시스템|데이터베이스|아키텍처) ?설계(?:서| 문서)?|설계서)$|^[^\p{L}]{0,8}(?:(?:system|software)?architektur(?:übersicht|konzept|dokumentation)?|(?:system|software|fein|grob)entwurf|(?:architecture|conception) (?:technique|logicielle|du système)|dossier d[’']architecture|(?:documento de )?arquite[ct]tura(?: (?:del sistema|do sistema|técnica|de software))?|diseño (?:técnico|del sistema|de la base de datos)|desenho (?:técnico|do sistema)|архитектура(?: (?:системы|проекта|приложения|решения))?)$/iu;
const DECISION_TITLE =
  /^\W{0,4}(adr|architecture decision( record)?)[-: #]{0,3}\d/i;

/** Not written for this project, or not about its design. */
const NOT_ONE =
  /(^|[-_. /])(templates?|samples?|examples?|boilerplate|qa|tokens?|styles?|ui|ux|visual|logo|brand(ing)?|icon)([-_. ]|$)/i;
const INDEX = /^(readme|index|_index|toc|summary|changelog|contributing)$/i;
/** Decisions on how decisions are written down. */
const ABOUT_RECORDS =
  /record(ing)? (of )?(the |our )?(\w+ )?architectur\w* decisions|use (\w+ ){0,3}(decision records|adrs?\b|madr)|^\W*(adr|architecture decision records?|decision log)s?\W*$/i;
/** How a page looks is designed as well. */
const ABOUT_LOOKS =
  /typograph|colou?r (palette|scheme|tokens)|design (tokens|system)|iconograph|\bspacing\b/i;

/** What stands in a template in place of a text. */
const PROMPT =
  /^[[{<(][^\n]{0,400}[\]}>)]\W{0,3}$|What is the (issue|change) that we.re (seeing|proposing)|What becomes easier or more difficult|^\W{0,3}(describe|explain|list|summari[sz]e) (the|your|what|why|how|here)\b[^\n]{0,200}$/i;

const written = (blocks: readonly Block[]) =>
  writtenLength(blocks.filter(({ text }) => !PROMPT.test(text.trim())));

/** Without the extension, and the language of a translation. */
const nameOf = (path: string) =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/(\.[a-z]{2}([-_][a-z]{2})?)?\.\w{1,10}$/i, '');

function kindOf(path: string, title: string): Design['kind'] | undefined {
  const name = nameOf(path);
  if (NOT_ONE.test(path) || INDEX.test(name)) return undefined;
  if (
    DECISION_FOLDER.test(path) ||
    DECISION_NAME.test(name) ||
    DECISION_TITLE.test(title)
  ) {
    return 'decision';
  }
  return DESIGN_NAME.test(name) ||
    PART_NAME.test(name) ||
    DESIGN_FOLDER.test(path) ||
    DESIGN_TITLE.test(title) ||
    DESIGN_TITLE_ELSEWHERE.test(title)
    ? 'document'
    : undefined;
}

/** Whether a file's name or folder says that it designs the project, or takes a decision. */
export const isDesignPath = (path: string) => kindOf(path, '') !== undefined;

/** Reads a document as one that designs the project; undefined where it is none, or says too little. */
export function readDesign(
  path: string,
  blocks: readonly Block[],
): Design | undefined {
  const heading = blocks.find(
    ({ kind, level }) => kind === 'heading' && level !== LOOSE_LEVEL,
  );
  const title = (heading?.text ?? '').slice(0, MAX_TITLE).trim();
  const kind = kindOf(path, title);
  if (!kind) return undefined;
  const about = `${title}\n${nameOf(path).replace(/[-_]/g, ' ')}`;
  const looks = blocks.some(
    block => block.kind === 'heading' && ABOUT_LOOKS.test(block.text),
  );
  const isAboutRecords =
    kind === 'decision' &&
    about.split('\n').some(text => ABOUT_RECORDS.test(text)) &&
    !DECISION_NAME.test(nameOf(path));
  if (isAboutRecords || (kind === 'document' && looks)) return undefined;
  return written(blocks) >= MIN_LENGTH
    ? { kind, title: title || nameOf(path), line: heading?.line ?? 1 }
    : undefined;
}

/** Office documents are not read: only a name that leaves no doubt counts. */
const OFFICE =
  /(^|\/)[^/]{0,60}(design[-_ ]?doc(ument)?|(system|software|technical|solution)[-_ ]?(design|architecture|spec(ification)?)|pflichtenheft|cahier[-_ ]des[-_ ]charges)[^/]{0,40}\.(pdf|docx|odt)$/i;

/** Whether a file that is not read is called a design document. */
export const isDesignByName = (path: string) =>
  /\.(pdf|docx|odt)$/i.test(path) && OFFICE.test(path) && !NOT_ONE.test(path);
