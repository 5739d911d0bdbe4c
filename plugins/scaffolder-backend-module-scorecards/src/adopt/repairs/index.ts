import type { Repair } from '../Repair';
import { alerts } from './alerts';
import { githubCi, githubImage, gitlabCi } from './ci';
import { codeowners } from './codeowners';
import { dataManifest } from './dataManifest';
import { decision } from './decision';
import { dockerignore } from './dockerignore';
import { docsIndex, mkdocs } from './documentation';
import { gitignore } from './gitignore';
import { interpreterPin } from './interpreterPin';
import { lint } from './lint';
import { objectives } from './objectives';
import { opaqDocument } from './opaqDocument';
import { preCommit } from './preCommit';
import { runbook } from './runbook';
import { taskRunner } from './taskRunner';
import { updateBot } from './updateBot';

/** Every new file that repairs a check. */
export const repairs: readonly Repair[] = [
  codeowners,
  updateBot,
  interpreterPin,
  dockerignore,
  githubCi,
  gitlabCi,
  githubImage,
  taskRunner,
  lint,
  preCommit,
  gitignore,
  dataManifest,
  runbook,
  objectives,
  alerts,
  decision,
  opaqDocument,
  mkdocs,
  docsIndex,
];
