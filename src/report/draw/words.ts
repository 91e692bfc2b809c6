import type { ReportNode } from '../model/report.js';
import { visible } from './label.js';
import type { SceneNode } from './scene.js';

/** The two lines in a node. */
export function nodeWords({ node, group }: SceneNode): { readonly title: string; readonly about: string } {
  if (group) return { title: visible(group.name), about: `${group.size} component${group.size === 1 ? '' : 's'}` };
  return node ? { title: visible(node.label), about: visible(aboutOf(node)) } : { title: '', about: '' };
}

const kinds: Readonly<Record<ReportNode['kind'], string>> = {
  component: '',
  job: '',
  store: 'store',
  outside: 'outside',
  platform: 'platform',
  'way-in': 'entry point',
};

/** `Deployment · 3–20`, `outside · 15 ranges` */
function aboutOf({ kind, about, replicas, ranges, namespace }: ReportNode): string {
  const count = replicas && (replicas.min === replicas.max ? `×${replicas.min}` : `×${replicas.min}–${replicas.max}`);
  const where = kind === 'platform' && namespace !== undefined ? namespace : undefined;
  const many = ranges.length > 1 ? `${ranges.length} address ranges` : undefined;
  const own = kind === 'component' || kind === 'job' || kind === 'store' ? about : undefined;
  return [kinds[kind], own, count, many, where].filter(Boolean).join(' · ');
}
