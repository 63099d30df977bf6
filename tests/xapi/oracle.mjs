// Judges statements: each by Learning Locker's validator, each sequence by the rules of cmi5 (sections 7.1, 9 and 10 of its specification).
//   node oracle.mjs MODULES PROGRAM XAPI_SAY WORK SCENARIO...     WORK/class/tNNN/*.jsonl are attempts; records, own and merged are records
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

const [modules, program, sayer, work, ...scenarios] = process.argv.slice(2);
const validate = createRequire(join(resolve(modules), 'package.json'))('@learninglocker/xapi-validation').default;
const CMI5 = 'https://w3id.org/xapi/cmi5/context/';

let passed = 0, failed = 0, judged = 0;
const seen = new Map();
function verdict(name, problem) {
  if (!problem) { passed++; return; }
  failed++;
  console.log(`${name}: ${problem}`);
}

function run(...words) {
  const ran = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(`overturn ${words.join(' ')}: ${ran.status}\n${ran.stderr}`);
  return ran.stdout;
}
function say(...words) {
  const ran = spawnSync(sayer, words, { encoding: 'utf8', maxBuffer: 1 << 29 });
  if (ran.status !== 0) throw new Error(`xapi_say ${words[0]}: ${ran.status}\n${ran.stderr}`);
  return read(ran.stdout);
}
const exported = (file, journal, ...options) => run('export', 'xapi', file, journal, '--account', 'trainee-7', ...options);
const read = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const verb = (statement) => statement.verb.id.replace('http://adlnet.gov/expapi/verbs/', '');
const category = (statement) => (statement.context.contextActivities.category ?? []).map((each) => each.id.replace(CMI5 + 'categories/', '')).join();

const categories = { launched: 'cmi5', initialized: 'cmi5', answered: '', completed: 'cmi5,moveon', passed: 'cmi5,moveon', failed: 'cmi5,moveon', terminated: 'cmi5' };

function wrongStatement(statement, first) {
  const name = verb(statement), result = statement.result ?? {}, score = result.score, mastery = statement.context.extensions[CMI5 + 'extensions/masteryscore'];
  const ends = ['completed', 'passed', 'failed', 'terminated'].includes(name);
  if (!(name in categories)) return `the verb ${name} is none of cmi5's`;
  if (category(statement) !== categories[name]) return `${name} has the categories "${category(statement)}"`;
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(statement.id)) return `${statement.id} is no UUID`;
  if (JSON.stringify(statement.actor) !== JSON.stringify(first.actor) || Object.keys(statement.actor).join() !== 'objectType,account') return 'the actor is not the one account';
  if (statement.context.registration !== first.context.registration) return 'the registration changes';
  if (statement.context.extensions[CMI5 + 'extensions/sessionid'] !== first.context.extensions[CMI5 + 'extensions/sessionid']) return 'the session changes';
  if (name !== 'answered' && statement.object.id !== first.object.id) return `${name} is about something else`;
  if (name !== 'answered' && (score !== undefined) && !['passed', 'failed'].includes(name)) return `${name} has a score`;
  if ((result.success !== undefined) !== ['passed', 'failed'].includes(name) && name !== 'answered') return `${name}: success`;
  if ((result.completion !== undefined) !== (name === 'completed')) return `${name}: completion`;
  if (ends && result.duration === undefined) return `${name} has no duration`;
  if (score && !(score.min <= score.raw && score.raw <= score.max && Math.abs(score.scaled) <= 1)) return `${name}: the score ${JSON.stringify(score)}`;
  if (name === 'passed' && !(result.success === true && score.scaled >= mastery)) return 'passed under the mark';
  if (name === 'failed' && !(result.success === false && (!score || score.scaled < mastery))) return 'failed over the mark';
  if (name === 'answered' && (typeof result.response !== 'string' || !statement.object.definition.interactionType)) return 'an answer without type or response';
  if (statement.timestamp !== undefined && !statement.timestamp.endsWith('Z')) return 'a time that is not UTC';
  return '';
}

