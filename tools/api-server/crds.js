import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { cached } from './cache.js';
import { moduleFolder } from './go.js';

/** Where each operator's module has its CRDs: a folder, or a file. */
const operators = {
  'github.com/cert-manager/cert-manager@v1.21.2': 'deploy/crds',
  'github.com/cloudnative-pg/cloudnative-pg@v1.27.0': 'config/crd/bases',
  'github.com/cloudnative-pg/plugin-barman-cloud@v0.15.0': 'config/crd/bases',
  'github.com/external-secrets/external-secrets@v1.3.2': 'deploy/crds/bundle.yaml',
  'github.com/kedacore/keda/v2@v2.21.0': 'config/crd/bases',
  'github.com/prometheus-operator/prometheus-operator@v0.85.0': 'example/prometheus-operator-crd',
  'github.com/vmware-tanzu/velero@v1.18.3': 'config/crd/v1/bases',
  'k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1': 'deploy/vpa-v1-crd-gen.yaml',
  'sigs.k8s.io/gateway-api@v1.4.0': 'config/crd/standard',
};

/**
 * The CustomResourceDefinitions that operators publish in their Go modules, from the cache where they have been read once.
 * @param {Record<string, string>} [modules] module and version, to a folder or file in it; by default all operators of `dist`
 * @returns {Promise<object[]>}
 */
export async function operatorCrds(modules = operators) {
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
