import type { Target } from './targetOf';

/** The part of a task's id that tells its branch from those of others. */
const SHORT_ID = 8;

/**
 * A name for the branch of a task: the same when the task is run again, so that it finds its own work. Not so on GitLab, whose
 * stock action refuses a branch that is there, also the one that it has made itself before it failed.
 */
export function branchNameOf(
  { request }: Target,
  taskId: string,
  now: Date,
): string {
  const name = `adopt-standards-${taskId.slice(0, SHORT_ID)}`;
  if (request !== 'gitlab') return name;
  const [date, time] = now.toISOString().replace(/[-:]/g, '').split(/[T.]/);
  return `${name}-${date}-${time}`;
}
