// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of bench-read: Readability.js on linkedom's tree, the same pages as often. Called as
// node peer.mjs CORPUS NODE_MODULES ROUNDS; prints one JSON line.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const [corpus, modules, rounds] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), '..', 'bench-read.js'));
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');
const pages = readFileSync(join(corpus, 'manifest.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => readFileSync(join(corpus, JSON.parse(line).file), 'utf8'));

function round() {
  let characters = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (const page of pages) {
    const { document } = parseHTML(page);
    try {
      characters += new Readability(document).parse()?.textContent.length ?? 0;
    } catch (error) {
      characters += 0; // a page it cannot read counts as read
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - start, cpu: (user + system) / 1000, characters };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const all = Array.from({ length: Number(rounds) }, round);
const rate = (ms) => Number((pages.length / (ms / 1000)).toFixed(1));
console.log(
  JSON.stringify({
    case: 'readability+linkedom',
    pages: pages.length,
    pages_per_s: rate(median(all.map((r) => r.wall))),
    pages_per_cpu_s: rate(median(all.map((r) => r.cpu))),
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    characters: all[0].characters,
  }),
);
