import { HumanDuration } from '@backstage/types';

export interface Config {
  scorecards?: {
    /**
     * Paths of scorecard files (YAML, `kind: Scorecard`), relative to the backend's working directory. The first one is
     * what pages show first, and where two have one name, the later one is refused. Default: the scorecard *Operational
     * Excellence* that ships with the engine.
     *
     * A scorecard that can't be read or used is refused, with what is wrong with it in the log and on the scorecards page,
     * and its last good text stays in force, also after a restart. A file that is removed leaves with its reports, as
     * does one that is not named here any more.
     */
    files?: string[];

    /**
     * Addresses of scorecard files at a source host or another server, such as
     * `https://github.com/acme/standards/blob/main/scorecard.yaml`, which are in order after `files`. They are read with
     * the credentials of `integrations`; other hosts have to be listed under `backend.reading.allow`. One that is not
     * found stays in force as it last was, since a lost credential looks the same.
     */
    urls?: string[];

    /**
     * How often `files`, `urls`, and these settings themselves are looked at again, such as `30s` or `{ minutes: 1 }`; no
     * restart is needed. When the rules change, all components are judged anew from what is stored of them; only what a
     * new check without code looks for in files is read again. Default: 1 minute.
     */
    reload?: HumanDuration | string;

    /**
     * What projects may ask to be exempt from in their `.opaq.yaml`. The command line does not know it: there, an
     * exemption holds by the defaults.
     */
    exemptions?: {
      /**
       * Ids of checks from which no project is exempt. Default: `[quality.no-secrets]`, which this list replaces.
       */
      never?: string[];

      /**
       * How many days ahead an exemption may end, from 1 to 3650. Default: 180.
       */
      maxDays?: number;

      /**
       * An exemption takes effect only when somebody with the permission `scorecards.exemption.approve` has approved
       * exactly its check, reason and last day in the portal. Default: false.
       */
      approval?: boolean;
    };

    /**
     * Folders of the backend's machine below which `file:` locations may be read, relative to its working directory. A
     * repository in them is a folder with a `.git`, else a folder directly below a configured one. What lies outside, or
     * leads outside by a link, is not read. Where the portal has the scaffolder's actions, `opaq:publish:branch` commits new
     * branches to repositories in them. Default: none.
     */
    localFolders?: string[];

    /**
     * Groups of the catalog by discipline, as `[group:][namespace/]name`, and teams of a source host as CODEOWNERS writes
     * them, `@org/team`. Checks about multi-disciplinary teams read it; without it they do not apply. An owner has the
     * disciplines of its group, of the groups below it, and of the groups that its members are in. A team in CODEOWNERS
     * has those of the group of its name, or of the group whose annotation (`github.com/team-slug`) names it.
     */
    disciplines?: { [discipline: string]: string[] };

    catalog?: {
      /**
       * How often the catalog is asked for its components and their owners, such as `30s` or `{ minutes: 1 }`. A new
       * component is seen after this time at the latest. Default: 1 minute.
       */
      interval?: HumanDuration | string;
    };

    refresh?: {
      /**
       * How often a repository is looked at, a tenth more or less. Of GitHub and GitLab it costs one request where nothing
       * changed, which GitHub does not count against its limit, and two where something did; of other hosts one or two.
       * Pushes that the portal's events tell of are looked at when they happen: with them, a longer time does.
       * Default: 1 hour.
       */
      interval?: HumanDuration | string;

      /**
       * How many repositories this replica works on at a time. Most of them wait: for their host, or for a thread.
       * Default: 10.
       */
      concurrency?: number;

      /**
       * Threads in which this replica reads archives and judges what it found. Where there are several, one is left to
       * what somebody waits for; the others rest after each repository. On Linux they have a lower priority than the rest
       * of the portal, and rest for longer where processors are short. Default: as many as there are processors, and 4 at
       * most.
       */
      threads?: number;
    };

    /**
     * How much is asked of source hosts, where the standard does not fit. A host that asks the portal to wait, by
     * `Retry-After` or by a limit that is used up, is left alone until then by all replicas, and so is one that fails
     * several times in a row, for half a minute at first and a quarter of an hour at most. Its components keep their
     * reports meanwhile, and say why they are old.
     */
    hosts?: Array<{
      /** As in URLs, with its port: `github.com`. */
      host: string;
      /** Repositories that are read from it at a time, by all replicas together. Default: 10. */
      concurrency?: number;
      /**
       * Requests that the host counts, by all replicas together, a few per cent more or less. A tenth is kept for
       * repositories that somebody, or a push, asked for; the rest waits for the next hour. Where the host says how much
       * is left of its own limit (GitHub and gitlab.com do), a fifth of that is left to the rest of the portal as well.
       * The first read of a repository takes two. Hosts other than GitHub and GitLab are not counted. Default: 15000.
       */
      requestsPerHour?: number;
    }>;

    /**
     * What owners are told through the portal's notifications. Where the portal has no notifications plugin, nobody is told
     * anything, and nothing else changes.
     */
    notifications?: {
      /**
       * The owner of a component whose level is lost (the highest that is possible fell below it) or reached. More than 20
       * changes of one owner within an hour are one message. What a change of a scorecard or of the engine does is told to
       * the scorecard's owner alone, in one summary. Default: true.
       */
      levels?: boolean;
      /** The owner, 14 and 3 days before the last day of an exemption, and when it has ended. Default: true. */
      exemptions?: boolean;
      /**
       * Once a week each group that owns components: what changed, and what to do next. `false` for never. Default: true.
       */
      digest?:
        | boolean
        | {
            /** Default: monday. */
            day?:
              | 'monday'
              | 'tuesday'
              | 'wednesday'
              | 'thursday'
              | 'friday'
              | 'saturday'
              | 'sunday';
            /** From 0 to 23, by the clock of the backend's machine. Default: 8. */
            hour?: number;
          };
    };

    history?: {
      /**
       * How long the past is kept, such as `1y` or `{ years: 1 }`; at least 92 days. Once a day goes what was over before
       * that: intervals of levels, scores and outcomes, days that were observed, changes of rules, and which notifications
       * were sent. What lasted beyond it stays whole. Trends go back two years at most. Default: 2 years.
       */
      keep?: HumanDuration | string;
    };

    /**
     * How much is read of one repository. Past `files`, `bytesPerFile` and `bytes`, checks that depend on what was not
     * read answer *unknown*; past `archiveBytes`, `unpackedBytes`, `seconds` and `memoryMegabytes` the repository is
     * unreadable and keeps its last report.
     */
    limits?: {
      /** Paths in the repository. Default: 200000. */
      files?: number;
      /** Bytes of one file. Default: 5000000. */
      bytesPerFile?: number;
      /** Bytes of all files that are looked into. Default: 500000000. */
      bytes?: number;
      /** Bytes of the archive that the source host sends. Default: 1000000000. */
      archiveBytes?: number;
      /** Bytes of a tar archive when it is unpacked, wanted or not: against decompression bombs. Default: 10000000000. */
      unpackedBytes?: number;
      /** Time for the transfer, and again for the reading. Default: 120. */
      seconds?: number;
      /**
       * Memory of each of `refresh.threads`, beside the file that it looks at: a replica needs no more than all of them
       * together and what the portal takes by itself. Below the default, garbage is collected twice as often, by threads
       * that compete with those that answer requests. Default: 2048.
       */
      memoryMegabytes?: number;
    };
  };
}
