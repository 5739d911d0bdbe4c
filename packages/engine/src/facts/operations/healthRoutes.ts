import { importOf, markOf, type CodeFile } from '../code/code';
import { dockerfiles } from '../containers/dockerfiles';
import { defineDerivedFact } from '../Fact';
import type { Language } from '../source/paths';
import { apis } from '../traits/apis';
import { appCode } from './appCode';
import { placeAt } from '../Place';

/** A route that tells whether the service is well. @public */
export interface HealthRoute {
  path: string;
  line?: number;
  /** As it is registered, or what brings it. */
  route: string;
}

/** Libraries that bring such a route. */
const PLUGINS: Readonly<Record<Language, readonly string[]>> = {
  python: [
    ...['health_check', 'healthcheck', 'fastapi_health', 'flask_healthz'],
    ...['fastapi_healthcheck', 'fastapi_healthchecks', 'pyctuator', 'watchman'],
    ...['grpc_health', 'flask_healthcheck', 'django_healthchecks'],
  ],
  r: [],
  node: [
    ...[
      '@nestjs/terminus',
      '@godaddy/terminus',
      'lightship',
      'express-actuator',
    ],
    ...[
      'express-healthcheck',
      'fastify-healthcheck',
      'hapi-alive',
      'grpc-health-check',
    ],
    ...[
      'hapi-and-healthy',
      'koa-simple-healthcheck',
      '@cloudnative/health-connect',
    ],
    ...[
      'koa-ping-healthcheck',
      'grpc-js-health-check',
      'fastify-custom-healthcheck',
    ],
    ...['express-simple-healthcheck', '@cloudnative/health', 'koa-healthcheck'],
    // Every backend made with it answers at /.backstage/health/v1/readiness.
    '@backstage/backend-defaults',
  ],
};

/** Frameworks that make routes of files. */
const FILE_ROUTE =
  /(?:^|\/)(?:pages|app|src\/routes|server)\/(?:api\/)?(?:v\d\/)?(healthz?|health-?check|livez|readyz|ping|status)(?:\.get|\/route|\/index|\/\+server)?\.[jt]sx?$/;

/** Servers of models, which have such a route of their own. */
const SERVERS =
  /\b(torchserve|tritonserver|tensorflow_model_server|seldon-core-microservice|mlflow models serve|mlserver start|bentoml serve|vllm serve)\b/;

function inFile(file: CodeFile): HealthRoute | undefined {
  const { path, language } = file;
  const mark =
    markOf(file, 'health') ??
    (markOf(file, 'handler') && markOf(file, 'healthPath')) ??
    (markOf(file, 'route') && markOf(file, 'healthLine', 'healthHandler'));
  if (mark) {
    return { ...placeAt(path, mark.line), route: mark.found ?? 'its route' };
  }
  const plugin = importOf(file, PLUGINS[language]);
  if (plugin) return { ...placeAt(path, plugin.line), route: plugin.module };
  const named = language === 'node' && FILE_ROUTE.exec(path);
  return named ? { path, route: named[1] } : undefined;
}

/** The routes by which somebody outside can tell whether the service is well. @public */
export const healthRoutes = defineDerivedFact({
  name: 'healthRoutes',
  uses: { appCode, apis, dockerfiles },
  derive({ appCode: files, apis: made, dockerfiles: images }): HealthRoute[] {
    const own = files.map(inFile).filter(found => found !== undefined);
    const brought = made.flatMap(({ framework, path, line }) =>
      framework.health
        ? [{ ...placeAt(path, line), route: framework.health }]
        : [],
    );
    const served = images.flatMap(({ path, stages }) =>
      (stages.at(-1)?.instructions ?? []).flatMap(({ keyword, text, line }) => {
        if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') return [];
        const server = SERVERS.exec(text.replace(/[[\]"',\s]+/g, ' '))?.[1];
        return server ? [{ path, line, route: server }] : [];
      }),
    );
    return [...own, ...brought, ...served];
  },
});
