import type { SourceLine } from '../../source/sourceLines';

/** What a line does with cron, for a person. */
export interface CronMark {
  what: string;
  line?: number;
}

const INSTALL =
  /\b(?:apt|apt-get|apk|yum|dnf|microdnf|zypper|pacman)\b.{0,200}\b(?:install|add|-S)\b/;
const PACKAGE =
  /(?:^|\s)(?:cron|cronie|dcron|anacron|supercronic)(?:=\S{1,60})?(?=\s|$|[;&\\])/;

// Where a shell, a Dockerfile, a Makefile or a compose file reads a command.
const COMMAND =
  '(?:^[\\s@-]*|\\b(?:RUN|CMD|ENTRYPOINT|sudo|exec|then|do)\\s+|[;&|(]\\s*|\\b(?:command|entrypoint|run)\\s*[:=]\\s*["\']?)';
const USES: ReadonlyArray<[RegExp, string]> = [
  [
    // `crontab -l` alone only shows.
    new RegExp(
      `${COMMAND}crontab\\s+(?:-u\\s+\\S+\\s+)?(?:-e\\b|-(?=["')\\s]|$)|[\\w./$"'{~][^\\s:=]*)`,
    ),
    'loads a crontab',
  ],
  [
    new RegExp(
      `${COMMAND}(?:/usr)?(?:/s?bin/|/usr/local/bin/)?(?:busybox\\s+)?(?:crond?|supercronic|go-crond)(?=\\s+[-/&]|\\s*["']?\\s*(?:$|[&;|]))`,
    ),
    'starts the cron daemon',
  ],
  [
    /["'](?:\/usr\/s?bin\/)?(?:crond?|supercronic)["']\s*[,\]]/,
    'starts the cron daemon',
  ],
  [
    /\b(?:service|rc-service)\s+crond?\b|\bsystemctl\s+(?:enable|start|restart|reload)\b.{0,60}\bcrond?\b|\/etc\/init\.d\/cron\b/,
    'starts the cron daemon',
  ],
  [
    /\/etc\/(?:crontab\b|cron\.(?:d|hourly|daily|weekly|monthly)\b)|\/var\/spool\/cron\b|\/etc\/crontabs\b|\/etc\/periodic\//,
    'writes to the crontab of the system',
  ],
];

const COMMENT = /^\s*(?:#|\/\/)/;
// https://docs.ansible.com/ansible/latest/collections/ansible/builtin/cron_module.html
const ANSIBLE = /^\s*(?:-\s+)?(?:ansible\.builtin\.)?cron:\s*$/;
const ANSIBLE_LINES = 8;

/** Whether a text may do anything with cron: all that is looked for holds one of these. */
export const mayUseCron = (text: string) =>
  text.includes('cron') || text.includes('/etc/periodic/');

/** What a script, a Dockerfile, a Makefile or a compose file does with cron: the first place. */
export function scriptMark(lines: readonly SourceLine[]): CronMark | undefined {
  let installing = false;
  for (const [index, { text, line }] of lines.entries()) {
    if (COMMENT.test(text)) continue;
    const begins = INSTALL.exec(text);
    if (begins || installing) {
      const words = begins ? text.slice(begins.index + begins[0].length) : text;
      if (PACKAGE.test(words.split(/&&|\|\||;/)[0])) {
        return { what: 'installs cron', line };
      }
      installing = /\\\s*$/.test(text);
    }
    const use = USES.find(([pattern]) => pattern.test(text));
    if (use) return { what: use[1], line };
    if (ANSIBLE.test(text)) {
      const task = lines.slice(index + 1, index + 1 + ANSIBLE_LINES);
      if (task.some(one => /^\s*job:/.test(one.text))) {
        return { what: 'adds a job to a crontab', line };
      }
    }
  }
  return undefined;
}
