// @ts-check

/** @param {import('knex').Knex} knex */
const isPostgres = knex => knex.client.config.client === 'pg';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('versions', table => {
    table.comment(
      'Counters of changes. Whoever writes what the estate holds in memory counts up first and so makes others wait: ' +
        'numbers become visible in their order',
    );
    table.string('name').primary();
    table.bigInteger('version').notNullable();
  });
  await knex('versions').insert([
    { name: 'rows', version: 0 },
    { name: 'catalog', version: 0 },
  ]);

  await knex.schema.alterTable('subjects', table => {
    table.text('domain');
    table.text('tags').notNullable().defaultTo('[]').comment('JSON');
    table
      .bigInteger('version')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Count of rows at the last change of this row or of the state of its repository',
      );
    table.index(['version']);
  });

  // Pages ask for what was read since they asked last.
  await knex.schema.alterTable('repositories', table => {
    table.index(['read_at']);
  });

  await knex.schema.alterTable('reports', table => {
    table.integer('possible_rank').comment('As level_rank');
    table
      .text('outcomes')
      .notNullable()
      .defaultTo('{}')
      .comment('JSON: letter of the outcome by check');
    table
      .text('exemptions')
      .notNullable()
      .defaultTo('{}')
      .comment('JSON: by check, those that the project asks for');
    table
      .text('inputs')
      .notNullable()
      .defaultTo('{}')
      .comment(
        'JSON: what input_hash was made of, to tell the cause of a change',
      );
    table.bigInteger('level_since').comment('Since when it is at its level');
    table
      .bigInteger('version')
      .notNullable()
      .defaultTo(0)
      .comment('Count of rows at the last change');
    table.index(['version']);
  });
  if (!isPostgres(knex)) {
    await knex.schema.alterTable('reports', table => {
      table.index(
        ['entity_ref', 'scorecard', 'evaluated_at'],
        'reports_status',
      );
    });
  }
  // Reports have no outcomes yet: each is made anew from its facts, and begins its history.
  await knex('repositories').update({ evaluate_at: 0 });

  await knex.schema.alterTable('rules', table => {
    table
      .text('scorecards')
      .comment(
        'JSON: hash of each scorecard by its name, to tell what changed',
      );
  });

  await knex.schema.createTable('groups', table => {
    table.comment(
      'The owner tree as the catalog has it, and titles of owners, systems and domains',
    );
    table.string('entity_ref').primary();
    table.text('title').notNullable();
    table.text('parent').comment('The group above');
  });

  // Without foreign keys: what comes back to the catalog has its past again.
  await knex.schema.createTable('history', table => {
    table.comment('Intervals without gap of what an entity had by a scorecard');
    table.increments('id');
    table.string('entity_ref').notNullable();
    table.string('scorecard').notNullable();
    table.bigInteger('since').notNullable();
    table.bigInteger('until').comment('Null for the current one');
    table.string('cause').comment('Of the change; null for the first report');
    table.boolean('covered').notNullable();
    table.string('level');
    table.integer('level_rank');
    table.string('possible_level');
    table.integer('possible_rank');
    table.double('score');
    table.double('coverage');
    table.text('revision');
    table
      .text('checks')
      .notNullable()
      .defaultTo('[]')
      .comment(
        'JSON: [check, letter before, letter now] of those that changed',
      );
    table.bigInteger('version').notNullable().defaultTo(0);
    table.index(['entity_ref', 'scorecard', 'since']);
    table.index(['scorecard', 'since']);
    table.index(['version']);
  });

  await knex.schema.createTable('outcomes', table => {
    table.comment('Intervals without gap of what a check said of an entity');
    table.increments('id');
    table.string('entity_ref').notNullable();
    table.string('scorecard').notNullable();
    table.string('check_id').notNullable();
    table.string('outcome', 1).notNullable().comment('Letter');
    table.bigInteger('since').notNullable();
    table.bigInteger('until').comment('Null for the current one');
    table.index(['scorecard', 'check_id', 'since']);
    table.index(['entity_ref', 'scorecard', 'until']);
  });

  await knex.schema.createTable('observed_days', table => {
    table.comment(
      'Days (UTC) on which a replica looked: others are gaps in a trend',
    );
    table.string('day', 10).primary();
  });

  await knex.schema.createTable('rule_changes', table => {
    table.comment('When what is judged by changed');
    table.increments('id');
    table.bigInteger('at').notNullable();
    table.string('kind').notNullable().comment('scorecard or engine');
    table.string('scorecard').comment('Null where it concerns all');
    table.text('title').notNullable();
  });

  await knex.schema.createTable('scorecards', table => {
    table.comment('The last good text of each configured scorecard');
    table.text('origin').primary();
    table.string('name').notNullable();
    table.text('definition').notNullable();
    table.bigInteger('loaded_at').notNullable();
  });

  await knex.schema.createTable('approvals', table => {
    table.comment('Of exemptions: of exactly this check, reason and last day');
    table.string('entity_ref').notNullable();
    table.string('check_id').notNullable();
    table.text('reason').notNullable();
    table.string('expires', 10).notNullable();
    table.text('approved_by').notNullable();
    table.bigInteger('approved_at').notNullable();
    table.primary(['entity_ref', 'check_id']);
  });

  await knex.schema.createTable('sent', table => {
    table.comment('Notifications that went out, so that none does twice');
    table.string('key').primary();
    table.bigInteger('at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'sent',
    'approvals',
    'scorecards',
    'rule_changes',
    'observed_days',
    'outcomes',
    'history',
    'groups',
    'versions',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('reports', table => {
    table.dropIndex(['version']);
    if (!isPostgres(knex)) table.dropIndex([], 'reports_status');
  });
  await knex.schema.alterTable('subjects', table => {
    table.dropIndex(['version']);
  });
  await knex.schema.alterTable('repositories', table => {
    table.dropIndex(['read_at']);
  });
  // Not by knex: for SQLite it would make the table anew, and all that refers to its rows would go with the old one.
  for (const [table, ...columns] of [
    ['rules', 'scorecards'],
    [
      'reports',
      'possible_rank',
      'outcomes',
      'exemptions',
      'inputs',
      'level_since',
      'version',
    ],
    ['subjects', 'domain', 'tags', 'version'],
  ]) {
    for (const column of columns) {
      await knex.raw('alter table ?? drop column ??', [table, column]);
    }
  }
};
