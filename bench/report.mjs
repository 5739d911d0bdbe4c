/** What the benchmarks' tables in docs/performance.md are made with. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';

const PAGE = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** The machine, in a sentence. */
export function machine() {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0].model.trim()}, ${
    cpus().length
  } cores, ${gigabytes} GB, ${type()} ${release().split('-')[0]}, Node ${
    process.versions.node
  }.`;
}

/** A figure for a person; a dash where there is none. */
export const number = (value, digits = 0) =>
  value === undefined
    ? '–'
    : value.toLocaleString('en-GB', {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });

/** A Markdown table; the first column stands left, the others right. */
export function table(head, body) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index ? '--:' : '---')))]
    .concat(body.map(line))
    .join('\n');
}

/** Replaces what stands between the page's marks of a benchmark. */
export function section(name, text) {
  const marks = new RegExp(
    `(<!-- measured: ${name} -->\n)[^]*?(\n<!-- end -->)`,
  );
  const page = readFileSync(PAGE, 'utf8');
  if (!marks.test(page)) throw new Error(`no place for ${name} in ${PAGE}`);
  writeFileSync(
    PAGE,
    page.replace(marks, (_, begin, end) => `${begin}\n${text}\n${end}`),
  );
}
