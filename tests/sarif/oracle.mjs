// Holds the program's SARIF against the standard's schema, against the files that it is about, and against what the program says as JSON.
//   node oracle.mjs MODULES PROGRAM FOLDER...
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [modules, program, ...folders] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const Ajv = require('ajv-draft-04');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
require('ajv-formats')(ajv);
const standard = join(resolve(modules), 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const validate = ajv.compile(JSON.parse(readFileSync(standard, 'utf8')));

let passed = 0, failed = 0;
function verdict(name, problem) {
  if (!problem) { passed++; return; }
  failed++;
  console.log(`${name}: ${problem}`);
}

function check(form, paths, folder, input) {
  const ran = spawnSync(program, ['check', form, ...paths], { cwd: folder, encoding: 'utf8', input, maxBuffer: 1 << 28 });
  return { code: ran.status, said: ran.stdout };
}

const lines = new Map();
function linesOf(file) {
  if (!lines.has(file)) lines.set(file, readFileSync(file, 'utf8').split('\n').map((line) => [...line].length));
  return lines.get(file);
}

// A place is inside the file: a column may stand one after the last character of its line.
function outside(file, { startLine, startColumn, endLine, endColumn }) {
  const all = linesOf(file);
  const inside = (line, column) => line >= 1 && line <= all.length && column >= 1 && column <= all[line - 1] + 1;
  if (!inside(startLine, startColumn)) return `starts at ${startLine}:${startColumn}, which is not in the file`;
  if (!inside(endLine, endColumn)) return `ends at ${endLine}:${endColumn}, which is not in the file`;
  return endLine < startLine || (endLine === startLine && endColumn < startColumn) ? 'ends before it starts' : '';
}

function wrongRules(run) {
  const rules = run.tool.driver.rules, ids = new Set(rules.map((rule) => rule.id));
  if (ids.size !== rules.length) return 'a rule stands twice';
  for (const rule of rules)
    if (!rule.help.text.endsWith('.') || !rule.shortDescription.text) return `the rule ${rule.id} has no help`;
  for (const result of run.results)
    if (rules[result.ruleIndex]?.id !== result.ruleId) return `${result.ruleId} is not the rule ${result.ruleIndex}`;
  return '';
}

const levels = { error: 'error', warning: 'warning', advice: 'note' };

// The two forms say the same, one result for one message.
function different(run, said) {
  const messages = said.split('\n').filter(Boolean).flatMap((line) => {
    const list = JSON.parse(line);
    return list.messages.map((message) => ({ ...message, file: list.file }));
  });
  if (messages.length !== run.results.length) return `${run.results.length} results of ${messages.length} messages`;
  for (const [i, message] of messages.entries()) {
    const result = run.results[i], place = result.locations[0].physicalLocation, region = place.region;
    const same = result.ruleId === message.code && result.message.text === message.message && result.level === levels[message.level] &&
      region.startLine === message.line && region.startColumn === message.column && region.endLine === message.end_line &&
      region.endColumn === message.end_column && (result.locations[0].logicalLocations?.[0].fullyQualifiedName ?? '') === message.path;
    if (!same) return `result ${i} is not what --json says: ${JSON.stringify(result)}`;
  }
  return '';
}

function judge(name, paths, folder) {
  const { code, said } = check('--sarif', paths, folder), json = check('--json', paths, folder);
  let log;
  try { log = JSON.parse(said); } catch (error) { verdict(name, `is no JSON: ${error.message}`); return null; }
  verdict(`${name}: the schema`, validate(log) ? '' : JSON.stringify(validate.errors.slice(0, 4)));
  const run = log.runs[0];
  verdict(`${name}: one run`, log.runs.length === 1 && log.version === '2.1.0' && run.columnKind === 'unicodeCodePoints' ? '' : 'it is not');
  verdict(`${name}: rules`, wrongRules(run));
  verdict(`${name}: as --json says`, different(run, json.said));
  verdict(`${name}: exit code`, code === json.code && run.invocations[0].exitCode === code ? '' : `${code} and ${json.code}`);
  for (const result of run.results) {
    const place = result.locations[0].physicalLocation, uri = place.artifactLocation.uri;
    const absolute = uri.startsWith('file://') ? decodeURIComponent(uri.slice(7)) : join(resolve(folder), decodeURIComponent(uri));
    verdict(`${uri} ${result.ruleId}`, outside(absolute, place.region));
  }
  return run;
}

for (const folder of folders) {
  judge(`${folder}, from inside`, ['.'], folder);
  judge(`${folder}, from above`, [folder], '.');
}

// Names that a URI has to write otherwise, absolute paths, files that are not there, nothing wrong at all.
const work = mkdtempSync(join(tmpdir(), 'overturn-sarif-'));
try {
  mkdirSync(join(work, 'a b'));
  writeFileSync(join(work, 'a b', 'größe #1%.json'), '{"ä": 01}');
  copyFileSync(join(folders[0], 'base.json'), join(work, 'good.json'));
  const uriOf = (run) => run?.results[0]?.locations[0].physicalLocation.artifactLocation.uri;
  const wanted = 'a%20b/gr%C3%B6%C3%9Fe%20%231%25.json';
  verdict('a relative path', uriOf(judge('odd name', ['a b'], work)) === wanted ? '' : 'its URI is wrong');
  verdict('an absolute path below', uriOf(judge('absolute', [join(work, 'a b')], work)) === wanted ? '' : 'its URI is not relative');
  verdict('an absolute path elsewhere', uriOf(judge('elsewhere', [join(work, 'a b')], '/')) === `${work.slice(1)}/${wanted}` ? '' : 'its URI is wrong');
  const clean = judge('clean', ['good.json'], work);
  verdict('clean', clean?.results.length === 0 && clean.invocations[0].executionSuccessful === true ? '' : 'it is not');
  const missing = JSON.parse(check('--sarif', ['good.json', 'gone.json', '*.jsn'], work).said);
  const invocation = missing.runs[0].invocations[0];
  verdict('missing: the schema', validate(missing) ? '' : JSON.stringify(validate.errors.slice(0, 4)));
  verdict('missing files are told', !invocation.executionSuccessful && invocation.toolExecutionNotifications.length === 2 ? '' : JSON.stringify(invocation));
} finally {
  rmSync(work, { recursive: true });
}

console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
