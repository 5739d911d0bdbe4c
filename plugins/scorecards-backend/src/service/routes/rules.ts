import { NotFoundError } from '@backstage/errors';
import type {
  ChecksResponse,
  ScorecardDefinition,
  ScorecardsResponse,
} from '@opaq/plugin-scorecards-common';
import type { Router } from 'express';
import { API } from '../api';
import type { RouterContext } from '../RouterContext';
import { scorecardInfo } from '../scorecardInfo';
import { serve } from '../serve';

/** Scorecards and checks. They say nothing of components: any caller may read them. */
export function addRulesRoutes(router: Router, context: RouterContext): void {
  const { rules } = context.options;

  serve(router, API.listScorecards, async ({ res }) => {
    const { scorecards, problems } = rules.current();
    const body: ScorecardsResponse = {
      items: scorecards.map(scorecardInfo),
      ...(problems.length > 0 && { problems }),
    };
    res.json(body);
  });

  serve(router, API.getScorecard, async ({ req, res }) => {
    const { scorecard: name } = req.params;
    const { scorecards, definitions } = rules.current();
    const scorecard = scorecards.find(other => other.name === name);
    const written = definitions.find(other => other.name === name);
    if (!scorecard || !written) {
      throw new NotFoundError(`There is no scorecard '${name}'`);
    }
    const body: ScorecardDefinition = {
      ...scorecardInfo(scorecard),
      definition: written.text,
      origin: written.origin,
    };
    res.json(body);
  });

  serve(router, API.listChecks, async ({ res }) => {
    const body: ChecksResponse = { items: rules.current().checks };
    res.json(body);
  });

  serve(router, API.getCheck, async ({ req, res }) => {
    const { id } = req.params;
    const check = rules.current().checks.find(other => other.id === id);
    if (!check) throw new NotFoundError(`There is no check '${id}'`);
    res.json(check);
  });
}
