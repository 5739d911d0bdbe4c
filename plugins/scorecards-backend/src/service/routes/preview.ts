import { createHash } from 'node:crypto';
import type { Router } from 'express';
import { API } from '../api';
import { audited } from '../audited';
import type { RouterContext } from '../RouterContext';
import { serve } from '../serve';

/** Trying a scorecard that is not in force. */
export function addPreviewRoutes(router: Router, context: RouterContext): void {
  const { auditor } = context.options;

  serve(router, API.preview, async ({ req, res, body }) => {
    const { definition, filter = {} } = body;
    if (filter.scorecard !== undefined) {
      context.scorecardCalled(filter.scorecard);
    }
    const { commands } = await context.access(req);
    const hash = createHash('sha256').update(definition).digest('hex');
    const waiting = new AbortController();
    res.once('close', () => waiting.abort());
    const { signal } = waiting;
    try {
      const answer = await audited(
        auditor,
        { eventId: 'scorecard-preview', request: req, meta: { hash } },
        () => commands.preview({ definition, filter, signal }),
      );
      res.json(answer);
    } catch (error) {
      // Who has gone away needs no answer.
      if (!signal.aborted) throw error;
    }
  });
}
