import { hostilePlaces } from './hostile-places.js';
import { hostileTexts } from './hostile-texts.js';
import { sources } from './sources.js';

const { readManifests, checkGraph, formatProblem, sortProblems } = await sources(
  'src/read/manifests.ts',
  'src/checks/registry.ts',
  'src/problem.ts',
);

/** What `check` prints of a text. */
function printed(text) {
  const { graph, problems } = readManifests([{ file: 'hostile.yaml', text }]);
  const found = [...problems, ...checkGraph(graph, { kubernetes: '1.35' }, { profile: 'strict' }).problems];
  return sortProblems(found).map(formatProblem).join('\n');
}

process.once('message', async cases => {
  printed('a: b');
  for (const [place, index] of cases) await new Promise(resolve => process.send(resultOf(place, index), resolve));
  process.disconnect();
});

function resultOf(place, index) {
  const { unit, text } = hostileTexts[index];
  const manifest = hostilePlaces[place](text);
  const before = process.cpuUsage();
  const result = { place, unit, index };
  try {
    const report = printed(manifest);
    Object.assign(result, { output: report.length, fails: /the check itself fails.*/.exec(report)?.[0] });
  } catch (error) {
    result.fails = error.stack.split('\n').slice(0, 6).join('\n');
  }
  const { user, system } = process.cpuUsage(before);
  return { ...result, took: (user + system) / 1000 };
}
