/** Kinds of entities that stand for many components. */
export const ROLL_UP_KINDS = ['domain', 'group', 'system', 'user'] as const;
