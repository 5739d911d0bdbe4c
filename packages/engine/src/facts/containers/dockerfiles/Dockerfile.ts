/** One instruction of a stage. @public */
export interface DockerInstruction {
  /** Upper case: `RUN`. */
  keyword: string;
  /**
   * The arguments without comments, with continued lines joined and variables as written; cut after 4,000 characters. Of
   * ARG and ENV the value of a secret is left out.
   */
  text: string;
  /** As written: `--from=build`, `--mount=type=bind,source=uv.lock`. */
  flags?: string[];
  line: number;
}

/** The account that an instruction names. @public */
export interface DockerUser {
  /** As written: `${APP_USER}`. */
  written: string;
  /** With the defaults of ARG and ENV in place; absent where a variable has none. */
  name?: string;
  line: number;
}

/** A build stage: what stands from one FROM to the next. @public */
export interface DockerStage {
  name?: string;
  /** The line of its FROM. */
  line: number;
  /** What FROM names, as written. */
  from: string;
  /** The index of the earlier stage that it starts from; absent where it starts from an image. */
  parent?: number;
  /** The image at the bottom of its chain of stages, with the defaults of ARG in place; absent where one has none. */
  base?: string;
  /** The last USER of the stage, or of the stages that it starts from. */
  user?: DockerUser;
  instructions: DockerInstruction[];
}

/** A secret that ARG or ENV holds: where and of which kind, never its value. @public */
export interface DockerSecret {
  keyword: 'ARG' | 'ENV';
  variable: string;
  kind: string;
  /** A word or a short number, as a database on somebody's own machine gets. */
  weak?: true;
  line: number;
}

/** The recipe of an image of the project. @public */
export interface Dockerfile {
  path: string;
  /** In their order; the last one is the image that a plain `docker build` makes. */
  stages: DockerStage[];
  /** The literal secrets of its ARG and ENV, before the first FROM as well. */
  secrets?: DockerSecret[];
  /** Why it is no usable Dockerfile, as the end of a sentence that begins with its path. Then there are no stages. */
  problem?: string;
}
