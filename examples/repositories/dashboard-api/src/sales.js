const QUERY = `
  select country, date_trunc('week', ordered_at)::date as week, sum(net_eur)::float as net_eur
  from orders
  where ordered_at >= date_trunc('week', now()) - make_interval(weeks => $1)
  group by country, week
  order by country, week`;

/** Sales of the last weeks: by country, the weeks in their order. */
export async function salesByCountry(database, weeks) {
  const { rows } = await database.query(QUERY, [weeks]);
  return Object.groupBy(rows, ({ country }) => country);
}
