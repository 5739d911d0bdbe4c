import type { SourceLine } from '../../source/sourceLines';
import { isCertainEntry } from './crontabLine';
import type { CronMark } from './scriptMarks';

const TELLS =
  /\bcrontab\s+-e\b|\bcrontab\s+[\w./~$-]*[./][\w./~$-]+|\|\s*crontab\s+-(?:\s|`|$)|\b(?:add|put|edit|insert|open|paste|append|install|copy|update|configure|set\s?up)\b.{0,80}\bcron ?tab\b/i;
const NOT =
  /\b(?:no|not|never|without|instead of|don'?t|doesn'?t|avoid\w*|rather than|replac\w+|no longer|unlike|previously|formerly|was)\b/i;

/** The place where a README tells to edit a crontab, by command or entry in any language, by sentence in English. */
export function readmeMark(lines: readonly SourceLine[]): CronMark | undefined {
  const found = lines.find(
    ({ text }) => isCertainEntry(text) || (TELLS.test(text) && !NOT.test(text)),
  );
  return found && { what: 'tells to edit a crontab', line: found.line };
}
