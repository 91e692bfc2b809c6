import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

export interface RenderedObject {
  readonly file: string;
  readonly object: { readonly apiVersion: string; readonly kind: string };
}

/** The API objects of a rendered tree, sorted by file; `templates/` holds what nobody applies. */
export function* renderedObjects(folder: string): Iterable<RenderedObject> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.ya?ml$/.test(file) && !/(^|\/)kustomization\.ya?ml$/.test(file))
    .filter(file => !file.split('/').slice(0, -1).includes('templates'))
    .sort();
  for (const file of files) {
    for (const document of parseAllDocuments(readFileSync(`${folder}/${file}`, 'utf8'))) {
      if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]?.message}`);
      const object: unknown = document.toJS();
      if (object !== null) yield { file, object: asObject(file, object) };
    }
  }
}

function asObject(file: string, value: unknown): RenderedObject['object'] {
  if (typeof value === 'object' && value !== null && 'apiVersion' in value && 'kind' in value) {
    const { apiVersion, kind } = value;
    if (typeof apiVersion === 'string' && typeof kind === 'string') return { ...value, apiVersion, kind };
  }
  throw new Error(`${file}: not a Kubernetes object`);
}
