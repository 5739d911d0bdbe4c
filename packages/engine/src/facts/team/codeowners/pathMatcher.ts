const escape = (text: string) => text.replace(/[\\^$.|+()[\]{}]/g, '\\$&');

/** One segment of a pattern, between slashes. */
const segment = (text: string) =>
  escape(text).replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]');

/**
 * Tells whether a pattern of `CODEOWNERS` has a path, from the repository's root: a name matches at any depth and with
 * all that is in it, a slash before the end ties it to the root, and a star at the end of a path takes the files of that
 * folder alone. The pattern has few wildcards, as `isSafePattern` asks.
 *
 * @see https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const isTied = pattern.slice(0, -1).includes('/');
  const segments = pattern.split('/').filter(Boolean);
  if (segments.length === 0) return () => true;
  const last = segments.length - 1;
  let source = isTied ? '^' : '(?:^|/)';
  segments.forEach((text, index) => {
    const deep = /^\*\*+$/.test(text);
    if (deep && index === last) source += '.';
    else if (deep) source += '(?:[^/]+/)*';
    else source += segment(text) + (index < last ? '/' : '');
  });
  if (pattern.endsWith('/')) source += '/';
  else if (isTied && segments[last] === '*') source += '$';
  else if (!/^\*\*+$/.test(segments[last])) source += '(?:/|$)';
  const expression = new RegExp(source);
  return path => expression.test(path);
}
