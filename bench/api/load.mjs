import autocannon from 'autocannon';

const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/**
 * Loads one kind of request for some seconds.
 *
 * @param paths - Taken in turn.
 * @returns Milliseconds of the median, the 95th and the 99th of a hundred, and how many were answered.
 */
export function load({ url, token, paths, connections, seconds }) {
  return new Promise((resolve, reject) => {
    const times = [];
    let refused;
    const run = autocannon(
      {
        url,
        connections,
        duration: seconds,
        headers: { authorization: `Bearer ${token}` },
        requests: paths.map(path => ({
          path,
          onResponse(status, body) {
            if (status === 200) return;
            refused ??= `${path}: answered ${status}: ${body.slice(0, 500)}`;
          },
        })),
      },
      error => {
        if (error) return reject(error);
        if (refused) return reject(new Error(refused));
        times.sort((a, b) => a - b);
        return resolve({
          p50: at(times, 0.5),
          p95: at(times, 0.95),
          p99: at(times, 0.99),
          requests: times.length,
        });
      },
    );
    run.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
}
