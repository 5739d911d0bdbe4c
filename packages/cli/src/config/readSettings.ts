import { declaredCheck, type Scorecard } from '@opaq/engine';
import { Catalogue } from '../Catalogue';
import { loadChecks } from './loadChecks';
import { readConfig } from './readConfig';
import { readScorecard } from './readScorecard';

/** Where what a run judges by comes from. */
export interface Sources {
  config?: string;
  scorecard?: string;
}

/** What a run judges by. */
export interface Settings {
  catalogue: Catalogue;
  scorecard: Scorecard;
  /** Disciplines of teams, where the organisation says them. */
  teams?: Record<string, string[]>;
}

/**
 * The checks and the scorecard. A configuration file is named by the user or their environment and never looked for:
 * `opaq check` in somebody's clone must not run code from it.
 *
 * @throws {@link UserError} With all that is wrong with a file.
 */
export async function readSettings(
  { config: named, scorecard: file }: Sources,
  env: NodeJS.ProcessEnv,
): Promise<Settings> {
  const config = readConfig(named ?? (env.OPAQ_CONFIG || undefined));
  const checks = await loadChecks(config);
  const scorecard = readScorecard(file ?? config.scorecard, checks);
  const declared = scorecard.define.map(declaredCheck);
  return {
    catalogue: new Catalogue([...checks, ...declared]),
    scorecard,
    ...(config.teams && { teams: config.teams }),
  };
}
