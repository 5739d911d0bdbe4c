import { isSafePattern } from '../../../tree';

/** A line that gives paths to owners. */
export interface OwnerRule {
  line: number;
  /** As written, from the repository's root. */
  pattern: string;
  /** `@user`, `@org/team` or an address; none takes the paths from whoever had them. */
  owners: string[];
  /** The section of GitLab that it stands in; in each the last rule that matches counts. */
  section: string;
}

/** Why a line gives nothing to anybody. */
export interface OwnerProblem {
  line: number;
  /** The end of a sentence that begins with the file. */
  message: string;
}

const MAX_LINES = 5_000;
const MAX_LENGTH = 1_000;
const MAX_RULES = 2_000;
const MAX_PROBLEMS = 5;

// https://docs.gitlab.com/user/project/codeowners/reference/: `^[Name][2] @default`.
const SECTION = /^\^?\[([^\]]{1,200})\](?:\[\d{1,3}\])?(?:\s+(.*))?$/;
const OWNER = /^@{1,2}[\w-][\w.-]{0,100}(\/[\w.-]{1,100}){0,20}$/;
const ADDRESS = /^[^\s@]{1,100}@[^\s@]{1,100}\.[^\s@]{1,30}$/;

const isOwner = (word: string) => OWNER.test(word) || ADDRESS.test(word);

/** Words between spaces; a space of a path is escaped by a backslash. */
const wordsOf = (line: string): string[] =>
  (line.match(/(?:\\.|[^\s\\])+/g) ?? []).map(word =>
    word.replace(/\\([\s#])/g, '$1'),
  );

/** Reads `CODEOWNERS` as GitHub and GitLab do. A line with a mistake gives nothing. */
export function parseCodeowners(text: string): {
  rules: OwnerRule[];
  problems: OwnerProblem[];
} {
  const rules: OwnerRule[] = [];
  const problems: OwnerProblem[] = [];
  let section = '';
  let standard: string[] = [];
  text.split(/\r?\n/, MAX_LINES).forEach((raw, index) => {
    const line = index + 1;
    const content = raw
      .slice(0, MAX_LENGTH)
      .replace(/^\ufeff/, '')
      .replace(/(^|\s)#.*$/, '')
      .trim();
    if (content === '') return;
    const report = (message: string) => problems.push({ line, message });
    const head = SECTION.exec(content);
    const words = wordsOf(head ? head[2] ?? '' : content);
    const pattern = head ? '' : words.shift() ?? '';
    const stranger = words.find(word => !isOwner(word));
    if (stranger !== undefined) {
      report(
        `names '${stranger.slice(
          0,
          60,
        )}', which is no @user, @org/team or address`,
      );
      return;
    }
    if (head) {
      section = head[1].toLowerCase();
      standard = words;
      return;
    }
    if (!isSafePattern(pattern)) {
      report('has a pattern that is too long or has too many wildcards');
      return;
    }
    // GitLab's exclusions begin with an exclamation mark; for GitHub they are a mistake.
    const excludes = pattern.startsWith('!');
    const inherited = words.length > 0 ? words : standard;
    rules.push({
      line,
      pattern: excludes ? pattern.slice(1) : pattern,
      owners: excludes ? [] : inherited,
      section,
    });
  });
  return {
    rules: rules.slice(0, MAX_RULES),
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}
