// Validates files with ajv, as fast as it goes, and prints what that took of the processor.
//   node validate.mjs MODULES SCHEMA FILE...
// The schema is compiled and every file is validated once before anything is counted. Counted, user and system time together: reading each file, JSON.parse
// and the validation, which stops at its first error. Not counted: the start of node, compiling the schema.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const [modules, schema, ...files] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const Ajv = require('ajv/dist/2020').default;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, 'utf8')));

function run() {
  let accepted = 0;
  for (const file of files) accepted += validate(JSON.parse(readFileSync(file, 'utf8'))) ? 1 : 0;
  return accepted;
}

run();
const before = process.cpuUsage();
const accepted = run();
const spent = process.cpuUsage(before);
console.log(`${accepted} ${((spent.user + spent.system) / 1e3).toFixed(1)}`);
