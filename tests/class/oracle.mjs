// Holds what the program says about a class against what was planted in it and against a second reckoning from the exported rows.
//   node oracle.mjs PROGRAM WORK TRAINEES ATTEMPTS small|large [--hard|--broken LESSON.ITEM]...     WORK/records are the records
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [program, work, trainees, attempts, size, ...plan] = process.argv.slice(2);
const records = join(work, 'records');
let passed = 0, failed = 0, skipped = 0;
function verdict(name, problem) {
  if (!problem) { passed++; return; }
  failed++;
  console.log(`${name}: ${problem}`);
}

function run(...words) {
  const ran = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 29, env: { ...process.env, HOME: work } });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
const records_of = (...words) => run(...words, '--data-dir', records);

// Fields of RFC 4180, by another hand than the program's.
function rowsOf(text) {
  const rows = [];
  let row = [], field = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) { if (c === '"' && text[i + 1] === '"') { field += '"'; i++; } else if (c === '"') quoted = false; else field += c; }
    else if (c === '"') quoted = true;
    else if (c === ',') { row.push(field); field = ''; }
    else if (c === '\n') { row.push(field.replace(/\r$/, '')); rows.push(row); row = []; field = ''; }
    else field += c;
  }
  const [head, ...rest] = rows;
  return rest.map((each) => Object.fromEntries(head.map((name, i) => [name, each[i]])));
}

// ---- the report ----
const report = JSON.parse(records_of('report', '--json').out);
const question = (lesson, id) => report.questions.find((each) => each.lesson === lesson && each.question.endsWith(`/${id}`));
verdict('everybody is there', report.trainees.length === +trainees && report.attempts === trainees * attempts ? '' : `${report.trainees.length} trainees, ${report.attempts} attempts`);
const broken = new Set();
for (let i = 0; i < plan.length; i += 2) {
  const [lesson, id] = plan[i + 1].split('.'), found = question(lesson, id);
  if (plan[i] === '--broken') broken.add(found);
  verdict(`${plan[i]} ${plan[i + 1]} is found`, (plan[i] === '--hard' ? found?.hard : found?.look_at_key) ? '' : JSON.stringify({ ...found, answers: undefined }));
  if (plan[i] !== '--broken') continue;
  const [right, wrong] = [found.answers.find((each) => each.worth === 1000), found.answers.filter((each) => each.worth < 1000).sort((a, b) => b.count - a.count)[0]];
  verdict(`${plan[i + 1]}: the better trainees' answer stands out`, wrong.rest > right.rest ? '' : JSON.stringify(found.answers));
}
const alarms = report.questions.filter((each) => each.look_at_key && !broken.has(each));
verdict('no key is suspected that is right', alarms.length === 0 ? '' : alarms.map((each) => `${each.lesson} ${each.question} ${each.fits}`).join(', '));
verdict('nothing is claimed of few', report.questions.every((each) => each.trainees >= 30 || (each.fits === undefined && !each.hard && !each.look_at_key)) ? '' : 'it is');

