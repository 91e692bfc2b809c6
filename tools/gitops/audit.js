import { readFileSync } from 'node:fs';

/**
 * What a program has really written, in the order of the answers, from the audit log of the API server.
 * @param {string} file the log
 * @param {string} agent a part of the User-Agent
 * @param {string} [since] a time of RFC 3339, in UTC
 * @returns {{ time: string, verb: string, namespace: string, key: string }[]} writes that succeeded; `key` as in fleet.js
 */
export function writesOf(file, agent, since = '') {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.endsWith('}'))
    .map(line => JSON.parse(line))
    .filter(({ userAgent = '', requestURI, responseStatus, requestReceivedTimestamp: time, objectRef }) => {
      const wrote =
        objectRef && !objectRef.subresource && responseStatus?.code < 300 && !/[?&]dryRun=All/.test(requestURI);
      return wrote && userAgent.includes(agent) && time.slice(0, -1) >= since.slice(0, -1);
    })
    .map(({ verb, objectRef, requestReceivedTimestamp: time }) => {
      const { apiGroup, resource, name = '' } = objectRef;
      // The log says that a Namespace is in itself.
      const namespace = resource === 'namespaces' ? '' : (objectRef.namespace ?? '');
      return { time, verb, namespace, key: `${apiGroup ? `${resource}.${apiGroup}` : resource} ${namespace}/${name}` };
    });
}
