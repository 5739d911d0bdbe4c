// @ts-check

/**
 * Times are milliseconds since 1970 by the database's clock: comparable in SQLite and in PostgreSQL alike, and the same
 * for every replica.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('repositories', table => {
    table.comment(
      'What is read as one: a repository at a ref, or a local folder',
    );
    table.increments('id');
    table.text('url').notNullable().unique();
    table.text('etag').comment('Of the last read; equal means unchanged');
    table.text('revision').comment('Of the last read, for people');
    table
      .string('read_key')
      .comment('What the stored facts cover: folders, facts, limits');
    table.bigInteger('read_at').comment('Last read with success');
    table.bigInteger('next_read_at').notNullable().defaultTo(0);
    table.bigInteger('requested_at').comment('A read was asked for');
    table
      .bigInteger('evaluate_at')
      .comment('The facts are to be judged anew, without a read');
    table.bigInteger('leased_at');
    table.bigInteger('lease_until');
    table
      .integer('fence')
      .notNullable()
      .defaultTo(0)
      .comment('Number of the lease: what an older one writes is refused');
    table.integer('failures').notNullable().defaultTo(0);
    table.text('last_error');
    table.index(['next_read_at']);
  });

  await knex.schema.createTable('subjects', table => {
    // Text, not varchar(255): an entity may hold anything, and one that does not fit would keep all others out.
    table.comment('Catalog entities, as checks and pages see them');
    table.string('entity_ref').primary();
    table
      .integer('repository_id')
      .references('id')
      .inTable('repositories')
      .onDelete('SET NULL');
    table.text('folder').notNullable().defaultTo('');
    table.text('title').notNullable();
    table.text('type');
    table.text('lifecycle');
    table.text('owner');
    table.text('system');
    table.text('definition').notNullable().comment('JSON of the subject');
    table.string('definition_hash').notNullable();
    table.text('source_problem').comment('Why there is nothing to read');
    table.text('read_problem').comment('Why what was read has no report');
    table.index(['repository_id']);
  });

  await knex.schema.createTable('facts', table => {
    table.comment('Reduced facts of a component at the last read');
    table
      .integer('repository_id')
      .notNullable()
      .references('id')
      .inTable('repositories')
      .onDelete('CASCADE');
    table.text('folder').notNullable();
    table.string('version').notNullable().comment('Of all facts together');
    table.text('revision');
    table.string('digest').notNullable();
    table.binary('data').notNullable().comment('JSON, deflated');
    table.primary(['repository_id', 'folder']);
  });

  await knex.schema.createTable('reports', table => {
    table.comment('The current report of an entity by a scorecard');
    table
      .string('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('subjects')
      .onDelete('CASCADE');
    table.string('scorecard').notNullable();
    table.text('report').notNullable().comment('JSON');
    table
      .string('input_hash')
      .notNullable()
      .comment('Of all that the report follows from');
    table.bigInteger('evaluated_at').notNullable();
    table.boolean('covered').notNullable();
    table.string('level');
    table
      .integer('level_rank')
      .comment('0 below the lowest, null if not covered');
    table.string('possible_level');
    table.double('score');
    table.double('coverage');
    table.primary(['entity_ref', 'scorecard']);
  });

  await knex.schema.createTable('rules', table => {
    table.comment(
      'By what replicas judge: of those seen lately, the highest generation is in force',
    );
    table.string('hash').primary();
    table.string('engine_version').notNullable();
    table.integer('generation').notNullable();
    table.bigInteger('seen_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'rules',
    'reports',
    'facts',
    'subjects',
    'repositories',
  ]) {
    await knex.schema.dropTable(table);
  }
};
