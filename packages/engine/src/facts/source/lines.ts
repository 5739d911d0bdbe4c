/** Characters of a line that are looked at: what is longer is data, and regular expressions stay cheap. */
export const MAX_LINE = 1000;

/** What of a line is looked at. */
export const cutLine = (text: string) =>
  text.length > MAX_LINE ? text.slice(0, MAX_LINE) : text;

/** The lines of a text, cut to {@link MAX_LINE}. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n');
  const hasReturns = text.includes('\r\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const isLast = index === lines.length - 1;
    lines[index] = cutLine(
      hasReturns && !isLast && line.endsWith('\r') ? line.slice(0, -1) : line,
    );
  }
  return lines;
}
