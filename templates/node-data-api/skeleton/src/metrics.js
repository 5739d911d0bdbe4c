/** What Prometheus is told. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** @param {ReturnType<import('./data.js').load>} rows by day */
export function createMetrics(rows) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Requests, by path and status',
    labelNames: ['path', 'status'],
    registers: [registry],
  });
  new Gauge({ name: 'data_rows', help: 'Rows that are served', registers: [registry] }).set(
    rows.length,
  );
  new Gauge({
    name: 'data_newest_seconds',
    help: 'When the newest day of the data began, in seconds since 1970',
    registers: [registry],
  }).set(Date.parse(rows.at(-1).day) / 1000);
  return { registry, requests };
}
