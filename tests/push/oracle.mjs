// Pushes to the record store that it starts, and asks the store itself what came of it.
//   node oracle.mjs MODULES PROGRAM WORK      WORK has certificates and two folders of records, "records" and "killed"
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import { join, resolve } from 'node:path';

import { front } from './front.mjs';

const [modules, program, work] = process.argv.slice(2);
const login = 'course:s3cret-of-a-test', secret = 's3cret-of-a-test\n';
let passed = 0, failed = 0;
function verdict(name, good, found) {
  if (good) { passed++; return; }
  failed++;
  console.log(`${name}: ${typeof found === 'string' ? found : JSON.stringify(found)}`);
}
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

// ---- the store: Learning Locker's service of statements as it is, which keeps them in its own memory ----

const free = () => new Promise((done) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});
const behind = await free(), log = openSync(join(work, 'store.log'), 'w');
const store = spawn('node', [resolve(modules, 'node_modules/@learninglocker/xapi-statements/dist/server.js')], {
  cwd: work,
  env: { ...process.env, EXPRESS_PORT: behind, MODELS_REPO: 'memory', EVENTS_REPO: 'test', AUTH_REPO: 'test', STORAGE_REPO: 'local',
    MONGO_URL: 'mongodb://127.0.0.1:1/nothing', SERVICE_AWAIT_UPDATES: 'true' },
  stdio: ['ignore', log, log],
});
process.on('exit', () => store.kill());
function ask(method, path, body) {
  return new Promise((done, no) => {
    const headers = { Authorization: `Basic ${Buffer.from(login).toString('base64')}`, 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'application/json' };
    const request = http.request({ host: '127.0.0.1', port: behind, method, path, headers }, (response) => {
      let text = '';
      response.on('data', (part) => { text += part; });
      response.on('end', () => done({ status: response.statusCode, json: text && JSON.parse(text) }));
    });
    request.on('error', no);
    request.end(body && JSON.stringify(body));
  });
}
for (let tries = 0; ; tries++) {
  if ((await ask('GET', '/xAPI/statements').catch(() => ({}))).status === 200) break;
  if (tries === 300 || store.exitCode !== null) { console.log(`the record store did not start\n${readFileSync(join(work, 'store.log'), 'utf8')}`); process.exit(1); }
  await pause(200);
}
async function all() {
  const found = [];
  for (let path = '/xAPI/statements?limit=100'; path; ) {
    const { json } = await ask('GET', path);
    found.push(...json.statements);
    path = json.more;
  }
  return found;
}
const once = (ids, there) => {
  const counts = new Map(ids.map((id) => [id, 0]));
  for (const { id } of there) if (counts.has(id)) counts.set(id, counts.get(id) + 1);
  return [...counts].filter(([, count]) => count !== 1);
};

const certificate = (name) => ({ key: join(work, `${name}.key`), cert: join(work, `${name}.pem`), login, behind });
const door = front(certificate('good')), port = await door.open();
const { seen, trouble } = door;

// ---- the program ----

