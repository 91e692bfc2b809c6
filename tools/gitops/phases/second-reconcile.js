/** Where nothing has changed, nothing is written. @type {import('../judge.js').Phase} */
export async function secondReconcile(run) {
  return run.writes(await run.reconcile()).map(({ verb, key }) => `${verb} of ${key}`);
}
