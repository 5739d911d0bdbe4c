import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CheckInfo, CheckResult } from '@opaq/plugin-scorecards-common';
import type { z } from 'zod/v3';
import type { RulesSource } from '../refresh/RulesSource';
import type { AccessOptions } from '../reports/accessOf';

/** What the actions stand on. */
export interface ActionsContext {
  access: AccessOptions;
  rules: RulesSource;
}

type Zod = typeof z;

/** An action as the registry takes it; its schemas are of zod 3, as the registry's are. */
export interface Action<
  Input extends z.AnyZodObject,
  Output extends z.AnyZodObject,
> {
  name: string;
  title: string;
  description: string;
  schema: { input: (zod: Zod) => Input; output: (zod: Zod) => Output };
  action(context: {
    input: z.infer<Input>;
    credentials: BackstageCredentials;
  }): Promise<{ output: z.infer<Output> }>;
}

/** Lets an action's schemas say what its function takes and gives. */
export function defineAction<
  Input extends z.AnyZodObject,
  Output extends z.AnyZodObject,
>(action: Action<Input, Output>): Action<Input, Output> {
  return action;
}

/** @throws `NotFoundError` where there is no such check. */
export function checkCalled(rules: RulesSource, id: string): CheckInfo {
  const check = rules.current().checks.find(other => other.id === id);
  if (check) return check;
  throw new NotFoundError(
    `There is no check '${id}'. Ids look like 'deps.lockfile'; GET /api/scorecards/checks lists them`,
  );
}

/** As `path:line`. */
export const placesOf = ({ locations }: CheckResult): string[] =>
  locations.map(({ path, line }) =>
    line === undefined ? path : `${path}:${line}`,
  );
