// Writes many different scenario files of about 25 KB, made from the shipped ones: seeded, so that every run writes the same.
//   node make.mjs SCENARIOS FOLDER COUNT
// Names of steps, facts and other things get an ending of their own in each file. The long lessons lose words of their prose until they are short enough,
// the cases of the shift get more of it; nothing else is taken away or added, so that together they hold about as many values for their size as what is shipped.
import { readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const [scenarios, folder, wanted] = process.argv.slice(2);
const SIZE = 25000;

let state = 20261;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const isProse = (text) => /^[A-Z]/.test(text) && !/[{}=\\]/.test(text) && text.split(' ').length > 6;

// Every text of a value, with the key that it stands under, and what takes its place.
function eachText(value, change, key = '') {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((one) => eachText(one, change, `${key}[]`));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, eachText(one, change, name)]));
  return value;
}

// As short as JSON may be, but for the lines.
const compact = (value) => JSON.stringify(value).replace(/([\]}]),(?=["{[])/g, '$1,\n');
const airy = (value) => JSON.stringify(value, null, 1);

function shorten(value) {
  let over = compact(value).length - SIZE;
  return compact(eachText(value, (text) => {
    if (over <= 0 || !isProse(text)) return text;
    const short = `${text.split(' ').slice(0, 2 + random(2)).join(' ').replace(/[,;:]+$/, '')} ${random(1e6).toString(36)}.`;
    over -= Math.max(0, text.length - short.length);
    return short.length < text.length ? short : text;
  }));
}

const ROOM = { why: 780, say: 380, 'say[]': 1500, 'briefing[]': 1500 }; // characters that such a text may have

function lengthen(value, words) {
  let under = SIZE - airy(value).length;
  return airy(eachText(value, (text, key) => {
    if (!isProse(text) || !(key in ROOM) || !/[.?!]$/.test(text)) return text;
    let more = '';
    while (under > more.length && text.length + more.length < ROOM[key]) more += ` ${words[random(words.length)]}`;
    under -= more.length;
    return more ? `${text}${more}.` : text;
  }));
}

// Names with an underscore, as keys and in expressions; they are no words of the prose.
function rename(text, ending) {
  const { steps, ...others } = JSON.parse(text), keys = new Set();
  JSON.stringify([others, Object.values(steps)], (key, value) => (keys.add(key), value));
  for (const name of Object.keys(steps).filter((step) => step.includes('_') && !keys.has(step))) text = text.replace(new RegExp(`\\b${name}\\b`, 'g'), `${name}_${ending}`);
  return text.replace(/"id": "([a-z0-9-]+)"/, (_, id) => `"id": "${id}-${ending}"`);
}

const read = (path) => readdirSync(path).filter((name) => name.endsWith('.json')).sort().map((name) => readFileSync(join(path, name), 'utf8'));
const lessons = read(scenarios).filter((text) => JSON.parse(text).kind !== 'shift'), cases = read(join(scenarios, 'three-days'));
const words = lessons.join(' ').match(/\b[a-z]{3,12}\b/g);

mkdirSync(folder, { recursive: true });
for (let i = 0; i < Number(wanted); i++) {
  const from = i % 2 ? cases : lessons;
  const renamed = rename(from[(i >> 1) % from.length], i.toString(36).padStart(3, '0'));
  writeFileSync(join(folder, `${String(i).padStart(4, '0')}.json`), i % 2 ? lengthen(JSON.parse(renamed), words) : shorten(JSON.parse(renamed)));
}
