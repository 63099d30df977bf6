// Asks ajv (JSON Schema, draft 2020-12) what it makes of the schema that the program prints, and of files by it.
//   node oracle.mjs AJV SCHEMA SHIFT_SCHEMA COURSE_SCHEMA STRUCTURAL BAD_FOLDER GOOD...
// A file whose kind is "shift" or "course" is held against the schema of those.
// AJV is the folder that holds node_modules; STRUCTURAL lists the broken files whose fault is one of structure. Those it must refuse; every other
// file that is JSON at all it must accept: what is wrong there is a matter of names, sums and sense, which no schema can tell.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

const [modules, schemaFile, shiftFile, courseFile, structuralFile, badFolder, ...good] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const Ajv = require('ajv/dist/2020').default;

let passed = 0, failed = 0;
function verdict(name, problem) {
  if (!problem) { passed++; return; }
  failed++;
  console.log(`${name}: ${problem}`);
}

function parse(file) {
  try { return JSON.parse(readFileSync(file, 'utf8')); } catch { return undefined; }
}

function faults(check) {
  return check.errors.slice(0, 4).map((e) => `\n    ${e.instancePath || '/'} ${e.message} (${e.schemaPath})`).join('');
}

function compile(file) {
  return new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(parse(file));
}

let checkScenario, checkShift, checkCourse;
try {
  checkScenario = compile(schemaFile);
  checkShift = compile(shiftFile);
  checkCourse = compile(courseFile);
  verdict('compile', '');
} catch (error) {
  verdict('the schema does not compile in strict mode', error.message);
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exit(1);
}

function checkOf(value) {
  return value?.kind === 'shift' ? checkShift : value?.kind === 'course' ? checkCourse : checkScenario;
}

for (const file of good) {
  const value = parse(file);
  const check = checkOf(value);
  verdict(file, value === undefined ? 'is no JSON' : check(value) ? '' : `refused, and it is a good scenario:${faults(check)}`);
}

const structural = new Set(readFileSync(structuralFile, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')));
const bad = readdirSync(badFolder).filter((name) => name.endsWith('.json')).sort();
for (const name of bad) {
  const value = parse(join(badFolder, name));
  const listed = structural.delete(name);
  if (value === undefined) {
    verdict(name, listed ? 'is listed, and is no JSON at all' : '');
    continue;
  }
  const check = checkOf(value);
  const accepted = check(value);
  if (listed) verdict(name, accepted ? 'accepted, and its fault is one of structure' : '');
  else verdict(name, accepted ? '' : `refused, and not listed in ${basename(structuralFile)}:${faults(check)}`);
}
for (const name of structural) verdict(name, 'is listed, and is not there');

console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
