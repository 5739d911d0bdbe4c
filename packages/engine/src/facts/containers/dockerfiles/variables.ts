/** Values of ARG and ENV by name. */
export type Variables = ReadonlyMap<string, string>;

// `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:+alternative}`:
// https://docs.docker.com/reference/dockerfile/#environment-replacement
const VARIABLE = /\$(?:\{(\w+)(?:(:?[-+?])([^${}]*))?\}|(\w+))/g;

function valueOf(
  set: string | undefined,
  modifier: string | undefined,
  word: string,
): string | undefined {
  if (modifier?.endsWith('-')) return set || word;
  if (modifier?.endsWith('+')) return set ? word : '';
  return set;
}

/** The text with its variables in place; undefined where one has no value in the file. */
export function substitute(
  text: string,
  variables: Variables,
): string | undefined {
  let complete = true;
  const result = text.replace(
    VARIABLE,
    (_, braced, modifier, word = '', bare) => {
      const value = valueOf(variables.get(braced ?? bare), modifier, word);
      if (value === undefined) complete = false;
      return value ?? '';
    },
  );
  return complete && !result.includes('$') ? result : undefined;
}
