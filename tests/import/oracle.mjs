// Holds what this program cuts from a remittance against node-x12: every transaction, segment and element.
//   node oracle.mjs MODULES ASK FILE...
import { createRequire } from 'node:module'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const [modules, ask, ...files] = process.argv.slice(2)
const { X12Parser } = createRequire(path.resolve(modules, 'package.json'))('node-x12')

// It reads one interchange at a time; where one ends is all that is told to it.
const interchanges = text => {
  const parts = []
  for (let rest = text.trimStart(); rest;) {
    const end = rest.slice(105, 106), from = rest.search(/(?<=.)IEA.[0-9]+.[0-9]{9}/s)
    const to = rest.indexOf(end, from) + 1
    parts.push(rest.slice(0, to))
    rest = rest.slice(to).trimStart()
  }
  return parts
}

// Elements that are empty at a segment's end say nothing.
const trimmed = list => { while (list.length && !list.at(-1)) list.pop(); return list }
const theirs = text => interchanges(text).flatMap(part => {
  const read = new X12Parser(false).parse(part)
  return (read.interchanges ?? [read]).flatMap(i => i.functionalGroups).flatMap(g => g.transactions)
    .map(t => t.segments.map(s => trimmed([s.tag, ...s.elements.map(e => e.value)])))
})
const ours = file => execFileSync(ask, [file], { encoding: 'utf8' }).trim().split('\n').map(line => JSON.parse(line).map(trimmed))

let passed = 0, failed = 0
for (const file of files) {
  const a = ours(file), b = theirs(fs.readFileSync(file, 'utf8'))
  const same = a.length > 0 && JSON.stringify(a) === JSON.stringify(b)
  if (same) passed++
  else {
    failed++
    console.log(`${file}: ${a.length} transactions here, ${b.length} there`)
    for (let t = 0; t < Math.max(a.length, b.length); t++)
      for (let s = 0; s < Math.max(a[t]?.length ?? 0, b[t]?.length ?? 0); s++)
        if (JSON.stringify(a[t]?.[s]) !== JSON.stringify(b[t]?.[s])) { console.log(`  ${t}/${s}: ${a[t]?.[s]} | ${b[t]?.[s]}`); break }
  }
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`)
process.exit(failed ? 1 : 0)