// ---- the same from the rows ----
const long = rowsOf(records_of('export', 'csv').out), wide = rowsOf(records_of('export', 'csv', '--wide').out);
verdict('a row for each attempt', wide.length === trainees * attempts ? '' : `${wide.length}`);
const first = new Map(), counted = new Map();
for (const each of wide) if (each.score !== '' && each.retry === '0' && each.ended !== '' && !first.has(`${each.trainee} ${each.lesson}`)) first.set(`${each.trainee} ${each.lesson}`, each);
for (const each of first.values()) counted.set(each.attempt, { earned: 0, most: 0 });
const scored = long.filter((each) => each.scored === '1' && +each.most > 0 && counted.has(each.attempt));
for (const each of scored) { counted.get(each.attempt).earned += +each.earned; counted.get(each.attempt).most += +each.most; }
const clamp = (x) => Math.min(1, Math.max(0, x));
const pairs = new Map();
for (const each of scored) {
  const all = counted.get(each.attempt), left = all.most - each.most, key = `${each.lesson} ${each.question}`;
  if (left <= 1e-9) continue;
  if (!pairs.has(key)) pairs.set(key, []);
  pairs.get(key).push([clamp(each.earned / each.most), clamp((all.earned - each.earned) / left)]);
}
let worst = 0, compared = 0;
for (const each of report.questions) {
  const of = pairs.get(`${each.lesson} ${each.question}`) ?? [], n = of.length;
  const [mx, my] = [0, 1].map((k) => of.reduce((sum, pair) => sum + pair[k], 0) / n);
  const sum = (f) => of.reduce((total, [x, y]) => total + f(x - mx, y - my), 0);
  if (n !== each.trainees) verdict(`${each.lesson} ${each.question}`, `${each.trainees} trainees, ${n} counted again`);
  if (n) worst = Math.max(worst, Math.abs(each.earned - mx * 1000));
  if (each.fits === undefined) continue;
  worst = Math.max(worst, Math.abs(each.fits - (1000 * sum((x, y) => x * y)) / Math.sqrt(sum((x) => x * x) * sum((x, y) => y * y))));
  compared++;
}
verdict('figures of questions, reckoned again', worst < 4 && compared > 20 ? '' : `off by ${worst} thousandths, ${compared} compared`);
for (const each of report.lessons) {
  const scores = [...first.values()].filter((one) => one.lesson === each.lesson).map((one) => +one.score).sort((a, b) => a - b);
  const mean = Math.floor(scores.reduce((a, b) => a + b, 0) / scores.length + 0.5), median = scores[Math.ceil(scores.length / 2) - 1];
  verdict(`${each.lesson}: its scores`, scores.length === each.finished && mean === each.mean && median === each.median && each.bins.reduce((a, b) => a + b) === scores.length ? '' : JSON.stringify({ ...each, again: [mean, median] }));
}
for (const each of report.trainees) {
  const scores = [...first.values()].filter((one) => one.trainee === each.trainee).map((one) => +one.score);
  const mean = Math.floor(scores.reduce((a, b) => a + b, 0) / scores.length + 0.5);
  if (mean !== each.mean || each.needs_help !== (scores.length >= 3 && mean < 60)) verdict(`${each.trainee}: mean and help`, JSON.stringify(each));
}
verdict('trainees, reckoned again', '');
const lines = records_of('export', 'json').out.split('\n').filter(Boolean).map((line) => JSON.parse(line));
verdict('JSON has the same rows', lines.length === wide.length && lines.reduce((sum, each) => sum + each.decisions.length, 0) === long.length ? '' : 'it has not');

