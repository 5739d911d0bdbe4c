import { importOf, markOf, type CodeFile } from '../code/code';
import { defineDerivedFact } from '../Fact';
import { secrets } from '../secrets/secrets';
import { DATABASES } from '../traits/modules';
import type { Language } from '../source/paths';
import { appCode } from './appCode';
import { placeAt } from '../Place';

/** @public */
export interface ConfigurationPlace {
  path: string;
  line?: number;
  /** The library or call that reads configuration, the host, or the kind of secret; never a secret. */
  what: string;
}

/** @public */
export interface Configuration {
  /** Where configuration is read from outside the code. */
  read: ConfigurationPlace[];
  hosts: ConfigurationPlace[];
  secrets: ConfigurationPlace[];
}

const LIBRARIES: Readonly<Record<Language, readonly string[]>> = {
  python: [
    ...['pydantic_settings', 'dynaconf', 'hydra', 'omegaconf', 'configparser'],
    ...['ConfigParser', 'decouple', 'environs', 'environ', 'dotenv', 'everett'],
    ...[
      'starlette.config',
      'envparse',
      'envyaml',
      'pyhocon',
      'confuse',
      'hvac',
    ],
    ...['prettyconf', 'configargparse', 'jsonargparse', 'anyconfig', 'gin'],
    ...[
      'kedro.config',
      'google.cloud.secretmanager',
      'azure.keyvault',
      'goodconf',
    ],
    ...[
      'azure.appconfiguration',
      'google.cloud.runtimeconfig',
      'yacs',
      'konfig',
    ],
  ],
  r: ['config', 'dotenv', 'configr', 'ini', 'RcppTOML', 'keyring'],
  node: [
    ...['dotenv', 'config', 'convict', 'nconf', 'rc', 'envalid', 'env-var'],
    ...['@nestjs/config', '@fastify/env', 'fastify-env', 'znv', 'dotenv-flow'],
    ...[
      '@t3-oss/env-core',
      'getenv',
      'cosmiconfig',
      'dotenv-safe',
      'env-schema',
    ],
    ...['@azure/app-configuration', '@azure/keyvault-secrets', 'dotenv-expand'],
    ...[
      '@aws-sdk/client-ssm',
      '@aws-sdk/client-secrets-manager',
      'node-config',
    ],
    ...[
      '@google-cloud/secret-manager',
      '@adonisjs/core/env',
      '@ioc:Adonis/Core/Env',
      'c12',
    ],
  ],
};

/** In files of these, a literal is only what holds where the environment says nothing. */
const DEFAULTS = [
  ...['pydantic_settings', 'environs', 'decouple', 'dynaconf', 'hydra'],
  ...['everett', 'convict', 'envalid', 'env-var', 'znv', 'starlette.config'],
];

/** What makes load on a service, tries it by hand, or fills its database for development. */
const TOOL =
  /(^|\/)(locust|load_?test|seeds?|fixtures|mocks?)[^/]*(\.\w+$|\/)|(^|\/)test\.\w+$/i;

function readIn(file: CodeFile): ConfigurationPlace | undefined {
  const library = importOf(file, LIBRARIES[file.language]);
  const mark = markOf(file, 'settings');
  if (library) {
    return { ...placeAt(file.path, library.line), what: library.module };
  }
  return mark && { ...placeAt(file.path, mark.line), what: 'settings' };
}

function hostsIn(file: CodeFile): ConfigurationPlace[] {
  if (TOOL.test(file.path) || importOf(file, DEFAULTS)) return [];
  return file.marks
    .filter(({ mark }) => mark === 'host')
    .map(({ found = '', line }) => ({
      ...placeAt(file.path, line),
      what: found,
    }));
}

/** The account of a database, with its password: even that of somebody's own machine is another one elsewhere. */
function accountIn(file: CodeFile): ConfigurationPlace | undefined {
  if (TOOL.test(file.path) || importOf(file, DEFAULTS)) return undefined;
  const account = markOf(file, 'account');
  if (!account || !importOf(file, DATABASES)) return undefined;
  return {
    ...placeAt(file.path, account.line),
    what: "a database's password",
  };
}

/** How the project's code is configured, and what of its configuration stands in the code. @public */
export const configuration = defineDerivedFact({
  name: 'configuration',
  uses: { appCode, secrets },
  derive({ appCode: files, secrets: found }): Configuration {
    const paths = new Set(files.map(({ path }) => path));
    return {
      read: files.map(readIn).filter(place => place !== undefined),
      hosts: files.flatMap(hostsIn),
      secrets: [
        ...found
          .filter(({ path }) => paths.has(path))
          .map(({ path, line, kind }) => ({
            ...placeAt(path, line),
            what: kind,
          })),
        ...files.map(accountIn).filter(place => place !== undefined),
      ],
    };
  },
});
