import { join } from '@opaq/engine';
import { stringify } from 'yaml';
import type { Repair } from '../Repair';

/** A rule for Prometheus, where the project has metrics for it. */
export const alerts: Repair = {
  repairs: { 'prod.alerts': ['missing'] },
  make({ path, subject: { name }, facts, result }) {
    const monitoring = result('prod.monitoring');
    const isMeasured =
      monitoring?.outcome === 'pass' &&
      /prom(etheus|-client)/i.test(monitoring.message);
    if (!isMeasured || !facts.traits.service) return undefined;
    const rule = {
      alert: 'ServiceDown',
      expr: `absent(up{job="${name}"} == 1)`,
      for: '5m',
      labels: { severity: 'page' },
      annotations: { summary: `${name} does not answer` },
    };
    return {
      path: join(path, 'ops/alerts.yml'),
      content: `# Rules for Prometheus, which has to read the metrics under the job "${name}".\n${stringify(
        { groups: [{ name, rules: [rule] }] },
      )}`,
      note: `The rule works where Prometheus reads the metrics under the job "${name}" and loads the file.`,
    };
  },
};
