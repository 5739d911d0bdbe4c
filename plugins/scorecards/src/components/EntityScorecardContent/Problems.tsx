import type { Report } from '@opaq/plugin-scorecards-common';
import { useText } from '../../translation';
import { Notice } from '../common/Notice';
import { Evidence } from './Evidence';

/** What is wrong with the project's own settings, where something is. */
export function Problems({ report }: { report: Report }) {
  const t = useText();
  if (report.problems.length === 0) return null;
  return (
    <Notice kind="warning" title={t('entity.problems')}>
      {report.problems.map(({ message, path, line }, index) => (
        <div key={`${index}:${message}`}>
          {message}
          <Evidence
            locations={path ? [{ path, line }] : []}
            report={report}
            withLines={false}
          />
        </div>
      ))}
    </Notice>
  );
}
