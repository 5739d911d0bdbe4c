import { NotFoundError } from '@backstage/errors';
import type { Request, Router } from 'express';
import { accessOf } from '../../reports/accessOf';
import { API } from '../api';
import { audited } from '../audited';
import { entityRefOf, type RouterContext } from '../RouterContext';
import { serve } from '../serve';

/** Approval of exemptions, by people only. */
export function addApprovalRoutes(
  router: Router,
  context: RouterContext,
): void {
  const { auditor, httpAuth } = context.options;

  const personOf = async (req: Request) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { commands } = accessOf(context.options, credentials);
    return { commands, userRef: credentials.principal.userEntityRef };
  };
  const placeOf = (req: Request) => ({
    entityRef: entityRefOf(req),
    checkId: req.params.check,
  });
  // A project asks for an exemption whatever it is judged by.
  const anyScorecard = () => context.scorecardCalled(undefined);

  serve(router, API.approveExemption, async ({ req, res, body }) => {
    const { commands, userRef } = await personOf(req);
    const approval = { ...placeOf(req), ...body, by: userRef };
    await audited(
      auditor,
      { eventId: 'exemption-approve', request: req, meta: { ...approval } },
      () => commands.approve(approval, anyScorecard()),
    );
    res.status(204).end();
  });

  serve(router, API.revokeApproval, async ({ req, res }) => {
    const { commands, userRef } = await personOf(req);
    const { entityRef, checkId } = placeOf(req);
    const meta = { entityRef, checkId, by: userRef };
    await audited(
      auditor,
      { eventId: 'exemption-revoke', request: req, meta },
      async () => {
        const scorecard = anyScorecard();
        if (!(await commands.revokeApproval(entityRef, checkId, scorecard))) {
          throw new NotFoundError(
            `No exemption of '${entityRef}' from '${checkId}' is approved`,
          );
        }
      },
    );
    res.status(204).end();
  });
}
