/** One instruction of a stage. @public */
export interface DockerInstruction {
  /** Upper case: `RUN`. */
  keyword: string;
  /** The arguments, with continued lines joined and variables as written; cut after 4,000 characters. */
  text: string;
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

/** The recipe of an image of the project. @public */
export interface Dockerfile {
  path: string;
  /** In their order; the last one is the image that a plain `docker build` makes. */
  stages: DockerStage[];
  /** Why it is no usable Dockerfile, as the end of a sentence that begins with its path. Then there are no stages. */
  problem?: string;
}
