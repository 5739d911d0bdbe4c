import { HumanDuration } from '@backstage/types';

export interface Config {
  scorecards?: {
    /**
     * Paths of scorecard files (YAML, `kind: Scorecard`), relative to the backend's working directory. The first one is
     * what pages show first. A file with a problem is refused, the problem is logged, and the others are in force. Read
     * at the start. Default: the scorecard *Operational Excellence* that ships with the engine.
     */
    files?: string[];

    /**
     * Folders of the backend's machine below which `file:` locations may be read, relative to its working directory. A
     * repository in them is a folder with a `.git`, else a folder directly below a configured one. What lies outside, or
     * leads outside by a link, is not read. Default: none.
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
       * How often a repository is looked at, a tenth more or less. One that did not change costs one or two calls of its
       * host's API. Default: 1 hour.
       */
      interval?: HumanDuration | string;

      /**
       * How many repositories this replica reads at a time, each in a thread of its own. Default: 2.
       */
      concurrency?: number;
    };

    /**
     * How much is read of one repository. Past `files`, `bytesPerFile` and `bytes`, checks that depend on what was not
     * read answer *unknown*; past `archiveBytes` and `seconds` the repository is unreadable and keeps its last report.
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
      /** Time for the transfer, and again for the reading. Default: 120. */
      seconds?: number;
    };
  };
}
