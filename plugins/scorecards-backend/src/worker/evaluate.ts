import { evaluate as judge } from '@opaq/engine';
import { judgedReport } from '../database/JudgedReport';
import { checksFor } from './checks';
import { unpackFacts } from './factsText';
import type { Tasks } from './tasks';

export const evaluate: Tasks['evaluate'] = async task => {
  const { source, items, exemptionPolicy, now } = task;
  const checks = checksFor(task);
  const facts = unpackFacts(task.facts);
  return items.map(item =>
    judgedReport(
      judge({ ...item, facts, source, checks, exemptionPolicy, now }),
    ),
  );
};
