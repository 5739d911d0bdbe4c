import type { ActionsRegistryService } from '../backstageAlpha';
import { explainCheck } from './explainCheck';
import { getReport } from './getReport';
import { listFailingServices } from './listFailingServices';
import type { ActionsContext } from './ActionsContext';

/** Offers assistants what people read: each caller gets what it may see, and nothing is changed. */
export function registerActions(
  options: ActionsContext & { registry: ActionsRegistryService },
): void {
  const { registry, ...context } = options;
  const attributes = { readOnly: true, destructive: false, idempotent: true };
  registry.register({ ...getReport(context), attributes });
  registry.register({ ...listFailingServices(context), attributes });
  registry.register({ ...explainCheck(context), attributes });
}
