import { type Block, lineAt } from './Block';
import { textLength } from './prose';
import { TOPICS, type Topic } from './Topic';
import { DEBUGGING } from './words';

/** Where a README sends its readers away. */
export interface WikiLink {
  line: number;
  host: string;
}

const MAX_URL = 300;
/** Characters of code in which the clone of the repository is looked for. */
const MAX_CODE = 20_000;
const URLS = /https?:\/\/[^\s<>()[\]"'`|]{4,300}/gi;

// Places where a team writes what belongs into the repository. Public wikis of programs are documentation.
const WIKIS: readonly RegExp[] = [
  /^https?:\/\/[^/]{1,100}\.atlassian\.net\/(wiki|l)\//,
  /^https?:\/\/([^/]{0,100}\.)?confluence[^/]{0,100}\/|\/confluence\/|\/pages\/viewpage\.action/,
  /^https?:\/\/[^/]{0,100}\bnotion\.(so|site)\//,
  /^https?:\/\/[^/]{1,100}\.sharepoint\.com\/(?!:[xuviptf]:)/,
  /^https?:\/\/(docs\.google\.com\/document|sites\.google\.com)\//,
  /^https?:\/\/(dev\.azure\.com|[^/]{1,100}\.visualstudio\.com)\/.{1,200}\/_wiki\b/,
  /^https?:\/\/(coda\.io\/d|quip\.com|hackmd\.io|paper\.dropbox\.com|app\.(slite|slab|nuclino)\.com|www\.yuque\.com|shimo\.im|docs\.qq\.com)\//,
  /^https?:\/\/[^/]{1,100}\.(slab\.com|quip\.com|esa\.io|kibe\.la|yuque\.com|feishu\.cn\/(wiki|docx?)|larksuite\.com\/(wiki|docx?))\//,
  /^https?:\/\/(wiki|kb|intranet|intra)\.(?!(python|ubuntu|ubuntuusers|debian|archlinux|postgresql|gnome|mozilla|openstreetmap|nixos|gentoo|qt|freebsd|centos|eclipse|jenkins|jenkins-ci|alpinelinux|videolan|openwrt|osgeo|mozilla)\.)/,
  /^https?:\/\/[^/]{1,100}\.(intranet|intra|internal|corp|lan|local)(:\d+)?\//,
  // The wiki beside this repository at its source host.
  /^(\.\.\/){2}(-\/)?wikis?\b/,
];
const HOSTED_WIKI =
  /^https?:\/\/[^/\s]{1,100}\/([^/\s]{1,100}\/[^/\s]{1,100})\/(-\/)?wikis?(\/|$)/;

const HEADINGS: Record<Topic, RegExp> = {
  dev: /install|set[- ]?up|getting started|quick ?start|develop|environment|einricht|entwickl|umgebung|instala|desarrollo|desenvolvimento|configuración|développ|environnement|mise en place|ambiente|sviluppo|установ|настро|разработ|окружен|安装|安裝|环境|環境|开发|開發|開発|セットアップ|インストール|설치|환경|개발/i,
  run: /\brun(ning)?\b|\busage\b|how to use|\blaunch|\bstart(ing|en)?\b|execut|\boperat(e|ing|ions?)\b|ausführ|benutzung|nutzung|verwendung|betrieb|utilis|exécut|lancer|\buso\b|ejecu|execu|esecuzione|запус|использ|эксплуат|运行|運行|使用|実行|運用|使い方|실행|사용/i,
  test: /\btest(s|ing|en|es)?\b(?! (data|sets?|results?|reports?|plans?))|pruebas|тестиров|тесты|测试|測試|テスト|테스트/i,
  debug: DEBUGGING,
};
/** A sentence outside such a section speaks of how something is done. */
const TELLS_HOW =
  /\b(how to|instructions?|guides?|steps|manual|documented|described|anleitung|beschrieben|dokumentiert|instrucciones|instruções|istruzioni|documentad[oa]|décrit|documenté|guía|guia)\b|инструкци|описан|手順|说明|說明|指南|문서|가이드/i;

const MAX_OTHER_TEXT = 200;
const MAX_SENTENCE = 400;

/** The first address of a wiki in a block; undefined where it has none. */
function wikiIn(block: Block, own: string): string | undefined {
  const inText = block.text.match(URLS) ?? [];
  return [...(block.links ?? []), ...inText]
    .map(url => url.slice(0, MAX_URL))
    .find(url => {
      if (WIKIS.some(wiki => wiki.test(url))) return true;
      // The wiki of a project whose own repository the README names as well is this project's.
      const repository = HOSTED_WIKI.exec(url)?.[1];
      return (
        repository !== undefined &&
        own.includes(`/${repository.toLowerCase()}.git`)
      );
    });
}

const hostOf = (url: string) =>
  /^https?:\/\/([^/:?#]{1,100})/i.exec(url)?.[1].toLowerCase() ?? 'the wiki';

/** Where a README leaves a topic to a wiki, by topic. Whether it says something itself is for others to see. */
export function wikiLinks(
  blocks: readonly Block[],
): Partial<Record<Topic, WikiLink>> {
  const found: Partial<Record<Topic, WikiLink>> = {};
  const own = blocks
    .filter(({ kind }) => kind === 'code')
    .map(({ text }) => text.toLowerCase())
    .join('\n')
    .slice(0, MAX_CODE);
  let section: Block[] = [];
  const close = () => {
    const heading = section[0]?.kind === 'heading' ? section[0].text : '';
    const body = section.filter(({ kind }) => kind !== 'heading');
    const linked = body.flatMap(block => {
      const url = block.kind === 'text' ? wikiIn(block, own) : undefined;
      return url ? [{ block, url }] : [];
    });
    section = [];
    if (linked.length === 0) return;
    const others = body
      .filter(block => !linked.some(one => one.block === block))
      .reduce((sum, { text }) => sum + textLength(text), 0);
    for (const { block, url } of linked) {
      const sentence = block.text.replace(URLS, '').slice(0, MAX_SENTENCE);
      const told = TELLS_HOW.test(sentence);
      const short = textLength(sentence) + others <= MAX_OTHER_TEXT;
      const line = lineAt(block, Math.max(0, block.text.indexOf(url)));
      for (const topic of TOPICS) {
        const named =
          (short && HEADINGS[topic].test(heading)) ||
          (told && HEADINGS[topic].test(sentence));
        if (named) found[topic] ??= { line, host: hostOf(url) };
      }
    }
  };
  for (const block of blocks) {
    if (block.kind === 'heading') close();
    section.push(block);
  }
  close();
  return found;
}
