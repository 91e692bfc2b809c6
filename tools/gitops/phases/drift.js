import { differences } from '../../api-server/differences.js';
import { hooksBeside, itemsOf } from '../fleet.js';

/** A change by hand is put back, and nothing else is written. @type {import('../judge.js').Phase} */
export async function drift(run, { cluster }) {
  const fleet = await run.fleet();
  const item = itemsOf(fleet).find(({ object: { kind } }) => kind === 'Deployment');
  const { object, key } = item;
  const [{ name }] = object.spec.template.spec.containers;
  const spec = { template: { spec: { containers: [{ name, image: 'example.com/by-hand:1' }] } } };
  const path = await cluster.path(object);
  const since = new Date().toISOString();
  await cluster.request('PATCH', `${path}?fieldManager=by-hand`, { spec }, 'application/strategic-merge-patch+json');
  await run.reconcile();
  const different = async () => differences(object.spec, (await cluster.get(object)).spec);
  await run.until(different, 60).catch(() => {});
  const written = new Set(run.writes(since).map(({ key }) => key));
  const allowed = new Set([item, ...hooksBeside(fleet, [item])].map(({ key }) => key));
  return [
    ...(await different()).map(line => `${key}: ${line}`),
    ...(written.has(key) ? [] : [`${key}: the audit log shows no write`]),
    ...[...written].filter(other => !allowed.has(other)).map(other => `${other} was written, and is the same`),
  ];
}
