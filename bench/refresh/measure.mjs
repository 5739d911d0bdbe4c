/** What is measured of running replicas. */
import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Waits, but not for ever. */
export async function until(what, isSo, { seconds, everyMs = 250 }) {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) {
      throw new Error(`${what} took longer than ${seconds} s`);
    }
    await delay(everyMs);
  }
}

/** How far the share of a sample may lie from that of what it is drawn from, 19 times of 20: in standard deviations. */
const SURELY = 1.96;

/**
 * What times come to.
 *
 * @returns Of the given milliseconds the median, the 99th of a hundred and the longest; how many there are; and between
 * which of them the 99th of very many would lie, 19 times of 20.
 */
export function summaryOf(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = place =>
    sorted[Math.max(0, Math.min(sorted.length - 1, Math.floor(place)))];
  const reads = sorted.length;
  const spread = SURELY * Math.sqrt(reads * 0.99 * 0.01);
  return {
    reads,
    p50: at(reads * 0.5),
    p99: at(reads * 0.99),
    p99Between: [at(reads * 0.99 - spread), at(reads * 0.99 + spread)],
    max: sorted.at(-1),
  };
}

/**
 * Reads reports, one after the other at a steady pace, as people do who look at pages: what is late is not asked for later.
 *
 * @param names - Of components, taken in turn.
 * @param goesOn - Ends it.
 * @returns The milliseconds of each.
 */
export async function readReports({ replica, names, perSecond, goesOn }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const times = [];
  const failures = [];
  const waiting = new Set();
  const statusOf = name =>
    new Promise((resolve, reject) => {
      const url = `${replica.url}/api/scorecards/entities/component/default/${name}`;
      const request = get(url, { agent, headers: replica.headers }, response =>
        response.resume().once('end', () => resolve(response.statusCode)),
      );
      request.once('error', error => {
        // The backend ended a connection that had long had nothing to do, at the moment that it was to be used again.
        const isOld = request.reusedSocket && error.code === 'ECONNRESET';
        if (isOld) resolve(statusOf(name));
        else reject(error);
      });
    });
  const readOne = async name => {
    const began = performance.now();
    const status = await statusOf(name);
    times.push(performance.now() - began);
    if (status !== 200) failures.push(`${name}: answered ${status}`);
  };
  const begin = performance.now();
  for (let count = 0; goesOn(); count += 1) {
    const wait = begin + (count * 1000) / perSecond - performance.now();
    if (wait > 0) await delay(wait);
    const one = readOne(names[(count * 7919) % names.length]).catch(error =>
      failures.push(`${error}`),
    );
    waiting.add(one);
    one.finally(() => waiting.delete(one));
  }
  await Promise.all(waiting);
  agent.destroy();
  if (failures.length > 0) throw new Error(`a report: ${failures[0]}`);
  return times;
}

/**
 * Pushes to repositories, one after the other.
 *
 * @param repositories - To each one push.
 * @returns Seconds from each push until the API of another replica, where there is one, has the report of it.
 */
export async function measurePushes({ host, replicas, repositories }) {
  const seconds = [];
  for (const [index, { name, components }] of repositories.entries()) {
    const asked = replicas[(index + 1) % replicas.length];
    const path = `/api/scorecards/entities/component/default/${components[0]}`;
    const sha = await host.run('push', name);
    const began = performance.now();
    await replicas[index % replicas.length].hook(name, `${host.url}/${name}`);
    await until(
      `a push to ${name}`,
      async () => {
        const answer = await fetch(`${asked.url}${path}`, {
          headers: asked.headers,
        });
        const { report } = await answer.json();
        return report?.source.revision === sha;
      },
      { seconds: 120, everyMs: 50 },
    );
    seconds.push((performance.now() - began) / 1000);
    await delay(500);
  }
  return seconds;
}
