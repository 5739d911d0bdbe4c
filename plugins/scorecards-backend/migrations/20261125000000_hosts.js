// @ts-check

/** What few repositories have a value in. */
const SELDOM = ['requested_at', 'evaluate_at', 'lease_until'];

/** @param {string} column */
const indexOf = column => `repositories_${column}_index`;

/**
 * All of it is there for the backend that is being replaced as well: what it inserts has no host until the next look at
 * the catalog, and is read like any other.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('hosts', table => {
    table.comment('What source hosts asked for, shared by all replicas');
    table.string('host').primary().comment('With its port, as in the URL');
    table
      .bigInteger('paused_until')
      .comment('Nothing is asked of it before: its rate limit, or its trouble');
    table.text('pause_reason').comment('For a person');
    table.integer('rate_limit').comment('As the host last said');
    table.integer('rate_remaining');
    table.bigInteger('rate_resets_at');
    table
      .bigInteger('hour')
      .notNullable()
      .defaultTo(0)
      .comment('Beginning of the hour that requests are counted in');
    table
      .integer('requests')
      .notNullable()
      .defaultTo(0)
      .comment('In that hour, of all replicas');
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('In a row, that are the host’s own and not one repository’s');
    table.text('last_error');
    table.bigInteger('answered_at').comment('Last answer that was of use');
  });

  await knex.schema.alterTable('repositories', table => {
    table.string('host').comment('Of the URL; null for a local folder');
    table
      .bigInteger('failing_since')
      .comment('First failure of those in a row');
    table.index(['host']);
  });
  // Replicas look for work all the time, and most rows have none.
  await knex.schema.alterTable('repositories', table => {
    for (const column of SELDOM) {
      table.index([column], indexOf(column), {
        predicate: knex.whereNotNull(column),
      });
    }
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('repositories', table => {
    table.dropIndex(['host']);
    SELDOM.forEach(column => table.dropIndex([column], indexOf(column)));
  });
  // Not by knex: for SQLite it would make the table anew, and all that refers to its rows would go with the old one.
  for (const column of ['host', 'failing_since']) {
    await knex.raw('alter table repositories drop column ??', [column]);
  }
  await knex.schema.dropTable('hosts');
};
