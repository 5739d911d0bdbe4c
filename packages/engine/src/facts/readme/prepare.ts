const MAX_CHARACTERS = 256 * 1024;
const MAX_LINE = 2000;

const blank = (text: string) => text.replace(/[^\n]+/g, '');

/** Blanks out what stands between two marks, and keeps the lines. What is never closed stays. */
export function blankBetween(text: string, open: string, close: string) {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf(open, from);
    const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (end < 0) break;
    kept.push(
      text.slice(from, start),
      blank(text.slice(start, end + close.length)),
    );
    from = end + close.length;
  }
  return kept.join('') + text.slice(from);
}

/**
 * The text that is read of a document: of bounded size, without front matter and HTML comments, each line where it was.
 * What a parser does with a line may take more than linear time, so overlong lines (mostly embedded images) are cut.
 */
export function prepare(text: string): string {
  const lines = text
    .slice(0, MAX_CHARACTERS)
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map(line => line.slice(0, MAX_LINE));
  const joined = lines.join('\n');
  const front = /^---[ \t]*\n/.test(joined)
    ? lines.findIndex(
        (line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line),
      )
    : -1;
  const body =
    front > 0
      ? lines.map((line, index) => (index <= front ? '' : line)).join('\n')
      : joined;
  return blankBetween(body, '<!--', '-->');
}
