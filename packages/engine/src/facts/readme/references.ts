import type { Block } from './Block';
import type { Command } from './commands';
import { shortForm } from './evidence';
import { madeBy, madeInText } from './madeFiles';
import { namedIn, type Named } from './namedIn';

/** Something of the repository that a command of the README names. */
export interface Reference extends Named {
  line: number;
  command: string;
  /** Folders that the commands before it, below the same heading, changed to. */
  within: string[];
}

/** All that a document's commands name and make. */
export interface References {
  named: Reference[];
  /** Names of files that come to be while one follows the README. */
  made: string[];
}

const MAX_REFERENCES = 200;
const MAX_MADE = 300;
const MAX_WITHIN = 8;

/** From here on the reader is somewhere else: in a container, on another machine, in another version. */
const LEAVES =
  /^(ssh|scp|telnet|vagrant ssh|wsl|su|newgrp|tmux|screen)\b|^(docker|podman|kubectl|oc)\b.* (exec|run)\b.* (ba|z)?sh$|^(docker|podman)[- ]compose\b.* (exec|run)\b.* (ba|z)?sh$|^(singularity|apptainer) shell|^git (checkout|switch|worktree)\b|^(unzip|tar|7z|gunzip) |^(cookiecutter|copier|cruft|django-admin|kedro new|dbt init|prefect init|npm init|npm create|npx create|yarn create|pnpm create|ng new|astro dev init|dagster project|rails new|uv init|poetry new|hatch new|pdm init)\b/;

/** The folders that a reader is in after a command. */
function after(form: string, within: readonly string[]): readonly string[] {
  const folder = /^(?:cd|pushd|setwd\() ?["']?([^\s"')]{1,150})/.exec(
    form,
  )?.[1];
  // No folder is called `?`: what follows stays uncertain.
  const next = folder ?? (LEAVES.test(form) ? '?' : undefined);
  return next === undefined ? within : [...within, next].slice(-MAX_WITHIN);
}

/** The targets, scripts and files that a document's commands name. */
export function referencesOf(
  blocks: readonly Block[],
  commands: readonly Command[],
): References {
  const named: Reference[] = [];
  const made = madeInText(blocks);
  let headings = '';
  let within: readonly string[] = [];
  for (const command of commands) {
    const { forms, line, place, headings: above } = command;
    made.push(...forms.flatMap(madeBy));
    if (place !== 'code' || above !== headings) within = [];
    if (place === 'code') {
      headings = above;
      within = after(forms[0], within);
    }
    for (const one of namedIn(forms)) {
      // A sentence may name a command that nobody is to run.
      const isMention = place === 'text' || (place === 'span' && !command.told);
      named.push({
        ...one,
        line,
        command: shortForm(forms[0]),
        within: [...within],
        ...(isMention ? { vague: true } : {}),
      });
    }
  }
  return {
    named: named.slice(0, MAX_REFERENCES),
    made: [...new Set(made)].slice(0, MAX_MADE),
  };
}
