/**
 * The schemas of the server's own OpenAPI documents.
 * @param {import('../api-server/cluster.js').Cluster} cluster
 * @param {readonly object[]} objects
 * @returns {Promise<(object: any) => { schemas: Record<string, any>, schema: any }>} finds the document of an object's kind
 */
export async function openApi(cluster, objects) {
  const documents = new Map();
  for (const { apiVersion } of objects) {
    if (documents.has(apiVersion)) continue;
    const path = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
    const { body } = await cluster.request('GET', `/openapi/v3/${path}`);
    documents.set(apiVersion, body.components?.schemas ?? {});
  }
  return ({ apiVersion, kind }) => {
    const schemas = documents.get(apiVersion);
    const [version, group = ''] = apiVersion.split('/').reverse();
    const isOfKind = of => of.group === group && of.version === version && of.kind === kind;
    const schema = Object.values(schemas).find(each => each['x-kubernetes-group-version-kind']?.some(isOfKind));
    return { schemas, schema };
  };
}
