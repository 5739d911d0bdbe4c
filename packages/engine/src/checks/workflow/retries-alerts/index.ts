import { at, fail, notApplicable, pass, unknown } from '../../answers';
import { defineCheck } from '../../Check';
import { alertRules } from '../../../facts/operations/alertRules';
import { workflows } from '../../../facts/workflows/workflows';

/** Rules of monitoring that are about jobs which fail. */
const ABOUT_JOBS =
  /fail|job|dag|flow|pipeline|schedul|batch|etl|missing|stale/i;

export const retriesAlerts = defineCheck({
  id: 'workflow.retries-alerts',
  title: 'Jobs try again, and somebody is told when they fail',
  opaq: 'Operational/Recoverability',
  effort: 'hours',
  looksFor: 'presence',
  uses: { workflows, alertRules },
  messages: {
    none: 'No managed workflow, so no jobs that could retry or report a failure.',
    both: '{{tool}} tries again ({{retries}}) and tells somebody when a job fails ({{notice}}).',
    neither:
      '{{path}} defines jobs for {{tool}}, which neither try again nor tell anybody when they fail.',
    noRetries:
      'Somebody is told when a job fails ({{notice}}), but no job that {{tool}} runs tries again.',
    noNotice:
      'Jobs try again ({{retries}}), but nobody is told when one that {{tool}} runs fails for good.',
    elsewhere:
      '{{path}} is run by {{tool}}, in which {{half}} not set: whether what starts it takes care of that is not in the repository.',
  },
  run({ workflows: { tools, retries, notices }, alertRules: rules }) {
    const [first] = tools;
    if (!first) return notApplicable('none');
    const byDefault = tools.find(one => one.retriesByDefault);
    const again = retries[0] ?? byDefault;
    const rule = rules.find(({ path, name }) => ABOUT_JOBS.test(name ?? path));
    const told = notices[0] ?? rule;
    const { tool, path } = first;
    const data = {
      tool,
      path,
      retries: again?.path ?? '',
      notice: told?.path ?? '',
    };
    const places = [again, told].flatMap(place => (place ? [at(place)] : []));
    if (again && told) return pass('both', data, places);

    const isMissing = { retries: !again, notice: !told };
    const settling = tools.find(({ settles }) =>
      settles.some(half => isMissing[half]),
    );
    if (!settling) {
      const half = [
        isMissing.retries ? 'retries' : '',
        isMissing.notice ? 'a notice of failures' : '',
      ].filter(Boolean);
      const text = `${half.join(' and ')} ${
        half.length > 1 || isMissing.retries ? 'are' : 'is'
      }`;
      return unknown('elsewhere', { ...data, half: text }, at(first));
    }
    const about = { ...data, tool: settling.tool, path: settling.path };
    if (!again && !told) return fail('neither', about, at(settling));
    const id = again ? 'noNotice' : 'noRetries';
    return fail(id, about, [at(settling), ...places]);
  },
});
