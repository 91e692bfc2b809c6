import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { cached } from './cache.js';
import { moduleFolder } from './go.js';

/** Those whose kinds `dist` and the cases of the judges have. */
const installed = [
  ...['cert-manager', 'CloudNativePG', 'External Secrets Operator', 'Gateway API (standard channel)', 'KEDA'],
  ...['plugin-barman-cloud', 'Prometheus Operator', 'Velero', 'Vertical Pod Autoscaler'],
];

/** Modules by the versions that the schema tables are made from: check and the server have the same definitions. */
function modulesOfTables() {
  const operators = JSON.parse(readFileSync(new URL('../import/operators.json', import.meta.url), 'utf8'));
  const chosen = operators.filter(({ name }) => installed.includes(name));
  return chosen.flatMap(({ module, version, paths }) => paths.map(path => [`${module}@${version}`, path]));
}

/**
 * The CustomResourceDefinitions that operators publish in their Go modules, from the cache where they have been read once.
 * @param {Record<string, string>} [modules] module and version, to a folder or file in it; by default all operators of `dist`
 * @returns {Promise<object[]>}
 */
export async function operatorCrds(modules = Object.fromEntries(modulesOfTables())) {
  const all = await Promise.all(Object.entries(modules).map(([module, place]) => crdsOf(module, place)));
  return all.flat();
}

async function crdsOf(module, place) {
  const read = async folder => {
    const crds = documents(join(moduleFolder(module), place)).filter(({ kind }) => kind === 'CustomResourceDefinition');
    if (crds.length === 0) throw new Error(`${module} has no CustomResourceDefinition in ${place}`);
    writeFileSync(join(folder, 'crds.json'), JSON.stringify(crds));
  };
  const folder = await cached(`crds/${module}`, read, { lock: 'crds' });
  return JSON.parse(readFileSync(join(folder, 'crds.json'), 'utf8'));
}

function documents(place) {
  const files = statSync(place).isFile() ? [place] : readdirSync(place).map(name => join(place, name));
  return files
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .flatMap(file => parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS()))
    .filter(object => object);
}
