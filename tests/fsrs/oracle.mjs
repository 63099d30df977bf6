// Generates thousands of cards with their reviews, and holds what the program makes of each review against ts-fsrs at its defaults.
//   node oracle.mjs MODULES ASK      MODULES holds node_modules, ASK answers on standard input and output
// State, step, interval, due, reviews and lapses must be the same. Stability, difficulty and the likelihood of recall are rounded to eight decimals after each review by both;
// pow and exp of node and of the C library differ in their last bit, which can turn one such rounding, and a later review multiplies what it turned: 1e-7, of the value where that is more than one.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

process.env.TZ = 'UTC';
const [modules, ask] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const { fsrs, createEmptyCard } = require('ts-fsrs');
const TOLERANCE = 1e-7, CARDS = 5000, MINUTE = 60, DAY = 86400;

let seed = 20261128;
function below(bound) { // Mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
}

// ---- trainees: how they answer, and when they come back ----

const ratings = {
  any: () => 1 + below(4),
  good: () => [3, 3, 3, 3, 4, 2][below(6)],
  lapsing: () => [1, 1, 3, 2, 3][below(5)],
  easy: () => 4,
  again: () => 1,
  hard: () => 2,
};
const waits = {
  'on time': (card, now) => Math.max(0, card.due.getTime() / 1000 - now) + below(10 * MINUTE),
  'the same day': () => below(3 * 60 * MINUTE),
  'at once': () => below(2),
  'around midnight': (card, now) => DAY - (now % DAY) + (below(2) ? 1 : -1 - below(30) + DAY),
  early: (card, now) => Math.floor(Math.max(0, card.due.getTime() / 1000 - now) * 0.4),
  'long overdue': (card, now) => Math.max(0, card.due.getTime() / 1000 - now) + below(800) * DAY,
  whenever: () => below(60) * DAY + below(DAY),
};
const pick = (table) => Object.keys(table)[below(Object.keys(table).length)];

// ---- questions, and what ts-fsrs says ----

const scheduler = fsrs();
const lines = [], wanted = [], met = {};
const count = (what) => { met[what] = (met[what] ?? 0) + 1; };
for (let i = 0; i < CARDS; i++) {
  const rating = ratings[pick(ratings)], habit = waits[pick(waits)], steady = below(2);
  let now = Date.UTC(2020 + below(12), below(12), 1 + below(28)) / 1000 + below(DAY), card = createEmptyCard(new Date(now * 1000));
  lines.push('new');
  for (let reviews = 1 + below(20); reviews > 0; reviews--) {
    const grade = rating(), before = card;
    card = scheduler.next(card, new Date(now * 1000), grade).card;
    lines.push(`review ${grade} ${now}`);
    wanted.push([[card.state, card.learning_steps, card.scheduled_days, card.due.getTime() / 1000, card.reps, card.lapses], [card.stability, card.difficulty]]);
    count('reviews');
    count(`rated ${grade}`);
    if (before.last_review && card.elapsed_days === 0) count('the same day');
    if (card.lapses > before.lapses) count('lapses');
    if (before.last_review && now > before.due.getTime() / 1000 + 30 * DAY) count('a month overdue');
    now += Math.floor((steady ? habit : waits[pick(waits)])(card, now));
    if (below(4) === 0) {
      lines.push(`recall ${now}`);
      wanted.push([[], [scheduler.get_retrievability(card, new Date(now * 1000), false)]]);
    }
    if (now > Date.UTC(2400, 0, 1) / 1000) break;
  }
}

// ---- answers ----

const run = spawnSync(ask, { input: lines.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 28 });
const answers = run.stdout.trim().split('\n').map((line) => line.split(' ').map(Number));
let failed = answers.length === wanted.length ? 0 : 1, farthest = 0;
wanted.forEach(([exact, near], i) => {
  const answer = answers[i] ?? [], rest = answer.slice(exact.length);
  const off = Math.max(...near.map((value, j) => Math.abs(rest[j] - value) / Math.max(1, Math.abs(value))));
  const same = answer.length === exact.length + near.length && exact.every((value, j) => answer[j] === value) && off <= TOLERANCE;
  farthest = Math.max(farthest, off);
  if (!same && failed++ < 20) console.log(`answer ${i}: ${answer.join(' ')}, and ts-fsrs says ${exact.join(' ')} ${near.join(' ')}`);
});
console.log(`${CARDS} cards, ${Object.entries(met).map(([what, times]) => `${times} ${what}`).join(', ')}; farthest apart ${farthest.toExponential(1)}`);
const enough = met.reviews >= 10000 && ['rated 1', 'rated 2', 'rated 3', 'rated 4', 'the same day', 'lapses', 'a month overdue'].every((what) => met[what] >= 1000);
if (!enough) console.log('too few of some kind of review');
console.log(failed || !enough ? '0 passed, 1 failed, 0 skipped' : '1 passed, 0 failed, 0 skipped');
process.exit(failed || !enough ? 1 : 0);
