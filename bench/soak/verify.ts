import { Findings } from './claims';
import type { Stored } from './Stored';
import type { Truth } from './Truth';
import { verifyHistory } from './verifyHistory';
import { verifyPresence } from './verifyPresence';
import { verifyReports } from './verifyReports';
import type { World } from './World';

/** What is compared. */
export interface Compared {
  world: World;
  truth: Truth;
  stored: Stored;
}

/** With where it is noted how that came out. */
export interface Verification extends Compared {
  findings: Findings;
}

/** Compares all that is stored with what the hosts and the catalog have. */
export function verify(compared: Compared): Findings {
  const findings = new Findings();
  const verification = { ...compared, findings };
  verifyPresence(verification);
  verifyReports(verification);
  verifyHistory(verification);
  return findings;
}