function wrongSequence(statements, mark, finished) {
  const names = statements.map(verb), end = names.slice(names.lastIndexOf('answered') + 1);
  const verdicts = end.filter((name) => name === 'passed' || name === 'failed').length;
  if (names[0] !== 'launched' || names[1] !== 'initialized') return `begins with ${names.slice(0, 2)}`;
  if (names.indexOf('launched', 1) > 0 || names.indexOf('initialized', 2) > 0) return 'begins twice';
  if (new Set(statements.map((each) => each.id)).size !== statements.length) return 'an id stands twice';
  if (finished !== (names.at(-1) === 'terminated')) return `ends with ${names.at(-1)}`;
  if (names.filter((name) => name === 'terminated').length > 1 || names.filter((name) => name === 'completed').length !== (finished ? 1 : 0)) return 'completed or terminated is not there once';
  if (verdicts !== (finished && mark ? 1 : 0)) return `${verdicts} verdicts`;
  const times = statements.map((each) => each.timestamp).filter(Boolean);
  return times.length && times.length !== statements.length ? 'only some have times' : '';
}

// What the debrief says of the same journal: as many decisions, the same score and the same points.
function wrongAgainst({ decisions, score, violated, statements }) {
  const answers = statements.filter((each) => verb(each) === 'answered');
  if (answers.length !== decisions.length) return `${answers.length} answers of ${decisions.length} decisions`;
  for (const [i, one] of decisions.entries()) {
    const found = answers[i].result.score, worth = one.scored && one.most > 0;
    if (worth !== (found !== undefined) || (found && Math.round(found.raw * 1000) !== one.earned)) return `the answer ${i} has ${JSON.stringify(found)}, the debrief ${one.earned}`;
    if (Math.round(answers[i].result.extensions['https://overturn.example/xapi/cost-points'] * 1000) !== one.cost) return `the answer ${i} costs otherwise`;
    if (Math.round(answers[i].result.extensions['https://overturn.example/xapi/cost-dollars'] * 100) !== one.cents) return `the answer ${i} costs other dollars`;
  }
  const last = statements.find((each) => ['passed', 'failed'].includes(verb(each)));
  if (last?.result.score && last.result.score.raw !== score) return `the score is ${last.result.score.raw}, the debrief's ${score}`;
  return last && (verb(last) === 'passed') !== (score >= 75 && !violated) ? `${verb(last)} with ${score}` : '';
}

const verbs = new Set(), types = new Set();
function judge(name, statements, mark, finished, own = false) {
  const problems = statements.flatMap((each) => validate(each).map((warning) => `${verb(each)}: ${JSON.stringify(warning)}`));
  judged += statements.length;
  verdict(`${name}: the validator`, problems.slice(0, 3).join('\n  '));
  verdict(`${name}: cmi5`, statements.map((each) => wrongStatement(each, statements[0])).find(Boolean) ?? '');
  verdict(`${name}: the order`, wrongSequence(statements, mark, finished));
  for (const each of statements) {
    if (own && seen.has(each.id) && seen.get(each.id) !== name) verdict(`${name}: ids`, `${each.id} is ${seen.get(each.id)}'s too`);
    if (own) seen.set(each.id, name);
    verbs.add(verb(each));
    types.add(each.object.definition?.interactionType);
  }
}

// Half of a journal gives the same statements as the whole, as far as it goes.
function halved(journal) {
  const lines = readFileSync(journal, 'utf8').split('\n'), half = `${journal}.half`;
  writeFileSync(half, lines.slice(0, lines.length / 2).join('\n') + '\n');
  return half;
}

