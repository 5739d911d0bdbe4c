import type { Request, Router } from 'express';
import { API } from '../api';
import type { RouterContext } from '../RouterContext';
import { scorecardCalled } from '../scorecardCalled';
import { serve } from '../serve';

/** What the form for a new project asks while it is filled in. Nothing is made or changed. */
export function addNewProjectRoutes(
  router: Router,
  context: RouterContext,
): void {
  const { disciplines, httpAuth, predictions, rules } = context.options;
  const credentialsOf = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  serve(router, API.listDisciplines, async ({ req, res, query }) => {
    const owner = query.owner?.toLocaleLowerCase('en-US');
    res.json(await disciplines.list(owner, await credentialsOf(req)));
  });

  serve(router, API.predict, async ({ req, res, body }) => {
    const scorecard = scorecardCalled(rules, body.scorecard);
    const request = { ...body, scorecard };
    res.json(await predictions.predict(request, await credentialsOf(req)));
  });
}
