import type { Language } from '../source/paths';

/** A library with which an API is made. @public */
export interface WebFramework {
  name: string;
  /** What its code imports, any of them. */
  modules: readonly string[];
  /** `carrier`: named where nothing is built on it. `bare`: HTTP itself, with every route written by hand. */
  kind?: 'carrier' | 'bare';
  /** Frameworks that it stands on: their parts are imported beside it. */
  on?: readonly string[];
  /** The files that are routes by their path, whatever they import. */
  files?: RegExp;
  /** The path under which it tells its health by itself, without a route of the project's. */
  health?: string;
}

const of = (
  name: string,
  modules: readonly string[],
  more: Omit<WebFramework, 'name' | 'modules'> = {},
): WebFramework => ({ name, modules, ...more });

const carrier = { kind: 'carrier' } as const;
const bare = { kind: 'bare' } as const;

/** By language: `http.client` of Python is no server, and `http` of Node is. */
export const WEB_FRAMEWORKS: Readonly<
  Record<Language, readonly WebFramework[]>
> = {
  python: [
    of('FastAPI', ['fastapi']),
    of('Flask', ['flask', 'flask_restful', 'flask_restx', 'apiflask']),
    of('Flask-OpenAPI3', ['flask_openapi3'], { on: ['Flask'] }),
    of('Django REST framework', ['rest_framework'], { on: ['Django'] }),
    of('Django Ninja', ['ninja', 'ninja_extra'], { on: ['Django'] }),
    of('Django', ['django']),
    of('Connexion', ['connexion'], { on: ['Flask'] }),
    of('Litestar', ['litestar', 'starlite']),
    of('Quart', ['quart']),
    of('Sanic', ['sanic']),
    of('aiohttp', ['aiohttp']),
    of('Tornado', ['tornado']),
    of('Falcon', ['falcon']),
    of('Bottle', ['bottle']),
    of('Pyramid', ['pyramid']),
    of('CherryPy', ['cherrypy']),
    of('BlackSheep', ['blacksheep']),
    of('Robyn', ['robyn']),
    of('Eve', ['eve']),
    of('Chalice', ['chalice']),
    of('Azure Functions', ['azure.functions']),
    of('Strawberry', ['strawberry']),
    of('gRPC', ['grpc', 'grpclib']),
    of('BentoML', ['bentoml'], { health: '/healthz' }),
    of('Ray Serve', ['ray.serve', 'ray'], { health: '/-/healthz' }),
    of('LitServe', ['litserve'], { health: '/health' }),
    of('MLServer', ['mlserver'], { health: '/v2/health/ready' }),
    of('KServe', ['kserve'], { health: '/v2/health/ready' }),
    of('Seldon Core', ['seldon_core'], { health: '/health/ping' }),
    of('vetiver', ['vetiver'], { health: '/ping' }),
    of('Starlette', ['starlette'], carrier),
    of('uvicorn', ['uvicorn'], bare),
    of('http.server', ['http.server', 'BaseHTTPServer'], bare),
    of('WSGI', ['wsgiref', 'werkzeug.serving', 'gevent.pywsgi'], bare),
  ],
  r: [
    of('vetiver', ['vetiver'], { health: '/ping' }),
    of('plumber', ['plumber', 'plumber2']),
    of('RestRserve', ['RestRserve']),
    of('ambiorix', ['ambiorix']),
    of('beakr', ['beakr']),
    of('fiery', ['fiery']),
    of('OpenCPU', ['opencpu']),
  ],
  node: [
    of('NestJS', ['@nestjs/core', '@nestjs/common'], {
      on: ['Express', 'Fastify'],
    }),
    of('Fastify', ['fastify']),
    of('hapi', ['@hapi/hapi', 'hapi']),
    of('Koa', ['koa', '@koa/router', 'koa-router']),
    of('Hono', ['hono', '@hono/node-server']),
    of('Express', ['express']),
    of('restify', ['restify']),
    of('Polka', ['polka']),
    of('AdonisJS', ['@adonisjs/core', '@ioc:Adonis']),
    of('LoopBack', ['@loopback/rest'], { on: ['Express'] }),
    of('Feathers', ['@feathersjs/express', '@feathersjs/koa'], {
      on: ['Express', 'Koa'],
    }),
    of('Elysia', ['elysia']),
    of('Apollo Server', ['@apollo/server', 'apollo-server']),
    of('tRPC', ['@trpc/server']),
    // https://nextjs.org/docs/app/api-reference/file-conventions/route, and its older router.
    of('Next.js', [], {
      files: /(^|\/)(app\/(.+\/)?route|pages\/api\/.+)\.[jt]sx?$/,
    }),
    of('SvelteKit', [], {
      files: /(^|\/)src\/routes\/(.+\/)?\+server\.[jt]s$/,
    }),
    of('gRPC', ['@grpc/grpc-js', 'grpc']),
    of('node:http', ['node:http', 'node:https', 'http', 'https'], bare),
  ],
};
