const MAX_LINE_LENGTH = 1000;
const MAX_PATTERNS = 100;

/**
 * The patterns that a `.gitattributes` file leaves out of archives, as seen from the repository's root.
 *
 * @param folder - Of the file; patterns count from there. The root is the empty string.
 */
export function exportIgnored(folder: string, text: string): string[] {
  const patterns: string[] = [];
  for (const line of text.split('\n')) {
    if (patterns.length === MAX_PATTERNS) break;
    if (line.length > MAX_LINE_LENGTH) continue;
    const [pattern = '', ...attributes] = line.trim().split(/[ \t]+/);
    if (pattern.startsWith('#') || !attributes.includes('export-ignore')) {
      continue;
    }
    const name = pattern.replace(/^\//, '');
    patterns.push(folder === '' ? name : `${folder}/${name}`);
  }
  return patterns;
}