const idOf = (file) => basename(file, '.json');
for (const file of scenarios) {
  const all = readdirSync(join(work, 'class')).flatMap((trainee) => readdirSync(join(work, 'class', trainee)).map((each) => join(work, 'class', trainee, each)));
  const played = all.filter((path) => basename(path).startsWith(`${idOf(file)}-`) && !path.endsWith('.half'));
  const best = join(work, `${idOf(file)}.best`), halves = played.slice(0, 2).map(halved);
  run('solve', file, '--best-journal', best);
  const words = [file, '75', best, ...played, ...halves], told = new Map(say(...words).map((one) => [one.journal, one]));
  for (const [journal, one] of told) {
    const name = `${idOf(file)}/${basename(journal)}`;
    if (halves.includes(journal)) {
      const whole = new Map(told.get(journal.slice(0, -5)).statements.map((each) => [each.id, JSON.stringify(each)]));
      verdict(`${name}: the order`, wrongSequence(one.statements, true, false));
      verdict(`${name}: the same as far as it goes`, one.statements.every((each) => whole.get(each.id) === JSON.stringify(each)) ? '' : 'it differs');
    } else {
      judge(name, one.statements, true, one.finished, true);
      verdict(`${name}: the debrief`, wrongAgainst(one));
    }
  }
  verdict(`${idOf(file)}: the best line passes`, told.get(best).statements.some((each) => verb(each) === 'passed') ? '' : 'it does not');
}

// The command itself, with and without a mark, and twice the same.
const [some] = scenarios.filter((file) => idOf(file) === 'eight-dollars-held'), best = join(work, 'eight-dollars-held.best');
const plain = exported(some, best);
verdict('an export says the same twice', plain === exported(some, best) ? '' : 'it does not');
judge('practice, no mark', read(plain), false, true);
judge('another base', read(exported(some, best, '--mark', '75', '--base', 'https://lms.example/overturn', '--started', '2026-03-02T08:00:00-05:00')), true, true);
// An attempt that was ended by its time limit half way: finished, and not passed.
const [head, ...acts] = readFileSync(best, 'utf8').trim().split('\n'), timed = `${best}.timed`;
const begun = { ...JSON.parse(head), mode: 'assessment', minutes: 20, began: '2026-03-02T08:00:00Z' };
writeFileSync(timed, [JSON.stringify(begun), ...acts.slice(0, acts.length / 2), '{"time_up":true}', ''].join('\n'));
const ended = read(exported(some, timed, '--mark', '75'));
judge('ended by its time limit', ended, true, true);
verdict('ended by its time limit: failed', ended.map(verb).includes('failed') ? '' : 'it is not');
for (const policy of ['triage', 'first-come']) {
  const journal = join(work, policy), shift = '../../scenarios/three-days.json';
  run('solve', shift, '--policy', policy, '--best-journal', journal);
  judge(`three days, ${policy}`, read(exported(shift, journal)), false, true);
}
// ---- what is kept: of a class, of one trainee, and of the same one in an instructor's records ----

