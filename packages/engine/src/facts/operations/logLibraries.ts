import type { Language } from '../source/paths';

/** Libraries that do nothing but log: who imports one, logs. */
export const LOGGERS: Readonly<Record<Language, readonly string[]>> = {
  python: [
    ...['loguru', 'structlog', 'logbook', 'eliot', 'picologging', 'logzero'],
    ...['daiquiri', 'verboselogs', 'google.cloud.logging', 'watchtower'],
    ...['pythonjsonlogger', 'ecs_logging', 'json_log_formatter', 'logfire'],
    ...['json_logging', 'sanic.log', 'fastapi.logger', 'tornado.log'],
    ...['prefect.logging', 'airflow.utils.log', 'streamlit.logger'],
  ],
  r: [
    ...['logger', 'futile.logger', 'log4r', 'lgr', 'logging', 'rlog', 'logr'],
    ...['loggit', 'loggit2', 'ParallelLogger', 'shinyEventLogger', 'rsyslog'],
  ],
  node: [
    ...['winston', 'pino', 'pino-http', 'log4js', 'bunyan', 'loglevel'],
    ...['tslog', 'signale', 'consola', 'roarr', 'npmlog', 'tracer'],
    ...['simple-node-logger', 'lambda-log', 'express-winston', 'nest-winston'],
    ...['express-pino-logger', 'koa-pino-logger', 'koa-logger', 'hapi-pino'],
    ...['nestjs-pino', 'morgan', 'firebase-functions/logger', 'electron-log'],
    ...['@google-cloud/logging', '@google-cloud/logging-winston'],
    ...['@google-cloud/logging-bunyan', '@aws-lambda-powertools/logger'],
    ...['@midwayjs/logger', '@elastic/ecs-pino-format', '@logtail/node'],
  ],
};

/** Libraries with a logger beside other things: it counts where it is called. The first is often imported in vain. */
export const WITH_LOGGERS: Readonly<Record<Language, readonly string[]>> = {
  python: [
    ...['logging', 'absl', 'prefect', 'dagster', 'airflow', 'celery', 'zenml'],
    ...['pyspark', 'luigi', 'flask', 'quart', 'sanic', 'django', 'scrapy'],
    ...['aws_lambda_powertools', 'ray', 'tensorflow', 'accelerate', 'chalice'],
    ...['mage_ai', 'litestar', 'transformers', 'dash', 'multiprocessing'],
    ...['rq', 'connexion', 'flytekit', 'kedro', 'dagster_pipes', 'odoo'],
  ],
  r: [],
  node: [
    ...['fastify', '@nestjs/common', '@nestjs/core', '@hapi/hapi', 'egg'],
    ...['probot', 'moleculer', 'sails', '@adonisjs/core', '@strapi/strapi'],
    ...[
      '@loopback/logging',
      '@feathersjs/feathers',
      'bullmq',
      'firebase-admin',
      '@backstage/backend-plugin-api',
    ],
  ],
};

/** Libraries that write nothing but JSON. */
export const JSON_LOGGERS: Readonly<Record<Language, readonly string[]>> = {
  python: [
    ...['pythonjsonlogger', 'ecs_logging', 'json_log_formatter', 'eliot'],
    ...['json_logging', 'google.cloud.logging', 'logstash_async', 'logstash'],
    ...['logstash_formatter', 'fluent', 'jsonformatter', 'graypy', 'pygelf'],
    ...['aws_lambda_powertools.logging', 'stackdriver_logging'],
  ],
  r: ['loggit', 'loggit2'],
  node: [
    ...['bunyan', 'roarr', 'lambda-log', 'firebase-functions/logger'],
    ...['@google-cloud/logging', '@google-cloud/logging-winston'],
    ...['@google-cloud/logging-bunyan', '@aws-lambda-powertools/logger'],
    ...['@elastic/ecs-pino-format', '@elastic/ecs-winston-format'],
  ],
};
