import type { Block } from './Block';

/** Words for making a file, in the languages of READMEs. */
const CREATES =
  /\b(creat|sav(e|ing)|cop(y|ies)|renam|writ(e|ten)|download|generat|make a|put |place |paste|produc|convert|export|obtain|request|crea|erstell|speicher|kopier|anleg|herunterlad|erzeug|cré|enregistr|copi|télécharg|génér|guard|descarg|baix|salv|cri(e|ar)|ger(e|ar|ado)|scarica)|сохран|созда|скопир|скача|сгенерир|创建|新建|保存|下载|下載|生成|复制|複製|作成|ダウンロード|コピー|생성|저장|다운로드|복사/i;
const FILE_WORD = /[\w.-]{1,80}\.[A-Za-z]\w{0,6}/g;
const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Names of files that a command makes: where it writes to, what it fetches. */
export function madeBy(form: string): string[] {
  const words = form.split(' ');
  const [program] = words;
  const last = words[words.length - 1];
  const written = words.filter((_, index) =>
    /^(>>?|-o|-O|--output|--outfile|--out|-out|--output-file)$/.test(
      words[index - 1] ?? '',
    ),
  );
  const glued = words.flatMap(
    word => /^(?:\d?>>?|--output=|-o=)(\S+)$/.exec(word)?.[1] ?? [],
  );
  const makes =
    /^(cp|mv|ln|touch|tee|nano|vim?|emacs|code|notepad|gedit|copy|move|New-Item|ni|file\.copy|install)$/i.test(
      program,
    ) || /^(wget|curl|aria2c|gdown|kaggle|gsutil|aws)$/.test(program);
  const notebook =
    /nbconvert|jupytext/.test(form) && /([\w.-]{1,80})\.ipynb/.exec(form)?.[1];
  return [
    ...written,
    ...glued,
    ...(makes ? [last.split(/[?#]/)[0]] : []),
    ...(notebook ? [`${notebook}.py`, `${notebook}.r`, `${notebook}.R`] : []),
  ].map(baseOf);
}

/** Files that a text tells to make, and those whose content it shows. */
export function madeInText(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'code') {
      // The first line of a file's content often names it.
      const first = block.text.trimStart().split('\n', 1)[0].slice(0, 120);
      return /^(#|\/\/|--|%%writefile)\s/.test(first) &&
        !/^(ba)?sh|console$/.test(block.language ?? '')
        ? first.match(FILE_WORD) ?? []
        : [];
    }
    const shows =
      blocks[index + 1]?.kind === 'code' &&
      /\.\w{1,6}[`'"*]{0,3}\W{0,4}$/.test(block.text.slice(-100));
    return shows || CREATES.test(block.text.slice(0, 2000))
      ? block.text.slice(0, 2000).match(FILE_WORD) ?? []
      : [];
  });
}
