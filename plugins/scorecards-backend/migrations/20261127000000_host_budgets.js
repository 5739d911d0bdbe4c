// @ts-check

/**
 * A backend of before leaves it as it is: what it then says of the budget is what a newer one last wrote.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('hosts', table => {
    table
      .bigInteger('requests_per_hour')
      .comment('As replicas are configured; null for any number');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table hosts drop column requests_per_hour');
};
