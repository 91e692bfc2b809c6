#!/usr/bin/env node
/**
 * Renders public charts with the real helm through `chart(…)`: `npm run charts`. helm is built from its published Go module
 * once, and the charts come in Go modules. Each must render the same bytes twice, every object that helm renders must be
 * there, in an order in which definitions come first and hooks at their place; what a chart makes anew each time must be
 * refused by name. Exit 1: it is otherwise; 77: helm or a chart could not be had.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { App, Chart } from 'cdk8s';
import yaml from 'js-yaml';
import { moduleFolder } from './api-server/go.js';
import { exitWith } from './api-server/unavailable.js';
import { compared } from './charts/compared.js';
import { helmProgram } from './charts/helm-program.js';
import { library } from './charts/library.js';
import { publicCharts } from './charts/public-charts.js';

const { values: options } = parseArgs({
  options: {
    /** Seconds that building helm may take. */
    'build-within': { type: 'string', default: '7200' },
    /** Judges nothing: builds what is missing. */
    build: { type: 'boolean', default: false },
  },
});
const say = line => process.stdout.write(`${line}\n`);
const settings = { namespace: 'apps', kubernetes: '1.31' };

await exitWith(async () => {
  const programs = await helmProgram(Number(options['build-within']));
  if (options.build) return true;
  const cache = mkdtempSync(join(tmpdir(), 'plainsail-charts-'));
  Object.assign(process.env, { PATH: [programs, process.env.PATH].join(delimiter), XDG_CACHE_HOME: cache });
  try {
    const { chart, ProblemError } = await library();
    const judges = { chart, ProblemError, cache };
    const faults = [...publicCharts.flatMap(each => judge(each, judges)), ...planted(publicCharts[2], judges)];
    for (const fault of faults) say(`FAULT ${fault}`);
    return faults.length === 0;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
});

function judge({ name, module, path, values = {}, changing }, { chart, ProblemError, cache }) {
  const folder = join(moduleFolder(module), path);
  const made = (digest, given, from = { folder }) => {
    try {
      const scope = new Chart(new App(), 'apps', { namespace: settings.namespace, disableResourceNameHashes: true });
      return {
        objects: chart(scope, 'rel', { ...from, digest, values: given }).objects.map(each => each.toJson()),
        messages: [],
      };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { objects: [], messages: error.problems.map(({ message, hint }) => `${message} ${hint}`) };
    }
  };
  const digest = digestIn(made('?', values));
  const first = timed(() => made(digest, values));
  const again = timed(() => made(digest, values));
  const [, archive] =
    /: (.*)$/m.exec(spawnSync('helm', ['package', folder, '-d', cache], { encoding: 'utf8' }).stdout) ?? [];
  const packed = made(digestIn(made('?', values, { archive })), values, { archive });
  const faults = [
    ...(JSON.stringify(packed) === JSON.stringify(first.result)
      ? []
      : [`its archive is another chart: ${packed.messages}`]),
    ...first.result.messages,
    ...(JSON.stringify(first.result) === JSON.stringify(again.result) ? [] : ['what is kept is another chart']),
    ...(first.result.messages.length > 0 ? [] : compared(first.result.objects, byHelm(folder, values))),
    ...changing.flatMap(({ given, fields }) => {
      const { messages } = made(digest, given);
      const missing = fields.filter(field => !messages.some(each => each.includes(`renders ${field} anew`)));
      return missing.map(
        field => `${field} is another one each time and is not refused: ${messages.join('; ') || 'it is rendered'}`,
      );
    }),
  ];
  say(
    `${name}: ${first.result.objects.length} objects in ${first.took} ms, again in ${again.took} ms, ${changing.length} renderings that change refused`,
  );
  return faults.map(fault => `${name}: ${fault}`);
}

/** The digest that the error of a wrong one names. */
function digestIn({ messages }) {
  return /sha256:[0-9a-f]{64}/.exec(messages.join())?.[0] ?? '';
}

/** A chart that has the day and chance in it. */
function planted({ module, path }, judges) {
  const folder = join(judges.cache, 'planted');
  cpSync(join(moduleFolder(module), path), folder, { recursive: true });
  chmodSync(join(folder, 'templates'), 0o755);
  const data = '{ day: {{ now | date "2006-01-02" | quote }}, chance: {{ randAlphaNum 12 | quote }} }';
  writeFileSync(
    join(folder, 'templates', 'planted.yaml'),
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: planted }\ndata: ${data}\n`,
  );
  const made = digest => {
    try {
      judges.chart(new Chart(new App(), 'apps'), 'rel', { folder, digest });
      return [];
    } catch (error) {
      return error.problems.map(({ message, hint }) => `${message} ${hint}`);
    }
  };
  const found = made(digestIn({ messages: made('?') })).join('\n');
  return ['day', 'chance']
    .filter(field => !found.includes(`renders ConfigMap planted data.${field} anew`))
    .map(field => `planted: data.${field} is not refused: ${found}`);
}

function timed(work) {
  const started = Date.now();
  const result = work();
  return { result, took: Date.now() - started };
}

/** Helm's own rendering. */
function byHelm(folder, values) {
  const args = ['template', 'rel', folder, '--namespace', settings.namespace, '--kube-version', settings.kubernetes];
  const { stdout } = spawnSync('helm', [...args, '--include-crds', '--skip-tests', '--values', '-'], {
    input: JSON.stringify(values),
    encoding: 'utf8',
  });
  return yaml.loadAll(stdout).filter(Boolean);
}
