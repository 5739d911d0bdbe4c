import { availableParallelism } from 'node:os';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { DEFAULT_LIMITS, type ScanLimits } from '@opaq/engine';
import {
  STANDARD_HOST_LIMITS,
  type HostLimits,
  type HostLimitsOf,
} from './source/hosts/HostLimits';

/** How much is read of one repository, and for how long. */
export interface Limits extends ScanLimits {
  /** Of the archive as the source host sends it. */
  archiveBytes: number;
  /** Of a tar archive when it is unpacked. */
  unpackedBytes: number;
  /** For the transfer, and again for the reading. */
  seconds: number;
}

/** Of what is told through the portal's notifications. */
export interface NotificationsConfig {
  levels: boolean;
  exemptions: boolean;
  /** When the weekly digest goes out, by the clock of the backend's machine; `day` from 0, Sunday. Undefined: never. */
  digest?: { day: number; hour: number };
}

/**
 * Of a thread. More than most repositories ever need, and no less: what may grow to two gigabytes, V8 lets grow to four times
 * what is alive before it looks through all of it, and else to less than twice. It looks through it in threads that take
 * turns with those that answer requests.
 */
export const STANDARD_MEMORY_MEGABYTES = 2048;

/** The plugin's settings. `config.d.ts` documents them. */
export interface PluginConfig {
  scorecardsReload: HumanDuration;
  localFolders: string[];
  /** Full refs of groups, and teams of a source host with their `@`, by discipline. */
  disciplines: Map<string, string[]>;
  catalogInterval: HumanDuration;
  refresh: {
    intervalMs: number;
    concurrency: number;
    threads: number;
    memoryMegabytes: number;
  };
  hostLimits: HostLimitsOf;
  limits: Limits;
  notifications: NotificationsConfig;
  history: { keepMs: number };
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

const DAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

function readNotifications(config: Config): NotificationsConfig {
  const prefix = 'scorecards.notifications';
  const isOn = (kind: string) =>
    config.getOptionalBoolean(`${prefix}.${kind}`) ?? true;
  const digest = config.getOptional(`${prefix}.digest`) ?? true;
  const name = (key: string) => `${prefix}.digest.${key}`;
  const readDigest = () => {
    const dayName = config.getOptionalString(name('day')) ?? 'monday';
    const day = DAYS.indexOf(dayName);
    if (day < 0) {
      throw new Error(
        `${name('day')} is '${dayName}': use one of ${DAYS.join(', ')}`,
      );
    }
    const hour = config.getOptionalNumber(name('hour')) ?? 8;
    if (!Number.isInteger(hour) || hour < 0 || hour > 23) {
      throw new Error(`${name('hour')} is ${hour}: use a number from 0 to 23`);
    }
    return { day, hour };
  };
  return {
    levels: isOn('levels'),
    exemptions: isOn('exemptions'),
    ...(digest === true && { digest: { day: 1, hour: 8 } }),
    ...(typeof digest === 'object' && { digest: readDigest() }),
  };
}

function readHostLimits(config: Config): HostLimitsOf {
  const limits = new Map<string, HostLimits>();
  for (const item of config.getOptionalConfigArray('scorecards.hosts') ?? []) {
    const host = item.getString('host');
    const limit = (name: keyof HostLimits) => {
      const value = item.getOptionalNumber(name) ?? STANDARD_HOST_LIMITS[name];
      if (value >= 1) return value;
      throw new Error(
        `scorecards.hosts has ${name} ${value} for ${host}: use a number from 1`,
      );
    };
    limits.set(host, {
      concurrency: limit('concurrency'),
      requestsPerHour: limit('requestsPerHour'),
    });
  }
  return host => limits.get(host) ?? STANDARD_HOST_LIMITS;
}

const DAY_MS = 86_400_000;
/** Pages compare with where components stood 90 days ago. */
const SHORTEST_DAYS = 92;

function readHistory(config: Config): PluginConfig['history'] {
  const key = 'scorecards.history.keep';
  const keepMs = durationToMilliseconds(
    readDuration(config, key, { years: 2 }),
  );
  if (keepMs < SHORTEST_DAYS * DAY_MS) {
    throw new Error(
      `${key} is less than ${SHORTEST_DAYS} days: pages show changes of 90 days, so write at least { days: ${SHORTEST_DAYS} }`,
    );
  }
  return { keepMs };
}

/** @throws Where a value is not of its kind. */
export function readConfig(config: Config): PluginConfig {
  const limit = (name: string, standard: number) =>
    config.getOptionalNumber(`scorecards.limits.${name}`) ?? standard;
  const count = (name: string, standard: number) => {
    const value = config.getOptionalNumber(`scorecards.${name}`) ?? standard;
    if (Number.isInteger(value) && value >= 1) return value;
    throw new Error(
      `scorecards.${name} is ${value}: use a whole number from 1`,
    );
  };
  return {
    scorecardsReload: readDuration(config, 'scorecards.reload', {
      minutes: 1,
    }),
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
      concurrency: count('refresh.concurrency', 10),
      threads: count('refresh.threads', Math.min(availableParallelism(), 4)),
      memoryMegabytes: count(
        'limits.memoryMegabytes',
        STANDARD_MEMORY_MEGABYTES,
      ),
    },
    hostLimits: readHostLimits(config),
    limits: {
      files: limit('files', DEFAULT_LIMITS.files),
      bytesPerFile: limit('bytesPerFile', DEFAULT_LIMITS.bytesPerFile),
      bytes: limit('bytes', DEFAULT_LIMITS.bytes),
      archiveBytes: limit('archiveBytes', 1_000_000_000),
      unpackedBytes: limit('unpackedBytes', 10_000_000_000),
      seconds: limit('seconds', 120),
    },
    notifications: readNotifications(config),
    history: readHistory(config),
    workingDirectory: config.getOptionalString('backend.workingDirectory'),
  };
}
