import { NotFoundError } from '@backstage/errors';
import type { HistoryResponse, Report } from '@opaq/plugin-scorecards-common';
import type { Request, Router } from 'express';
import type { AuthorizedReports } from '../../reports/AuthorizedReports';
import { decodeHistoryCursor, encodeCursor } from '../../reports/cursor';
import { entityNotFound } from '../../reports/entityNotFound';
import type { StoredReport } from '../../reports/ReportsReader';
import { API } from '../api';
import { audited } from '../audited';
import { entityRefOf, type RouterContext } from '../RouterContext';
import { sendJson, serve } from '../serve';

const DEFAULT_HISTORY = 20;

async function reportFor(
  reports: AuthorizedReports,
  req: Request,
  scorecard: string,
): Promise<StoredReport> {
  const entityRef = entityRefOf(req);
  const report = await reports.getReport(entityRef, scorecard);
  if (!report) throw entityNotFound(entityRef);
  return report;
}

/** The report goes out as it is stored: it is far larger than all around it. */
function jsonOf({ report, ...rest }: StoredReport): string {
  const text = JSON.stringify(rest);
  return report === undefined
    ? text
    : `${text.slice(0, -1)},"report":${report}}`;
}

/** What is answered about one component. */
export function addEntityRoutes(router: Router, context: RouterContext): void {
  const { auditor, sourceLines } = context.options;

  serve(router, API.getReport, async ({ req, res, query }) => {
    const scorecard = context.scorecardCalled(query.scorecard);
    const { reports } = await context.access(req);
    sendJson(res, jsonOf(await reportFor(reports, req, scorecard)));
  });

  serve(router, API.getHistory, async ({ req, res, query }) => {
    const scorecard = context.scorecardCalled(query.scorecard);
    const { limit = DEFAULT_HISTORY, cursor } = query;
    const from = cursor === undefined ? undefined : decodeHistoryCursor(cursor);
    const { reports } = await context.access(req);
    const entityRef = entityRefOf(req);
    const page = await reports.getHistory(entityRef, scorecard, {
      limit,
      from,
    });
    if (!page) throw entityNotFound(entityRef);
    const body: HistoryResponse = {
      items: page.items,
      ...(page.next && { nextCursor: encodeCursor(page.next) }),
    };
    res.json(body);
  });

  serve(router, API.getSource, async ({ req, res, query }) => {
    const scorecard = context.scorecardCalled(query.scorecard);
    const { reports } = await context.access(req);
    const { report } = await reportFor(reports, req, scorecard);
    if (report === undefined) {
      throw new NotFoundError('The component has no report yet');
    }
    const { path, line } = query;
    res.json(
      await sourceLines.around(JSON.parse(report) as Report, {
        path,
        line,
      }),
    );
  });

  serve(router, API.refresh, async ({ req, res, query }) => {
    const scorecard = context.scorecardCalled(query.scorecard);
    const { reports, commands } = await context.access(req);
    const entityRef = entityRefOf(req);
    await audited(
      auditor,
      { eventId: 'report-refresh', request: req, meta: { entityRef } },
      () => commands.requestRead(entityRef, scorecard),
    );
    sendJson(res, jsonOf(await reportFor(reports, req, scorecard)), 202);
  });
}
