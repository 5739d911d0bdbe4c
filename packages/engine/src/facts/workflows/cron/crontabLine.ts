// crontab(5): minute, hour, day of month, month, day of week, then the command; or a nickname in place of the five.
const FIELD =
  '(?:\\*|\\d{1,2}|[A-Za-z]{3})(?:[-/,](?:\\*|\\d{1,2}|[A-Za-z]{3})){0,60}';
const ENTRY = new RegExp(
  `^\\s{0,20}(?:(${FIELD}(?:[ \\t]{1,20}${FIELD}){4})|@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly))[ \\t]{1,20}(\\S.*)$`,
);
const COMMAND =
  /^(?:[a-z_][\w-]{0,31}\s+)?(?:cd\s|[~./$"'{]|python|Rscript|node\b|npm\b|bash\b|sh\b|docker|curl|wget|make\b|poetry\b|uv\b|source\b|flock\b|env\b|php\b|[\w-]+\.(?:sh|py|R)\b)/;

/** Whether a line of a file that is named as a crontab is an entry. */
export function isEntry(text: string): boolean {
  return ENTRY.test(text);
}

/** Whether a line of any text is an entry: it has a star, or a nickname, and what follows is a command. */
export function isCertainEntry(text: string): boolean {
  const found = ENTRY.exec(text.replace(/^\s*(?:[-*$>]\s+)?`{0,3}/, ''));
  if (!found) return false;
  const [, fields, command] = found;
  return (
    (fields === undefined || fields.includes('*')) && COMMAND.test(command)
  );
}
