import type { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Does what an auditor wants to know of, with how it ended. */
export async function audited<Result>(
  auditor: AuditorService,
  event: { eventId: string; request: Request; meta: JsonObject },
  act: () => Promise<Result>,
): Promise<Result> {
  const entry = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  try {
    const result = await act();
    await entry.success();
    return result;
  } catch (error) {
    await entry.fail({ error: toError(error) });
    throw error;
  }
}