const kept = (folder, ...options) => run('export', 'xapi', '--data-dir', join(work, folder), ...options);
const listed = (folder) => new Map(read(run('records', 'list', '--json', '--data-dir', join(work, folder))).map((each) => [each.attempt, each]));
const session = (statement) => statement.context.extensions[CMI5 + 'extensions/sessionid'];
function sessions(statements) {
  const found = new Map();
  for (const each of statements) found.set(session(each), [...(found.get(session(each)) ?? []), each]);
  return found;
}
const marks = (statements) => new Set(statements.map((each) => each.context.extensions[CMI5 + 'extensions/masteryscore']).filter((each) => each !== undefined));
function judgeRecords(folder, ...options) {
  const said = sessions(read(kept(folder, ...options))), list = listed(folder), ids = new Set();
  for (const [attempt, statements] of said) {
    const { mode, ended, score, lines } = list.get(attempt), last = statements.find((each) => ['passed', 'failed'].includes(verb(each)));
    judge(`${folder}/${attempt}`, statements, mode === 'assessment' || options.includes('--course'), score !== null);
    verdict(`${folder}/${attempt}: left or ended`, (score !== null) === (ended !== '') ? '' : 'it is neither');
    verdict(`${folder}/${attempt}: the score`, !last?.result.score || last.result.score.raw === score ? '' : `${last.result.score.raw}, kept is ${score}`);
    const answers = statements.filter((each) => verb(each) === 'answered').length;
    verdict(`${folder}/${attempt}: one statement a decision`, answers <= lines && (answers > 0 || score === null) ? '' : `${answers} of ${lines} lines`);
    for (const { id } of statements) ids.add(id);
  }
  verdict(`${folder}: each id once`, ids.size === [...said.values()].flat().length ? '' : 'some stand twice');
  return said;
}
const class_of = judgeRecords('records'), own = judgeRecords('own');
verdict('every attempt of the class', class_of.size === listed('records').size && class_of.size === 30 ? '' : `${class_of.size}`);
verdict('every attempt of one trainee, the one that was left too', own.size === 4 && [...own.values()].filter((each) => verb(each.at(-1)) === 'terminated').length === 3 ? '' : `${own.size}`);
verdict('a shift among them', [...own.values()].some(([first]) => first.object.id.includes('/shifts/')) ? '' : 'none');
verdict('the same records say the same twice', kept('records') === kept('records') ? '' : 'they do not');
const lines = (folder) => kept(folder).split('\n').sort().join('\n');
verdict('gathered by an instructor they say the same, ids and all', lines('own') === lines('merged') ? '' : 'they do not');
verdict('nobody is named', !/Ada|S-1|s00\d/.test(kept('own') + kept('records')) ? '' : 'somebody is');
verdict('unless asked for', read(kept('own', '--names')).every((each) => each.actor.account.name === 'Ada Example') ? '' : 'nobody is');
const one = read(kept('records', '--trainee', 't003'));
verdict('one trainee, by pseudonym and by student id', new Set(one.map((each) => each.actor.account.name)).size === 1 && sessions(one).size === 5 && kept('records', '--trainee', 's003') === kept('records', '--trainee', 't003') ? '' : 'it is not one');
const course = judgeRecords('own', '--course', join(work, 'course/course.json'));
verdict('a course: its lessons alone, by its own marks', course.size === 3 && [...marks([...course.values()].flat())].sort().join() === '0.75,1' ? '' : `${course.size}`);
const sql = (text) => spawnSync('sqlite3', [join(work, 'merged/records.db'), text]);
sql("UPDATE attempt SET started = '2026-03-05T23:59:59Z' WHERE id = 1; UPDATE attempt SET started = '2026-03-06T00:00:00Z' WHERE id = 2");
const since = (day) => sessions(read(kept('merged', '--since', day))).size;
verdict('since a day', since('2026-03-05') === 4 && since('2026-03-06') === 3 && since('2026-03-07') === 2 ? '' : 'otherwise');
const later = spawnSync(program, ['export', 'xapi', '--data-dir', join(work, 'own'), '--since', '2099-01-01'], { encoding: 'utf8' });
verdict('nothing is said to be nothing', later.status === 1 && later.stdout === '' && later.stderr.includes('no such attempt') ? '' : JSON.stringify(later));
sql("UPDATE action SET line = line || ' ' WHERE attempt = 1 AND number = 2");
const spoiled = spawnSync(program, ['export', 'xapi', '--data-dir', join(work, 'merged')], { encoding: 'utf8', maxBuffer: 1 << 26 });
verdict('what is not what was saved says nothing', spoiled.status === 1 && sessions(read(spoiled.stdout)).size === 3 && spoiled.stderr.includes('is left out: ') ? '' : `${spoiled.status} ${spoiled.stderr}`);

verdict('every verb is met', Object.keys(categories).every((name) => verbs.has(name)) ? '' : [...verbs].join());
verdict('every type is met', ['choice', 'numeric', 'other', 'performance'].every((type) => types.has(type)) ? '' : [...types].join());
verdict('the validator refuses what is wrong', validate({ actor: { mbox: 'nobody' }, verb: { id: 'x' }, object: { id: 'y' } }).length ? '' : 'it does not');

console.log(`${judged} statements judged`);
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
