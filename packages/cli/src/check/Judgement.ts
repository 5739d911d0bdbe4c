import type { Report } from '@opaq/engine/report';
import type { Catalogue } from '../Catalogue';
import type { Asked } from './asked';
import type { Comparison } from './compare';
import type { Verdict } from './verdict';

/** A project, judged: what every format shows. */
export interface Judgement {
  report: Report;
  catalogue: Catalogue;
  asked: Asked;
  verdict: Verdict;
  comparison?: Comparison;
}
