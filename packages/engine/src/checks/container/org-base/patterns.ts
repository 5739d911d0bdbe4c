/** `python` and `docker.io/library/python` are one image. */
const plain = (image: string) =>
  image.toLowerCase().replace(/^(index\.)?docker\.io\/(library\/)?/, '');

/** Whether a text is the parts of a pattern in their order, with anything between them. */
function fits(parts: readonly string[], text: string): boolean {
  const [first, ...rest] = parts;
  if (!text.startsWith(first)) return false;
  if (rest.length === 0) return text === first;
  const last = rest.pop()!;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/**
 * Whether a pattern names an image. Without an asterisk it is the beginning of the name, up to a `/`, `:` or `@`; an
 * asterisk stands for anything.
 */
export function isNamedBy(pattern: string, image: string): boolean {
  const wanted = plain(pattern);
  const name = plain(image);
  if (wanted.includes('*')) {
    const [untagged] = name.split(/@|:(?!.*\/)/, 1);
    const parts = wanted.split('*');
    return fits(parts, name) || fits(parts, untagged);
  }
  if (!name.startsWith(wanted)) return false;
  const rest = name.slice(wanted.length);
  return wanted.endsWith('/') || rest === '' || /^[/:@]/.test(rest);
}
