import type { Entities } from './Entities';
import type { History } from './History';
import type { NextSteps } from './NextSteps';
import type { Scores } from './Scores';
import type { Standard } from './Standard';

/** What the estate has by one scorecard at a moment: what the passes of this folder go over. */
export interface View {
  entities: Entities;
  scores: Scores;
  history: History;
  standard: Standard;
  steps: NextSteps;
  /** Milliseconds since 1970. */
  now: number;
}
