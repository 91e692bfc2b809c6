import { itemsOf } from '../fleet.js';

/**
 * A Job that is over and gone, as its time to live ends it, stops nothing: Argo CD leaves a hook gone, Flux makes it anew, and
 * writes nothing else. @type {import('../judge.js').Phase}
 */
export async function finishedHooks(run, { controller, cluster }) {
  const jobs = itemsOf(await run.fleet()).filter(({ object: { kind } }) => kind === 'Job');
  const since = new Date().toISOString();
  for (const { object } of jobs)
    await cluster.request('DELETE', await cluster.path(object), { propagationPolicy: 'Background' });
  await run.reconcile();
  await run.until(() => run.unready(), 120);
  const keys = jobs.map(({ key }) => key);
  const written = new Set(run.writes(since).map(({ key }) => key));
  const expected = new Set(controller.hasStages ? keys : []);
  return [
    ...[...written].filter(key => !expected.has(key)).map(key => `${key} was written`),
    ...[...expected].filter(key => !written.has(key)).map(key => `${key} was not made anew`),
  ];
}
