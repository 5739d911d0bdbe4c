import * as common from '@opaq/plugin-scorecards-common';
import * as z from 'zod';
import { API, type Route } from './api';

type Json = Record<string, unknown>;

const SCHEMAS = '#/components/schemas/';

/** What holds the schemas of queries: parameters are documented one by one. */
const isQuery = (name: string) => /Query|Filter/.test(name);

/** The schemas of `scorecards-common` under their names, so that the document names them too. */
function namedSchemas() {
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of Object.entries(common)) {
    if (value instanceof z.ZodType && !isQuery(name)) {
      const id = name.replace(/Schema$/, '');
      registry.add(value, { id: id[0].toUpperCase() + id.slice(1) });
    }
  }
  return registry;
}

/** As callers write it: what zod makes of it is the backend's own. */
const SIDE = { io: 'input', unrepresentable: 'any' } as const;

function withoutMarks(schema: Json): Json {
  const { $schema, $id, ...rest } = schema;
  return rest;
}

const PATH_PARAMETERS: Record<string, string> = {
  kind: 'Of the component: `component`.',
  namespace: 'Of the component.',
  name: 'Of the component.',
  scorecard: "The scorecard's name.",
  id: "The check's id.",
  check: "The check's id; a slash in it as `%2F`.",
  repository: 'The number of the repository, as `GET /repositories` says it.',
};

function parametersOf({ path, query }: Route): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: PATH_PARAMETERS[name],
    schema: { type: 'string' },
  }));
  const { properties = {}, required = [] } = z.toJSONSchema(query, SIDE);
  const inQuery = Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json;
    return {
      name,
      in: 'query',
      ...(required.includes(name) && { required: true }),
      ...(description !== undefined && { description }),
      schema: repeated(schema),
    };
  });
  return [...inPath, ...inQuery];
}

/** What can be given once or many times is, in a query, a list. */
function repeated(schema: Json): Json {
  const [, list] = (schema.anyOf as Json[] | undefined) ?? [];
  return list?.type === 'array' ? list : schema;
}

const jsonContent = (schema: Json) => ({ 'application/json': { schema } });

const errorAnswer = (description: string) => ({
  description,
  content: jsonContent({ $ref: `${SCHEMAS}Error` }),
});

const DONE: Record<Route['answer']['status'], string> = {
  200: 'Done.',
  202: 'It is asked for, and will be done.',
  204: 'Done; there is nothing to say.',
};

/** As the portal answers, whichever plugin fails. */
const ERROR = {
  type: 'object',
  required: ['error', 'response'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: {
        name: { type: 'string', examples: ['InputError'] },
        message: { type: 'string', description: 'For a person.' },
      },
    },
    response: {
      type: 'object',
      required: ['statusCode'],
      properties: { statusCode: { type: 'integer' } },
    },
  },
};

/**
 * The API as an OpenAPI 3.1 document, made of the table of routes and of the schemas that the backend parses with.
 *
 * @returns A value of JSON.
 */
export function openApi(): Json {
  const registry = namedSchemas();
  const schemaOf = (schema: z.ZodType): Json => {
    const known = registry.get(schema);
    return known
      ? { $ref: `${SCHEMAS}${known.id}` }
      : withoutMarks(z.toJSONSchema(schema, SIDE) as Json);
  };
  const operationOf = (route: Route): Json => {
    const { operationId, summary, body, answer, permission, errors } = route;
    const { status, schema, contentType, other } = answer;
    const content = schema
      ? jsonContent(schemaOf(schema))
      : contentType && { [contentType]: { schema: { type: 'string' } } };
    const failures = {
      400: 'The input is wrong; the message names the field.',
      ...(!route.open && { 401: 'Credentials are missing.' }),
      ...errors,
    };
    return {
      operationId,
      summary,
      ...(permission && {
        description: `Needs the permission \`${permission.name}\`.`,
      }),
      ...(route.open && { security: [] }),
      parameters: parametersOf(route),
      ...(body && {
        requestBody: { required: true, content: jsonContent(schemaOf(body)) },
      }),
      responses: {
        [status]: { description: DONE[status], ...(content && { content }) },
        ...(other && { [other.status]: { description: other.when, content } }),
        ...Object.fromEntries(
          Object.entries(failures).map(([code, description]) => [
            code,
            errorAnswer(description),
          ]),
        ),
      },
    };
  };

  const paths: Record<string, Json> = {};
  for (const route of Object.values<Route>(API)) {
    const path = route.path.replace(/:(\w+)(?:\(\*\))?/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  const { schemas } = z.toJSONSchema(registry, {
    ...SIDE,
    uri: id => `${SCHEMAS}${id}`,
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Scorecards',
      version: '1',
      description:
        'Operational scorecards of the components in the catalog. An answer holds and counts the components that its caller may read there, and no others.',
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/scorecards' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of the portal, of a user or of a service.',
        },
      },
      schemas: {
        ...Object.fromEntries(
          Object.entries(schemas).map(([name, schema]) => [
            name,
            withoutMarks(schema as Json),
          ]),
        ),
        Error: ERROR,
      },
    },
  };
}