// ---- the page ----
const page = join(work, 'class.html');
verdict('a page is written', records_of('report', '--html', page).code === 0 ? '' : 'it is not');
const html = readFileSync(page, 'utf8');
verdict('the page is whole in itself', !/<(script|link|img|iframe)|url\(|src=|href=/.test(html) && html.includes('<svg') && html.includes("default-src 'none'") ? '' : 'it is not');
if (size === 'large') {
  // The best of five. The processor is judged; the clock is told, since it counts what else the machine does.
  const measure = (words) => {
    let best = [Infinity, Infinity];
    for (let i = 0; i < 5; i++) {
      const own = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time "${program}" ${words} --data-dir "${records}" >/dev/null`], { encoding: 'utf8' });
      const [real, user, system] = own.stderr.trim().split('\n').at(-1).split(' ').map(Number);
      if (own.status !== 0) return [NaN, NaN];
      best = [Math.min(best[0], real), Math.min(best[1], user + system)];
    }
    return best;
  };
  const asked = { report: 'report', 'report --json': 'report --json', 'report --csv': 'report --csv', 'report --html': `report --html "${page}"`,
    'the class screen': `shot --screen class -o "${join(work, 'class.png')}"` };
  for (const [name, words] of Object.entries(asked)) {
    const [clock, processor] = measure(words);
    console.log(`${trainees * attempts} attempts, ${name}: ${clock.toFixed(2)} s, of the processor ${processor.toFixed(2)} s`);
    verdict(`${name} is there in less than a second`, processor < 1 ? '' : `${clock} s, of the processor ${processor} s`);
  }
}

// ---- bundles of many machines: gathered they are the class again, and twice is once ----
const whole = join(work, 'whole'), gathered = join(work, 'gathered');
if (existsSync(whole)) {
  const whole_report = () => run('export', 'csv', '--wide', '--data-dir', gathered).out.split('\r\n').sort().join('\n');
  const trainees_of = [...new Set(rowsOf(run('export', 'csv', '--wide', '--data-dir', whole).out).map((each) => each.trainee))];
  const bundles = trainees_of.map((trainee) => {
    const bundle = join(work, `${trainee}.bundle`);
    verdict(`${trainee} is bundled`, run('records', 'bundle', '--trainee', trainee, '-o', bundle, '--data-dir', whole).code === 0 ? '' : 'is not');
    return bundle;
  });
  const sum = (out) => [...out.matchAll(/: (\d+) new, (\d+) longer, (\d+) known, (\d+) refused/g)].reduce((all, each) => all.map((n, i) => n + +each[i + 1]), [0, 0, 0, 0]).join(' ');
  const count = rowsOf(run('export', 'csv', '--wide', '--data-dir', whole).out).length;
  const first_time = run('merge', ...bundles, '--data-dir', gathered);
  verdict('bundles are gathered', first_time.code === 0 && sum(first_time.out) === `${count} 0 0 0` ? '' : first_time.out.slice(-300) + first_time.err);
  const once = whole_report();
  verdict('gathered they have the same scores', once === run('export', 'csv', '--wide', '--data-dir', whole).out.split('\r\n').sort().join('\n') ? '' : 'they have not');
  verdict('gathered again nothing is new', sum(run('merge', ...bundles.reverse(), '--data-dir', gathered).out) === `0 0 ${count} 0` && whole_report() === once ? '' : 'something is');
}

// ---- a spreadsheet ----
const names = records_of('export', 'csv', '--wide', '--names').out;
verdict('no name is a formula', rowsOf(names).some((each) => each.trainee === "'=2+3") && rowsOf(names).some((each) => each.trainee === `'@SUM(1,2) "Ada", O'Neil`) ? '' : 'it may be');
if (spawnSync('soffice', ['--version']).status === 0) {
  const table = join(work, 'table.csv'), out = join(work, 'converted');
  const some = [0, 1].map((i) => `t00${i}`), rows = records_of('export', 'csv').out.split('\r\n');
  writeFileSync(table, [rows[0], ...rows.slice(1).filter((row) => some.some((each) => row.startsWith(`"${each}"`)))].join('\r\n') + '\r\n');
  mkdirSync(out);
  spawnSync('soffice', [`-env:UserInstallation=file://${work}/office`, '--headless', '--infilter=CSV:44,34,76,1', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false', '--outdir', out, table], { timeout: 240000, env: { ...process.env, HOME: work } });
  const converted = existsSync(join(out, 'table.csv')) ? rowsOf(readFileSync(join(out, 'table.csv'), 'utf8')) : [], ours = rowsOf(readFileSync(table, 'utf8'));
  const figures = ['number', 'scored', 'earned', 'most', 'cost', 'own_cost', 'own_dollars', 'seconds'], texts = ['trainee', 'attempt', 'lesson', 'title', 'question', 'grade'];
  const differs = ours.findIndex((each, i) => figures.some((name) => converted[i]?.[name] === '' || +each[name] !== +converted[i]?.[name]) || texts.some((name) => each[name] !== converted[i]?.[name]));
  verdict('LibreOffice has the same figures', converted.length === ours.length && ours.length > 50 && differs < 0 ? '' : `row ${differs} of ${ours.length}, ${converted.length} came back: ${JSON.stringify(converted[differs])}`);
} else {
  skipped++;
  console.log('LibreOffice is not here: its conversion was not looked at');
}

// ---- grade files ----
const lesson = 'never-arrived', best = new Map();
for (const each of wide) if (each.lesson === lesson && each.score !== '') best.set(each.trainee.replace('t', 's'), Math.max(best.get(each.trainee.replace('t', 's')) ?? 0, +each.score));
const files = {
  canvas: ['\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Denials (4711),Final Score\r\n', '    Points Possible,,,,,100,(read only)\r\n', (id, i) => `"Doe, ${i}",${9000 + i},${id},${id}@school,"A ""1""",${i % 3 ? '' : 12},77.5\r\n`, 'Denials (4711)', 5, ','],
  moodle: ['First name;Surname;ID number;Email;Quiz: One;Denials\n', '', (id, i) => `Ann ${i};"O;Neil";"${id}";a${i}@x.example;3,5;"-"\n`, 'Denials', 5, ';'],
};
for (const [name, [head, second, row, column, place, comma]] of Object.entries(files)) {
  const ids = ['s003', 'nobody', 's001', 's000', 's007'], file = join(work, `${name}.csv`), out = join(work, `${name}.out`);
  writeFileSync(file, head + second + ids.map(row).join(''));
  const ran = records_of('export', 'grades', file, '--column', column, '--lesson', lesson, '-o', out);
  const wanted = head + second + ids.map((id, i) => {
    const line = row(id, i), score = best.get(id);
    if (score === undefined) return line;
    const parts = splitRaw(line, comma);
    const quoted = parts[place].startsWith('"');
    const end = parts[place].match(/[\r\n]*$/)[0];
    parts[place] = (quoted ? `"${score}"` : `${score}`) + end;
    return parts.join(comma);
  }).join('');
  verdict(`${name}: only the column changes`, existsSync(out) && readFileSync(out, 'utf8') === wanted ? '' : `${ran.err}\n${existsSync(out) ? readFileSync(out, 'utf8') : ''}\nwanted\n${wanted}`);
  verdict(`${name}: unknown students are listed`, ran.code === 1 && ran.err.includes('not in the grade file: s002') && ran.err.includes('no score, left as it is: nobody') ? '' : ran.err.slice(0, 300));
  const again = records_of('export', 'grades', out, '--column', column, '--lesson', lesson);
  verdict(`${name}: twice is once`, again.out === wanted ? '' : 'it is not');
  verdict(`${name}: a column that is not there`, records_of('export', 'grades', file, '--column', 'Nothing', '--lesson', lesson).code === 1 ? '' : 'is taken');
}
function splitRaw(line, comma) {
  const parts = [''];
  let quoted = false;
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    if (c === comma && !quoted) parts.push(''); else parts[parts.length - 1] += c;
  }
  return parts;
}

// ---- the network ----
if (spawnSync('strace', ['-V']).status === 0) {
  const calls = 'socket,connect,sendto,sendmsg,bind,listen', scenario = '../../scenarios/eight-dollars-held.json', journal = join(work, 'best');
  run('solve', scenario, '--best-journal', journal);
  const commands = [['report'], ['export', 'csv'], ['export', 'json'], ['check', scenario], ['solve', scenario], ['replay', scenario, journal], ['export', 'xapi', scenario, journal],
    ['actions', scenario], ['graph', scenario], ['schema'], ['help'], ['version'], ['new', '--kind', 'denial', join(work, 'new.json')]];
  for (const words of commands) {
    const own = ['report', 'export'].includes(words[0]) && words[1] !== 'xapi' ? [...words, '--data-dir', records] : words, log = join(work, 'strace');
    const ran = spawnSync('strace', ['-f', '-qq', '-o', log, '-e', `trace=${calls}`, program, ...own], { encoding: 'utf8', maxBuffer: 1 << 29 });
    if (ran.status === 1 && /ptrace|Operation not permitted/.test(ran.stderr)) { skipped++; console.log('strace may not look on here'); break; }
    const said = readFileSync(log, 'utf8').split('\n').filter((line) => /\((AF|PF)_|connect|send|bind|listen/.test(line));
    verdict(`${words.slice(0, 2).join(' ')} asks no network`, said.length === 0 && ran.status === 0 ? '' : `${ran.status} ${said[0] ?? ran.stderr}`);
  }
} else {
  skipped++;
  console.log('strace is not here: calls to the network were not looked for');
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed ? 1 : 0);
