import type {
  CheckInfo,
  Problem,
  Report,
} from '@opaq/plugin-scorecards-common';
import type {
  Approval,
  Declaration,
  ExemptionPolicy,
  ScanLimits,
  Scorecard,
  Subject,
} from '@opaq/engine';
import type { JudgedReport } from '../database/JudgedReport';
import type { Outcomes } from '../database/rows';

/** What every task is told: third parties' modules of checks, by absolute path. */
export interface TaskContext {
  checkModules: readonly string[];
}

/** A configured scorecard. */
export interface ScorecardFile {
  /** Where it stands. */
  origin: string;
  /** What stands there; absent where it can't be read. */
  text?: string;
  /** What stood there when it was last right: used where the other can't be. */
  lastGood?: string;
}

/** A scorecard in force as it was written. */
export interface ScorecardText {
  name: string;
  /** The configured one; absent for the scorecard that ships with the engine. */
  origin?: string;
  text: string;
}

/** By what everything is judged. */
export interface Rules {
  engineVersion: string;
  /** Changes with the version of any fact of checks with code: facts stored under another one can't be judged. */
  factVersion: string;
  /** Changes with what is wanted of a repository, also by checks without code. */
  readVersion: string;
  checks: CheckInfo[];
  /** Those without problems, in the files' order. */
  scorecards: Scorecard[];
  /** One for each of `scorecards`, in their order. */
  definitions: ScorecardText[];
  /** The checks without code, of all scorecards. */
  declarations: Declaration[];
  /** Of the texts that were refused; `file` is their origin. */
  problems: Array<Problem & { file: string }>;
}

/** The facts of one component's folder, as they are stored. */
export interface FolderFacts {
  folder: string;
  /** Of the facts: equal ones lead to the same report. */
  digest: string;
  /** JSON, deflated. */
  data: Uint8Array;
  /** How many files the folder holds. */
  files: number;
}

/** What is done with a repository. */
export interface RepositoryTask extends TaskContext {
  declarations: readonly Declaration[];
}

export interface ReadTask extends RepositoryTask {
  /** Components' folders in the repository. */
  folders: readonly string[];
  limits: ScanLimits;
}

export interface ReadArchiveTask extends ReadTask {
  limits: ScanLimits & { unpackedBytes?: number };
  file: string;
  stripTopFolder: boolean;
}

export interface ReadFolderTask extends ReadTask {
  path: string;
  /** Of the last read. */
  etag?: string;
}

export interface ReadFilesTask extends RepositoryTask {
  files: ReadonlyArray<{ path: string; bytes: Uint8Array }>;
  limits: ScanLimits;
}

export interface ReadFacts {
  kind: 'facts';
  facts: FolderFacts[];
}

export interface EvaluateTask extends RepositoryTask {
  facts: Uint8Array;
  /** The component's folder. */
  source: Report['source'];
  items: Array<{
    subject: Subject;
    scorecard: Scorecard;
    /** Of the subject's exemptions. */
    approvals: readonly Approval[];
  }>;
  /** Default: the engine's. */
  exemptionPolicy?: ExemptionPolicy;
  now: Date;
}

/** A scorecard that is not in force. */
export interface ParseTask extends TaskContext {
  text: string;
  /** Those in force: it takes the place of the one of its name, or comes behind them. */
  inForce: ReadonlyArray<Pick<Scorecard, 'name' | 'define'>>;
}

/** Some components' folders, tried in one go. */
export interface TryTask
  extends RepositoryTask,
    Pick<EvaluateTask, 'exemptionPolicy' | 'now'> {
  scorecard: Scorecard;
  folders: Array<
    Pick<EvaluateTask, 'facts' | 'source'> & {
      items: Array<
        Omit<EvaluateTask['items'][number], 'scorecard'> & {
          /** Known already: it is not found out again. */
          isCovered: boolean;
        }
      >;
      /** Of the checks that are to answer. */
      checkIds: readonly string[];
    }
  >;
}

/** What a scorecard that is not in force would say. */
export interface Trial {
  covered: boolean;
  letters: Outcomes;
  /** Checks that ask for what was not looked for when the repository was read. */
  notRead: string[];
}

/** What a worker can do. */
export interface Tasks {
  /** Without a file that is a scorecard, the one that ships with the engine is in force. */
  loadRules(task: TaskContext & { files: ScorecardFile[] }): Promise<Rules>;
  /** Where the archive is unreadable, with the reason, for a person. */
  readArchive(
    task: ReadArchiveTask,
  ): Promise<ReadFacts | { kind: 'unreadable'; reason: string }>;
  readFolder(
    task: ReadFolderTask,
  ): Promise<
    (ReadFacts & { etag: string; revision: string }) | { kind: 'unchanged' }
  >;
  /** A repository of one component that is nowhere yet, with what its own catalog file says of it. */
  readFiles(
    task: ReadFilesTask,
  ): Promise<{ facts: FolderFacts; subject: Subject }>;
  /** Reports in the order of the items. */
  evaluate(task: EvaluateTask): Promise<JudgedReport[]>;
  parseText(
    task: ParseTask,
  ): Promise<{ scorecard: Scorecard } | { problems: Problem[] }>;
  /** Of each folder, in the order of its items. */
  tryScorecard(task: TryTask): Promise<Trial[][]>;
}
