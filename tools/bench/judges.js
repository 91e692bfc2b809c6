import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtProgram } from '../api-server/built.js';
import { Unavailable } from '../api-server/unavailable.js';

const programs = {
  kubeconform: { module: 'github.com/yannh/kubeconform/cmd/kubeconform', version: 'v0.7.0' },
  'kube-score': { module: 'github.com/zegl/kube-score/cmd/kube-score', version: 'v1.20.0' },
};

/** The path of another project's program, which is built once. @throws Unavailable without Go */
export async function judge(name) {
  const { module, version } = programs[name];
  const make = async folder => {
    const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
    try {
      execFileSync('nice', ['go', 'install', `${module}@${version}`], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    } catch (error) {
      throw new Unavailable(
        `${name} cannot be built: ${String(error.stderr || error.message)
          .trim()
          .split('\n')
          .at(-1)}`,
      );
    }
  };
  return join(await builtProgram({ name, version, expected: 120, lock: 'bench' }, make), name);
}

const numbers = { int32: 'integer', int64: 'integer', port: 'integer', number: 'number' };
const ofText = ['int-or-string', 'int-or-percent', 'port-or-name', 'quantity'];

/** Writes the JSON Schemas by which kubeconform reads these kinds, `group/version Kind`, made from the tables of this package. */
export function writeSchemas(root, kinds, folder) {
  mkdirSync(folder, { recursive: true });
  const files = new Map();
  const tables = name => {
    if (!files.has(name))
      files.set(name, JSON.parse(readFileSync(join(root, 'imports', 'schemas', `${name}.json`), 'utf8')));
    return files.get(name);
  };
  for (const each of kinds) {
    const [version, kind] = each.split(' ');
    const schema = schemaOf(tables(version)[kind], version);
    const given = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };
    const text = JSON.stringify({ ...schema, properties: { ...schema.properties, ...given } });
    const suffix = version.replace('.k8s.io', '').replace('/', '-');
    writeFileSync(join(folder, `${kind.toLowerCase()}-${suffix}.json`), text);
  }

  function schemaOf(node, version) {
    if (typeof node === 'string') return node.includes('#') ? referred(node, version) : scalar(node);
    if (Array.isArray(node)) return { type: 'array', items: schemaOf(node[0], version) };
    if (node.enum) return { type: 'string', enum: node.enum };
    if (node.is) return schemaOf(node.is, version);
    if (node.map) return { type: 'object', additionalProperties: schemaOf(node.map, version) };
    if (!node.fields) return {};
    const names = Object.keys(node.fields);
    const required = names.filter(name => name.endsWith('!')).map(name => name.slice(0, -1));
    return {
      type: 'object',
      additionalProperties: false,
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(names.map(name => [name.replace('!', ''), schemaOf(node.fields[name], version)])),
    };
  }

  function referred(node, version) {
    const [file, name] = node.split('#');
    const place = file || version;
    return schemaOf(tables(place)[name], place);
  }
}

function scalar(name) {
  if (name === 'any') return {};
  if (name === 'boolean') return { type: 'boolean' };
  if (ofText.includes(name)) return { type: ['string', 'integer'] };
  return { type: numbers[name] ?? 'string' };
}
