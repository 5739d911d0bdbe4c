import { at, fail, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { alertRules } from '../../../facts/operations/alertRules';
import { onCall } from '../../../facts/catalog/onCall';
import { traits } from '../../../facts/traits/traits';

export const alerts = defineCheck({
  id: 'prod.alerts',
  title: 'An alert is raised when something goes wrong',
  opaq: 'Operational/Monitoring',
  effort: 'hours',
  looksFor: 'presence',
  uses: { alertRules, onCall, traits },
  messages: {
    none: 'Neither a service nor a job, so nothing that could raise an alert.',
    rule: '{{path}} defines {{what}}.',
    annotation:
      'The catalog connects the component to an alerting tool: {{name}}.',
    missing:
      'No alert rule is kept as code, and no annotation in the catalog names an alerting tool.',
  },
  run({ alertRules: rules, onCall: annotations, traits: is }) {
    const [rule] = rules;
    if (rule) {
      return pass('rule', { path: rule.path, what: rule.what }, rules.map(at));
    }
    const [annotation] = annotations;
    if (annotation) return pass('annotation', { name: annotation.name });
    return is.service || is.job || is.app
      ? fail('missing')
      : notApplicable('none');
  },
});
