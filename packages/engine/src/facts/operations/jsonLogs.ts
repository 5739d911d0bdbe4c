import { importOf, markOf, type CodeFile } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { appCode } from './appCode';
import { placeAt } from '../Place';
import { jsonLogConfigs } from './logConfigs';
import { JSON_LOGGERS } from './logLibraries';

/** A place that makes logs JSON. @public */
export interface JsonLogs {
  path: string;
  line?: number;
}

/** pino writes JSON, unless a printer for people is put before it in every environment. */
const PINO = [
  ...['pino', 'pino-http', 'express-pino-logger', 'koa-pino-logger'],
  // https://docs.adonisjs.com/guides/digging-deeper/logger
  ...['@ioc:Adonis/Core/Logger', '@adonisjs/core/services/logger'],
];
/** Frameworks with a logger that does so; Backstage's in production. */
const BY_DEFAULT = [
  ...['nestjs-pino', 'hapi-pino', 'fastify'],
  '@backstage/backend-plugin-api',
];

const WINSTON = ['winston'];
const STRUCTLOG = ['structlog'];
const LOGURU = ['loguru'];
const OTHERS = ['log4js', 'tslog', '@nestjs/common'];

function inNode(file: CodeFile): number | true | undefined {
  const plain = markOf(file, 'plainLogs');
  const json = markOf(file, 'jsonLogs');
  const pino =
    importOf(file, PINO) ??
    (markOf(file, 'logs') ? importOf(file, BY_DEFAULT) : undefined);
  if (pino && (!plain || markOf(file, 'byEnvironment', 'settings'))) {
    return pino.line ?? true;
  }
  const winston = importOf(file, WINSTON);
  if (winston && json) return json.line ?? true;
  // https://github.com/winstonjs/winston#creating-your-own-logger: the format is JSON where none is given.
  const created = markOf(file, 'createsLogger');
  if (winston && created && !plain) return created.line ?? true;
  const other = importOf(file, OTHERS);
  return other && json && markOf(file, 'logs') ? json.line ?? true : undefined;
}

function inPython(file: CodeFile): number | true | undefined {
  const place =
    markOf(file, 'jsonLogs') ??
    (importOf(file, STRUCTLOG) && markOf(file, 'jsonRenderer')) ??
    (importOf(file, LOGURU) && markOf(file, 'jsonSerialize'));
  return place && (place.line ?? true);
}

function inR(file: CodeFile): number | true | undefined {
  const place = markOf(file, 'jsonLogs');
  return place && (place.line ?? true);
}

const READERS = { python: inPython, r: inR, node: inNode };

function jsonIn(file: CodeFile): JsonLogs | undefined {
  const library = importOf(file, JSON_LOGGERS[file.language]);
  if (library) return placeAt(file.path, library.line);
  const line = READERS[file.language](file);
  if (line === undefined) return undefined;
  return placeAt(file.path, line === true ? undefined : line);
}

/** The places in code and configuration that make logs JSON. @public */
export const jsonLogs = defineDerivedFact({
  name: 'jsonLogs',
  uses: { appCode, jsonLogConfigs },
  derive: ({ appCode: files, jsonLogConfigs: configs }): JsonLogs[] => [
    ...files.map(jsonIn).filter(found => found !== undefined),
    ...configs,
  ],
});
