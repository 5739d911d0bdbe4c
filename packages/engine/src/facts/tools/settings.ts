/** A line of a TOML or INI file that sets something. */
export interface Setting {
  /** Of the table that it stands in: `tool.coverage.report`, `tool:pytest`. */
  section: string;
  /** A value of several lines has its name on each. */
  name: string;
  value: string;
  line: number;
}

const MAX_LINES = 5_000;
const MAX_LENGTH = 2_000;

/**
 * The lines of a TOML or INI file, as far as single settings are asked for: both write tables and names the same way, and
 * a file that a parser refuses for another line says this much all the same.
 */
export function settingsIn(text: string): Setting[] {
  const settings: Setting[] = [];
  let section = '';
  let name = '';
  text.split(/\r?\n/, MAX_LINES).forEach((raw, index) => {
    const content = raw.slice(0, MAX_LENGTH).trim();
    const line = index + 1;
    if (content === '' || /^[#;]/.test(content)) return;
    const table = /^\[\[?([^[\]]{1,200})\]\]?\s*(#.*)?$/.exec(content);
    if (table) {
      section = table[1].replace(/["'\s]/g, '');
      name = '';
      settings.push({ section, name, value: '', line });
      return;
    }
    const pair = /^([A-Za-z_][\w.-]{0,100})\s{0,20}[=:](.*)$/.exec(content);
    if (pair) name = pair[1];
    settings.push({
      section,
      name,
      value: (pair?.[2] ?? content).trim(),
      line,
    });
  });
  return settings;
}
