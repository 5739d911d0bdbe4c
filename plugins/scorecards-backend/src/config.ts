import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { DEFAULT_LIMITS, type ScanLimits } from '@opaq/engine';

/** How much is read of one repository, and for how long. */
export interface Limits extends ScanLimits {
  /** Of the archive as the source host sends it. */
  archiveBytes: number;
  /** For the transfer, and again for the reading. */
  seconds: number;
}

/** The plugin's settings. `config.d.ts` documents them. */
export interface PluginConfig {
  scorecardFiles: string[];
  localFolders: string[];
  /** Full refs of groups, and teams of a source host with their `@`, by discipline. */
  disciplines: Map<string, string[]>;
  catalogInterval: HumanDuration;
  refresh: { intervalMs: number; concurrency: number };
  limits: Limits;
  workingDirectory?: string;
}

function readDuration(config: Config, key: string, standard: HumanDuration) {
  return config.has(key) ? readDurationFromConfig(config, { key }) : standard;
}

function readDisciplines(config: Config): Map<string, string[]> {
  const section = config.getOptionalConfig('scorecards.disciplines');
  return new Map(
    (section?.keys() ?? []).map(discipline => [
      discipline,
      section!.getStringArray(discipline).map(group =>
        group.startsWith('@')
          ? group.toLowerCase()
          : stringifyEntityRef(
              parseEntityRef(group, {
                defaultKind: 'group',
                defaultNamespace: 'default',
              }),
            ),
      ),
    ]),
  );
}

/** @throws Where a value is not of its kind. */
export function readConfig(config: Config): PluginConfig {
  const limit = (name: string, standard: number) =>
    config.getOptionalNumber(`scorecards.limits.${name}`) ?? standard;
  return {
    scorecardFiles: config.getOptionalStringArray('scorecards.files') ?? [],
    localFolders:
      config.getOptionalStringArray('scorecards.localFolders') ?? [],
    disciplines: readDisciplines(config),
    catalogInterval: readDuration(config, 'scorecards.catalog.interval', {
      minutes: 1,
    }),
    refresh: {
      intervalMs: durationToMilliseconds(
        readDuration(config, 'scorecards.refresh.interval', { hours: 1 }),
      ),
      concurrency:
        config.getOptionalNumber('scorecards.refresh.concurrency') ?? 2,
    },
    limits: {
      files: limit('files', DEFAULT_LIMITS.files),
      bytesPerFile: limit('bytesPerFile', DEFAULT_LIMITS.bytesPerFile),
      bytes: limit('bytes', DEFAULT_LIMITS.bytes),
      archiveBytes: limit('archiveBytes', 1_000_000_000),
      seconds: limit('seconds', 120),
    },
    workingDirectory: config.getOptionalString('backend.workingDirectory'),
  };
}
