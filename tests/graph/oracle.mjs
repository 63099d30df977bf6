// Mermaid's parser on flowcharts that the program prints, beside what Graphviz read in the same map: as many nodes and as many ways in both.
//   node oracle.mjs MERMAID NAME...     MERMAID is the folder that holds node_modules; NAME.mmd and NAME.json (dot -Tjson0) are compared
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...names] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), 'package.json'));
const folder = join(resolve(modules), 'node_modules');
// Mermaid cleans labels for a browser; there is none here, and nothing is shown.
const purify = (await import(pathToFileURL(require.resolve('dompurify')))).default;
purify.addHook = () => {};
purify.sanitize = (text) => text;
const mermaid = (await import(pathToFileURL(join(folder, 'mermaid', 'dist', 'mermaid.core.mjs')))).default;

let passed = 0, failed = 0;
function verdict(name, problem) {
  if (!problem) { passed++; return; }
  failed++;
  console.log(`${name}: ${problem}`);
}

for (const name of names) {
  try {
    const text = readFileSync(`${name}.mmd`, 'utf8');
    await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const dot = JSON.parse(readFileSync(`${name}.json`, 'utf8'));
    const nodes = Object.keys(diagram.db.getVertices()).length, ways = diagram.db.getEdges().length;
    const dotNodes = dot.objects.filter((o) => !o.name.startsWith('cluster')).length, dotWays = (dot.edges || []).length;
    verdict(name, nodes === dotNodes && ways === dotWays ? '' : `Mermaid reads ${nodes} nodes and ${ways} ways, Graphviz ${dotNodes} and ${dotWays}`);
  } catch (error) {
    verdict(name, `Mermaid refuses it: ${error.message.slice(0, 200)}`);
  }
}
for (const text of ['flowchart TD\n a["open\n', 'flowchart TD\n a --> \n', 'flowchart TD\n a["a"b"]\n']) {
  let refused = false;
  try { await mermaid.parse(text); } catch { refused = true; }
  verdict(`a broken flowchart ${JSON.stringify(text)}`, refused ? '' : 'is accepted, so this parser proves nothing');
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed ? 1 : 0);
