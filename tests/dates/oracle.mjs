// Asks the program thousands of questions about days and money, and works out the answers with date-fns and 18F's federal holidays.
//   node oracle.mjs MODULES ASK      MODULES holds node_modules, ASK answers on standard input and output
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

process.env.TZ = 'UTC';
const [modules, ask] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const { addDays, addMonths, addYears, differenceInCalendarDays, getISODay } = require('date-fns');
const { allForYear } = require('@18f/us-federal-holidays');

// ---- days as others count them ----

const FIRST = 1900, LAST = 2100;
const iso = (date) => date.toISOString().slice(0, 10);
const day = (text) => new Date(`${text}T00:00:00Z`);

// 18F takes today's list for all years; the law added a day in 1986 and one in 2021.
const since = { 'Birthday of Martin Luther King, Jr.': 1986, 'Juneteenth National Independence Day': 2021 };
const holidays = new Set();
for (let year = FIRST - 12; year <= LAST + 12; year++)
  for (const holiday of allForYear(year, { shiftSaturdayHolidays: true, shiftSundayHolidays: true }))
    if (year >= (since[holiday.name] ?? 0)) holidays.add(iso(holiday.date));

const isBusiness = (date) => getISODay(date) < 6 && !holidays.has(iso(date));

function addBusiness(date, count) {
  const step = Math.sign(count);
  while (count !== 0) {
    date = addDays(date, step);
    if (isBusiness(date)) count -= step;
  }
  return date;
}

function countBusiness(from, to) {
  if (to < from) return -countBusiness(to, from);
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isBusiness(date)) count++;
  return count;
}

// Both days count; rounded once, half a cent up.
function interest(cents, rate, first, last) {
  const days = differenceInCalendarDays(last, first) + 1;
  if (days <= 0 || cents <= 0) return 0n;
  const over = BigInt(cents) * BigInt(rate) * BigInt(days), under = 100000n * 365n;
  return (2n * over + under) / (2n * under);
}

// ---- questions ----

let seed = 20260302;
function below(bound) { // Mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
}
const days = differenceInCalendarDays(day(`${LAST}-12-31`), day(`${FIRST}-01-01`));
const anyDay = () => addDays(day(`${FIRST}-01-01`), below(days + 1));
const inside = (date) => date >= day(`${FIRST}-01-01`) && date <= day(`${LAST}-12-31`);

const units = {
  days: (date, count) => addDays(date, count),
  business: addBusiness,
  months: addMonths,
  years: addYears,
};
const questions = [];
function put(question, answer) { questions.push([question, String(answer)]); }

for (let date = day(`${FIRST}-01-01`); inside(date); date = addDays(date, 1))
  put(`about ${iso(date)}`, `${getISODay(date) - 1} ${holidays.has(iso(date)) ? 1 : 0} ${isBusiness(date) ? 1 : 0}`);
for (let i = 0; i < 20000; i++) {
  const unit = Object.keys(units)[below(4)], date = anyDay();
  const count = below(unit === 'years' ? 21 : 241) - (unit === 'years' ? 10 : 120);
  const answer = units[unit](date, count);
  if (inside(answer)) put(`offset ${iso(date)} ${count} ${unit}`, iso(answer));
}
for (let i = 0; i < 5000; i++) {
  const from = anyDay(), to = addDays(from, below(801) - 400);
  if (inside(to)) put(`count ${iso(from)} ${iso(to)}`, countBusiness(from, to));
}
for (let i = 0; i < 20000; i++) {
  const first = anyDay(), last = addDays(first, below(1200) - 20), cents = below(200000000), rate = [9000, 10000, 12000, 15000, 18000, 4125][below(6)];
  if (inside(last)) put(`interest ${cents} ${rate} ${iso(first)} ${iso(last)}`, interest(cents, rate, first, last));
}

// ---- answers ----

const run = spawnSync(ask, { input: questions.map(([question]) => question).join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 26 });
const answers = run.stdout.split('\n');
let passed = 0, failed = 0;
questions.forEach(([question, answer], i) => {
  if (answers[i] === answer) { passed++; return; }
  if (failed++ < 20) console.log(`${question}: ${answers[i]}, and others say ${answer}`);
});
console.log(`${questions.length} questions`);
console.log(`${failed ? 0 : 1} passed, ${failed ? 1 : 0} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
