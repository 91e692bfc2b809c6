/** Whether it stays in the cluster when its file goes. */
export const isProtected = ({ object }) =>
  object.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled';

/** What a component's objects have in common. @returns {string | undefined} */
export const componentOf = ({ object }) => object.metadata.labels?.['app.kubernetes.io/name'];

/** Which of these are gone from the cluster. @returns {Promise<string[]>} their keys */
export async function goneOf(cluster, items) {
  const gone = [];
  for (const { key, object } of items) if (!(await cluster.get(object))) gone.push(key);
  return gone;
}

/** Which of these are still there. @returns {Promise<string[]>} their keys */
export async function leftOf(cluster, items) {
  const gone = new Set(await goneOf(cluster, items));
  return items.map(({ key }) => key).filter(key => !gone.has(key));
}
