/** What the service answers, for those who call it: https://spec.openapis.org/oas/v3.1.1 */
import { z } from 'zod';
import about from '../package.json' with { type: 'json' };
import { Order } from './data.js';

const json = schema => ({ 'application/json': { schema } });

/** The description, made of the schemas that the code itself uses, so that it is never out of date. */
export function describe(query) {
  const { properties } = z.toJSONSchema(query);
  const row = z.toJSONSchema(Order);
  return {
    openapi: '3.1.1',
    info: { title: about.name, description: about.description, version: about.version },
    paths: {
      '/orders': {
        get: {
          summary: 'Orders of each day and depot',
          parameters: Object.entries(properties).map(([name, schema]) => ({
            name,
            in: 'query',
            schema,
          })),
          responses: {
            200: {
              description: 'Those that were asked for, by day, and how many there are in all',
              content: json({
                type: 'object',
                required: ['total', 'rows'],
                properties: { total: { type: 'integer' }, rows: { type: 'array', items: row } },
              }),
            },
            400: {
              description: 'What is wrong with the question',
              content: json({ type: 'object', properties: { error: { type: 'string' } } }),
            },
          },
        },
      },
    },
  };
}
