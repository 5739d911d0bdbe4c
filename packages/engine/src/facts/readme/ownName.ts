// A name at the beginning of a line is enough: what is wanted is a word to recognise, not the manifest.
const NAME: ReadonlyArray<[RegExp, RegExp]> = [
  [/(^|\/)DESCRIPTION$/, /^Package:[ \t]*([\w.]{1,80})/m],
  [
    /(^|\/)(pyproject\.toml|setup\.cfg)$/,
    /^name[ \t]*=[ \t]*["']?([\w.-]{1,80})/m,
  ],
  [
    /(^|\/)setup\.py$/,
    /^[ \t]*(?:setup\()?name[ \t]*=[ \t]*["']([\w.-]{1,80})/m,
  ],
  [/(^|\/)package\.json$/, /^[ \t{]*"name"[ \t]*:[ \t]*"([\w@/.-]{1,80})"/m],
];

const MAX_CHARACTERS = 20_000;

/** The name under which a manifest publishes its project; undefined where it gives none. */
export function ownName(path: string, text: string): string | undefined {
  const pattern = NAME.find(([file]) => file.test(path))?.[1];
  return pattern?.exec(text.slice(0, MAX_CHARACTERS))?.[1];
}
