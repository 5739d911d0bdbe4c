import type { Command } from 'commander';

/** The options that say what to judge by. */
export const addSources = (command: Command): Command =>
  command
    .option(
      '--scorecard <file>',
      'scorecard to judge by (default: Operational Excellence)',
    )
    .option(
      '--config <file>',
      'configuration that names checks of others and a scorecard (default: $OPAQ_CONFIG)',
    );
