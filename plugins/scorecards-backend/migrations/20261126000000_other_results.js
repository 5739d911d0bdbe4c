// @ts-check

/** @param {import('knex').Knex} knex */
const isPostgres = knex => knex.client.config.client === 'pg';

/**
 * Reports that are there have all their results in one text; each is parted when it is written next.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('reports', table => {
    table
      .text('other_results')
      .notNullable()
      .defaultTo('')
      .comment(
        'JSON, without the brackets of a list: results of checks that the scorecard does not ask for, apart from the report',
      );
  });
  if (!isPostgres(knex)) {
    // It was for pages that asked for the time of each report: those have it in memory.
    await knex.raw('drop index if exists reports_status');
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  if (!isPostgres(knex)) {
    await knex.raw(
      'create index if not exists reports_status on reports (entity_ref, scorecard, evaluated_at)',
    );
  }
  // What is left of the reports is not whole: they are made anew from their facts.
  await knex('reports')
    .whereNot('other_results', '')
    .update({ input_hash: '' });
  await knex('repositories').update({ evaluate_at: 0 });
  // Not by knex: for SQLite it would make the table anew, and all that refers to its rows would go with the old one.
  await knex.raw('alter table reports drop column other_results');
};
