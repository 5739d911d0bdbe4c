import { InputError } from '@backstage/errors';
import type { Request, Response, Router } from 'express';
import type * as z from 'zod';
import type { Route } from './api';
import { parse } from './parse';

/** Registers what answers a route, with the route's own query and body. */
export function serve<Query extends z.ZodType, Body extends z.ZodType>(
  router: Router,
  route: Route<Query, Body>,
  answer: (request: {
    req: Request;
    res: Response;
    query: z.output<Query>;
    body: z.output<Body>;
  }) => Promise<void>,
): void {
  router[route.method](route.path, async (req, res) => {
    const query = parse(route.query, req.query);
    if (route.body && !req.is('application/json')) {
      throw new InputError(
        'body: JSON is needed, with the header Content-Type: application/json',
      );
    }
    const body = route.body && parse(route.body, req.body);
    await answer({ req, res, query, body: body as z.output<Body> });
  });
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Sends JSON that exists as text already.
 *
 * @remarks
 * Past Express' own way, which computes a hash of each answer.
 */
export function sendJson(
  res: Response,
  json: string | Buffer,
  status = 200,
): void {
  res.statusCode = status;
  res.setHeader('Content-Type', JSON_TYPE);
  res.setHeader('Content-Length', Buffer.byteLength(json));
  res.end(json);
}
