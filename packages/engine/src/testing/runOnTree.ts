import type { AnyCheck } from '../checks/Check';
import { runCheck } from '../evaluate/runCheck';
import { factResolver } from '../facts/resolve';
import type { Subject } from '../subject';
import type { ScanLimits } from '../collect';
import { factsOfTree, subjectOf, type Tree } from './tree';

/** One small repository and what is known of its component. */
export interface CheckCase {
  files: Tree;
  subject?: Partial<Subject>;
  params?: Record<string, unknown>;
  /** The component's folder. */
  root?: string;
  /** The folders of all components of the repository. */
  roots?: string[];
  limits?: Partial<ScanLimits>;
  now?: Date;
}

/** What a check says of a small repository, by the path that every host takes. */
export function runOnTree(check: AnyCheck, given: CheckCase) {
  const { files, params = {}, root = '', now = new Date('2026-01-01') } = given;
  const subject = subjectOf(given.subject);
  const stored = factsOfTree(files, [check], given);
  const facts = factResolver(stored, subject);
  return runCheck(check, params, { facts, subject, root, now });
}