const records = join(work, 'records'), killed = join(work, 'killed'), authority = join(work, 'ca.pem'), environment = { ...process.env, HOME: work };
delete environment.OVERTURN_PUSH_SECRET;
const start = (folder, words = [], extra = {}) => spawn(program, ['push', '--data-dir', folder, ...words], { env: { ...environment, ...extra } });
function push(folder, words, input = '', extra = {}) {
  return new Promise((done) => {
    const child = start(folder, words, extra);
    let out = '', err = '';
    child.stdout.on('data', (part) => { out += part; });
    child.stderr.on('data', (part) => { err += part; });
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}
function sql(folder, text) {
  const ran = spawnSync('sqlite3', [join(folder, 'records.db'), '.timeout 5000', text], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${text}: ${ran.stderr}`);
  return ran.stdout.trim();
}
const state = (folder) => sql(folder, 'select state, count(*) from outbox group by state').replaceAll('\n', ' ');
const lines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
const url = `https://localhost:${port}/xAPI`;
const set_up = (folder, address = url, ...words) => push(folder, ['--setup', address, '--user', 'course', ...words], secret);

// ---- before it is set up ----

let ran = await push(records, []);
verdict('nothing leaves before it is set up', ran.code === 1 && ran.err.includes('nothing is sent') && state(records) === '', ran);
ran = await push(records, ['--preview']);
const preview = lines(ran.out);
verdict('a preview shows what would leave', ran.code === 0 && preview.length > 100 && preview.every((each) => /^t00\d$/.test(each.actor.account.name)), ran.err);
verdict('and puts nothing into the outbox', state(records) === '', state(records));
for (const [name, words] of Object.entries({ 'without TLS': ['--setup', 'http://localhost/x', '--user', 'a'], 'a secret in it': ['--setup', 'https://a:b@localhost/x', '--user', 'a'], nobody: ['--setup', url], unchecked: ['--setup', url, '--user', 'a', '--insecure'] }))
  verdict(`cannot be set up: ${name}`, (await push(records, words, 'x')).code === 2, 'it was');
verdict('nobody was asked', seen.posts.length + seen.gets + seen.strangers === 0, seen);

// ---- certificates ----

ran = await set_up(records);
verdict('it can be set up', ran.code === 0, ran);
verdict('the secret is the owner\'s alone', (statSync(join(records, 'push-secret')).mode & 0o777) === 0o600 && sql(records, "select count(*) from setting where value like '%s3cret%'") === '0', 'it is not');
ran = await push(records, []);
verdict('an unknown authority is not believed', ran.code === 3 && /certificate/i.test(ran.err) && seen.posts.length === 0, ran);
verdict('and everything waits', state(records) === `0|${preview.length}`, state(records));
await set_up(records, url.replace('localhost', '127.0.0.1'), '--ca-file', authority);
ran = await push(records, []);
verdict('a certificate for a name is not one for a number', ran.code === 3 && seen.posts.length === 0, ran);
for (const name of ['other', 'old']) {
  const wrong = front(certificate(name));
  await set_up(records, `https://localhost:${await wrong.open()}/xAPI`, '--ca-file', authority);
  ran = await push(records, []);
  verdict(`a certificate that is wrong: ${name}`, ran.code === 3 && /certificate/i.test(ran.err) && wrong.seen.posts.length === 0, ran);
  await wrong.close();
}
await set_up(records, url, '--ca-file', authority);
ran = await push(records, [], '', { OVERTURN_PUSH_SECRET: 'wrong' });
verdict('a wrong secret is told', ran.code === 3 && ran.err.includes('401') && seen.strangers === 1 && state(records) === `0|${preview.length}`, ran);
verdict('the store has nothing yet', (await all()).length === 0, 'it has');

// ---- one that is bad, one whose id is taken, one that is there already, and a store that is busy at first ----

const ids = sql(records, 'select id from outbox order by place').split('\n'), [bad, taken, known] = [ids[7], ids[60], ids[110]];
const kept = (id) => JSON.parse(sql(records, `select text from outbox where id = '${id}'`));
await ask('POST', '/xAPI/statements', [{ ...kept(taken), actor: { mbox: 'mailto:other@example.org' } }]);
await ask('POST', '/xAPI/statements', [{ ...kept(known), context: { ...kept(known).context, instructor: { mbox: 'mailto:more@example.org' } } }]);
verdict('two are there already', (await all()).length === 2, 'they are not');
sql(records, `update outbox set text = json_remove(text, '$.verb') where id = '${bad}'`);
trouble.answers = [{ status: 503, headers: { 'Retry-After': '2' } }, { status: 429, headers: { 'Retry-After': '3' } }];
const started = Date.now();
ran = await push(records, []);
verdict('what is good is sent, what is bad set aside', ran.code === 1 && ran.out === `${ids.length - 2} sent, 2 refused, 0 wait\n`, ran);
verdict('a busy store is given the time that it asks for', seen.refused === 2 && Date.now() - started >= 5000, `${seen.refused} in ${Date.now() - started} ms`);
const reasons = sql(records, 'select id, reason from outbox where state = 2 order by place').split('\n');
verdict('each with its reason', reasons.length === 2 && reasons[0].startsWith(`${bad}|400 `) && reasons[1] === `${taken}|409 the store has something else under this id`, reasons.join('\n'));
verdict('a conflict over the same is looked into, and is none', seen.gets === 2 && sql(records, `select state from outbox where id = '${known}'`) === '1', seen);
verdict('batches of fifty at most', Math.max(...seen.posts) === 50, seen.posts);
verdict('what is refused is halved', [50, 25, 12, 6, 3, 1].every((size, i) => i === 0 || seen.posts.includes(size) || seen.posts.includes(size + 1)), seen.posts);
let there = await all();
verdict('the store has each once', JSON.stringify(once(ids, there)) === JSON.stringify([[bad, 0]]) && there.length === ids.length - 1, once(ids, there));
const says = (each) => JSON.stringify([each.verb.id, each.object.id, each.result, each.context.registration, each.timestamp]);
const differs = there.filter((each) => each.id !== taken).find((each) => says(preview.find((own) => own.id === each.id)) !== says(each));
verdict('and they say what was shown', differs === undefined, differs);
const exported = lines(spawnSync(program, ['export', 'xapi', '--data-dir', records], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout);
verdict('an export has the same ids', exported.length === ids.length && exported.every((each) => ids.includes(each.id)), exported.length);

// ---- again ----

const posts = seen.posts.length;
ran = await push(records, []);
verdict('a second push sends nothing', ran.code === 0 && ran.out === '0 sent, 0 refused, 0 wait\n' && seen.posts.length === posts, ran);
sql(records, 'update outbox set state = 0 where state = 1');
ran = await push(records, []);
there = await all();
verdict('the same sent again is there once', ran.code === 0 && seen.posts.length > posts && JSON.stringify(once(ids, there)) === JSON.stringify([[bad, 0]]) && there.length === ids.length - 1, ran);

// ---- graded again by a corrected key: what says otherwise now is voided and said anew, once ----

const validate = createRequire(join(resolve(modules), 'package.json'))('@learninglocker/xapi-validation').default;
const ran_well = (...words) => {
  const own = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28, env: environment });
  if (own.status !== 0) throw new Error(`overturn ${words.join(' ')}: ${own.status}\n${own.stderr}`);
  return own.stdout;
};
const original = '../../scenarios/three-days/last-years-fee.json', corrected = join(work, 'last-years-fee.json');
const key = JSON.parse(readFileSync(original, 'utf8')), choices = key.steps.call.ask.find((each) => each.choices.some((one) => one.points > 0)).choices;
const right = choices.find((one) => one.points > 0), other = choices.find((one) => !one.points && !one.violation && !one.end);
[right.points, other.points] = [0, right.points];
writeFileSync(corrected, JSON.stringify(key));
const verb = (each) => each.verb.id.replace('http://adlnet.gov/expapi/verbs/', ''), saying = (each) => JSON.stringify([verb(each), each.result]);
const told_now = () => lines(ran_well('export', 'xapi', '--data-dir', records));
const held = async () => new Map((await all()).map((each) => [each.id, each]));
/** Of two exports, which are made of the same journals: places of those that say otherwise. */
const differing = (then, now) => then.flatMap((each, i) => (saying(each) === saying(now[i]) ? [] : [i]));

/** Pushes what a correction made otherwise, and holds it against what two exports differ in. @return the statements that went out. */
async function regraded(name, then, now, holds) {
  const places = differing(then, now), shown = lines((await push(records, ['--preview'])).out), voids = shown.filter((each) => verb(each) === 'voided');
  const fresh = shown.filter((each) => verb(each) !== 'voided'), earlier = await held();
  verdict(`${name}: a preview shows as many as differ`, places.length > 0 && fresh.length === places.length && voids.length === places.length, { places: places.length, voids: voids.length, fresh: fresh.length });
  verdict(`${name}: they are those that differ`, JSON.stringify(fresh.map(saying).sort()) === JSON.stringify(places.map((i) => saying(now[i])).sort()), fresh.slice(0, 2));
  verdict(`${name}: voided is what was sent`, voids.every((each) => each.object.objectType === 'StatementRef' && holds.has(each.object.id)) && new Set(voids.map((each) => each.object.id)).size === voids.length, voids[0]);
  verdict(`${name}: new ids`, fresh.every((each) => !earlier.has(each.id)) && new Set(shown.map((each) => each.id)).size === shown.length, 'they are not');
  const registrations = (list) => JSON.stringify(list.map((each) => each.context.registration).sort());
  verdict(`${name}: registrations stay`, registrations(fresh) === registrations(voids.map((each) => holds.get(each.object.id))), 'they do not');
  verdict(`${name}: the validator`, shown.flatMap(validate).length === 0 && voids.every((each) => !each.context.platform && !each.context.revision), shown.flatMap(validate)[0]);
  verdict(`${name}: what is taken back goes first`, shown.findIndex((each) => verb(each) !== 'voided') > 0, shown.map(verb).join());
  ran = await push(records, []);
  verdict(`${name}: it is sent`, ran.code === 0 && ran.out === `${shown.length} sent, 0 refused, 0 wait\n`, ran);
  const later = await held();
  verdict(`${name}: what was voided does not come back`, voids.every((each) => !later.has(each.object.id)), 'it does');
  const one = (await ask('GET', `/xAPI/statements?voidedStatementId=${voids[0].object.id}`)).json;
  verdict(`${name}: unless it is asked for as such`, one?.id === voids[0].object.id, one);
  verdict(`${name}: the new ones do, and nothing else is gone`, shown.every((each) => later.has(each.id)) && later.size === earlier.size + shown.length - voids.length, later.size);
  const verdicts = new Map();
  for (const each of later.values()) if (['passed', 'failed'].includes(verb(each))) verdicts.set(each.context.registration, (verdicts.get(each.context.registration) ?? 0) + 1);
  verdict(`${name}: one verdict a registration`, verdicts.size > 0 && [...verdicts.values()].every((count) => count === 1), [...verdicts]);
  const quiet = seen.posts.length;
  ran = await push(records, []);
  verdict(`${name}: again there is nothing to say`, ran.code === 0 && ran.out === '0 sent, 0 refused, 0 wait\n' && seen.posts.length === quiet && (await push(records, ['--preview'])).out === '', ran);
  return shown;
}

const first = told_now();
ran_well('regrade', corrected, '--apply', '--data-dir', records);
await regraded('corrected', first, told_now(), await held());
ran_well('regrade', corrected, '--apply', '--data-dir', records);
verdict('graded again to the same there is nothing to say', (await push(records, ['--preview'])).out === '' && (await push(records, [])).out === '0 sent, 0 refused, 0 wait\n', 'there is');

// The correction is taken back; before that goes out it is made again: what waits is changed, and nothing of it was ever sent.
const second = told_now();
ran_well('regrade', original, '--apply', '--data-dir', records);
trouble.answers = [{ status: 503, headers: { 'Retry-After': '600' } }];
ran = await push(records, []);
const waiting = sql(records, 'select id from outbox where state = 0 order by place').split('\n'), changes = differing(second, told_now()).length;
verdict('what cannot go waits', ran.code === 1 && waiting.length === 2 * changes && changes > 0, ran);
ran_well('regrade', corrected, '--apply', '--data-dir', records);
ran = await push(records, []);
verdict('while it may be under way nothing takes its place', ran.code === 1 && sql(records, 'select id from outbox where state = 0 order by place') === waiting.join('\n'), ran);
sql(records, "update setting set value = '' where key = 'push.flight'; update outbox set not_before_s = 0"); // it was not
const before_it = await held();
ran = await push(records, ['--preview']);
const instead = lines(ran.out);
verdict('in the place of what waits comes what holds', instead.length === waiting.length && instead.filter((each) => verb(each) === 'voided').every((each) => waiting.includes(each.id)) &&
  instead.filter((each) => verb(each) !== 'voided').every((each) => !waiting.includes(each.id) && !before_it.has(each.id)), instead.map(verb).join());
ran = await push(records, []);
const after_it = await held();
verdict('and goes out alone', ran.code === 0 && ran.out === `${waiting.length} sent, 0 refused, 0 wait\n` && instead.every((each) => after_it.has(each.id)) && after_it.size === before_it.size + changes, { ...ran, had: before_it.size, has: after_it.size });
const sayings = (list) => list.filter((each) => verb(each) !== 'voided' && each.actor.account && ![bad, taken].includes(each.id)).map((each) => `${each.context.registration} ${saying(each)}`).sort();
const [held_now, told_by_it] = [sayings([...after_it.values()]), sayings(told_now())];
verdict('what the store holds is what an export says', held_now.length > 100 && held_now.join('\n') === told_by_it.join('\n'), [held_now.length, told_by_it.length, held_now.find((each, i) => each !== told_by_it[i])]);

// Sent, and killed before it was noted: it goes again as it was, and is taken back then.
const third = told_now();
const unnoted = sql(records, "select id from outbox where state = 1 and text like '%verbs/answered%' and text like '%last-years-fee%' order by place desc limit 40").split('\n');
sql(records, `update outbox set state = 0 where id in ('${unnoted.join("','")}'); insert or replace into setting values ('push.flight', '1')`);
ran_well('regrade', original, '--apply', '--data-dir', records);
const earlier = await held(), differ = differing(third, told_now()).length;
ran = await push(records, []);
const later = await held();
verdict('what was sent and not noted is taken back too', ran.code === 0 && ran.out === `${unnoted.length + 2 * differ} sent, 0 refused, 0 wait\n` && later.size === earlier.size + differ, { ...ran, unnoted: unnoted.length, differ, had: earlier.size, has: later.size });

// ---- the pass mark of a course ----

mkdirSync(join(work, 'course'));
copyFileSync('../../scenarios/three-days/never-arrived.json', join(work, 'course/never-arrived.json'));
writeFileSync(join(work, 'course/course.json'), JSON.stringify({ format: 1, id: 'small', title: 'Small', kind: 'course', entries: [{ id: 'test', lesson: 'never-arrived.json', mode: 'assessment', pass: 100 }] }));
const by_course = lines(ran_well('export', 'xapi', '--data-dir', records, '--course', join(work, 'course/course.json'))).filter((each) => ['passed', 'failed'].includes(verb(each)));
const by_house = told_now().filter((each) => ['passed', 'failed'].includes(verb(each)) && each.object.id.endsWith('/never-arrived'));
const turned = differing(by_house, by_course).length;
verdict('a mark of 100 turns some', turned > 0 && by_course.length === by_house.length, turned);
await set_up(records, url, '--ca-file', authority, '--course', join(work, 'course/course.json'));
ran = await push(records, []);
verdict('they are said by the mark of the course', ran.code === 0 && ran.out === `${2 * turned} sent, 0 refused, 0 wait\n`, { ...ran, turned });
writeFileSync(join(work, 'course/course.json'), 'no course');
ran = await push(records, []);
verdict('a course that cannot be read sends nothing', ran.code === 3 && ran.out === '', ran);
await set_up(records, url, '--ca-file', authority);
ran = await push(records, []);
verdict('without it they are said by that of the house', ran.code === 0 && ran.out === `${2 * turned} sent, 0 refused, 0 wait\n`, ran);

// ---- killed again and again; the store has taken what the answer, held back, would say ----

await set_up(killed, url, '--ca-file', authority);
const many = lines((await push(killed, ['--preview'])).out).map((each) => each.id);
trouble.delay_ms = 150;
let kills = 0, half = 0, unsaid = 0;
for (let i = 0; i < 100; i++) {
  const child = start(killed), ended = new Promise((done) => { child.on('close', (code, signal) => done(signal)); });
  child.stdin.end();
  await pause(60 + 30 * i);
  child.kill('SIGKILL');
  kills += (await ended) === 'SIGKILL';
  const noted = +sql(killed, 'select count(*) from outbox where state = 1');
  unsaid += once(many, await all()).length < many.length - noted;
  if (noted > 0 && noted < many.length) half++;
  if (noted >= many.length - 100) break;
}
verdict('it was cut in the middle', kills >= 3 && half >= 1, { kills, half, unsaid });
console.log(`killed ${kills} times, ${half} of them with some noted, ${unsaid} with some taken and not noted`);
verdict('and between the taking and the noting', unsaid >= 1, { unsaid });
trouble.delay_ms = 0;
const left = +sql(killed, 'select count(*) from outbox where state = 0');
ran = await push(killed, []);
there = await all();
verdict('what was killed goes on with what is left', ran.code === 0 && ran.out === `${left} sent, 0 refused, 0 wait\n` && left > 0, { left, ...ran });
verdict('nothing is lost, nothing is there twice', once(many, there).length === 0 && state(killed) === `1|${many.length}`, once(many, there));

// ---- nobody there, and somebody again ----

sql(killed, 'update outbox set state = 0');
sql(records, 'update outbox set state = 0 where state = 1');
const all_sent = sql(records, 'select count(*) from outbox where state = 0');
trouble.answers = [{ status: 503, headers: { 'Retry-After': '600' } }];
ran = await push(records, []);
verdict('who asks for ten minutes gets them', ran.code === 1 && +sql(records, 'select min(not_before_s) from outbox where state = 0') >= Date.now() / 1000 + 590, ran);
const rest = seen.posts.length;
ran = await push(records, []);
verdict('and is not asked before', ran.code === 1 && seen.posts.length === rest && ran.out === `0 sent, 0 refused, ${all_sent} wait\n` && / s\n$/.test(ran.err), ran);
await door.close();
ran = await push(killed, []);
verdict('without an answer everything waits', ran.code === 1 && ran.out === `0 sent, 0 refused, ${many.length} wait\n` && state(killed) === `0|${many.length}`, ran);
const again = front(certificate('good'));
await again.open(port);
sql(killed, 'update outbox set not_before_s = 0');
ran = await push(killed, []);
verdict('and goes once there is one', ran.code === 0 && ran.out === `${many.length} sent, 0 refused, 0 wait\n` && once(many, await all()).length === 0, ran);
sql(killed, 'update outbox set state = 0');
store.kill('SIGKILL');
ran = await push(killed, []);
verdict('a store that died loses nothing here', ran.code === 1 && ran.out === `0 sent, 0 refused, ${many.length} wait\n` && state(killed) === `0|${many.length}`, ran);
await again.close();

console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
