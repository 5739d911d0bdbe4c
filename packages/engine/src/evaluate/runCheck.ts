import type { AnyCheck, Answer, MessageData } from '../checks/Check';
import { MissingFactError, type factResolver } from '../facts/resolve';
import type { CheckResult } from '../report';
import type { Subject } from '../subject';
import { join, type Gap } from '../tree';
import { plain, plainData, renderMessage } from './message';

const MAX_LOCATIONS = 20;

const GAP_TEXT: Record<Gap['reason'], string> = {
  tooLarge: '{{path}} is larger than what is read',
  tooMany: 'the repository has more files than are looked at',
  tooMuch: 'the repository holds more than is read; {{path}} was passed over',
  unreadable: '{{path}} could not be read',
  exportIgnored: '.gitattributes leaves {{path}} out of archives',
};

/** An answer that rests on having seen everything, where something was not seen. */
function isUncertain(check: AnyCheck, answer: Answer): boolean {
  const uncertain = { presence: 'fail', absence: 'pass', entry: undefined };
  return answer.outcome === uncertain[check.looksFor];
}

/** What the engine needs to run one check on one component. */
export interface RunContext {
  facts: ReturnType<typeof factResolver>;
  subject: Subject;
  /** The component's folder: locations in a report start at the repository's root. */
  root: string;
  now: Date;
}

type Judged = Omit<CheckResult, 'level' | 'exemption'>;

/** Runs a check. A check that throws is `error`: never a bad mark, and no other check suffers. */
export function runCheck(
  check: AnyCheck,
  settings: Record<string, unknown>,
  { facts, subject, root, now }: RunContext,
): Judged {
  const result = (
    outcome: CheckResult['outcome'],
    messageId: string,
    template: string,
    data: MessageData = {},
    locations: Answer['locations'] = [],
  ): Judged => ({
    checkId: check.id,
    outcome,
    messageId,
    data: plainData(data),
    message: renderMessage(template, plainData(data)),
    locations: locations.slice(0, MAX_LOCATIONS).map(({ path, line }) => ({
      path: plain(join(root, path)),
      ...(line === undefined ? {} : { line }),
    })),
  });

  try {
    const answer = check.run(facts.resolve(check.uses) as never, {
      subject,
      params: check.params?.parse(settings),
      now,
    });
    const [gap] = isUncertain(check, answer) ? facts.gapsOf(check.uses) : [];
    if (gap) {
      const template = `Not certain: ${GAP_TEXT[gap.reason]}.`;
      return result('unknown', 'gap', template, { path: gap.path ?? '' });
    }
    const { outcome, messageId, data, locations } = answer;
    const template = check.messages[messageId];
    return result(outcome, messageId, template, data, locations);
  } catch (error) {
    if (error instanceof MissingFactError) {
      const template =
        'What this check asks for was not looked for when the repository was last read; the next read tells.';
      return result('unknown', 'notRead', template);
    }
    const reason = error instanceof Error ? error.message : String(error);
    const template =
      'The check itself failed: {{reason}}. It counts neither for nor against the project.';
    return result('error', 'error', template, { reason });
  }
}
