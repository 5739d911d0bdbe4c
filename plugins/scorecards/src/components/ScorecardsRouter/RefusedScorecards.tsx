import type { ScorecardsResponse } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { Notice } from '../common/Notice';

/** What is wrong with scorecard files that are not in force because of it. */
export function RefusedScorecards(props: {
  problems: ScorecardsResponse['problems'];
  className: string;
}) {
  const { problems = [], className } = props;
  const t = useText();
  if (problems.length === 0) return null;
  return (
    <Notice
      kind="warning"
      title={t('notice.refusedTitle')}
      className={className}
    >
      {problems.map(({ file, line, message }) => (
        <p key={`${file}:${line}:${message}`}>
          <code>{line === undefined ? file : `${file}:${line}`}</code> {message}
        </p>
      ))}
    </Notice>
  );
}
