import { readFileSync } from 'node:fs';

/**
 * What a program has really written, in the order of the answers, from the audit log of the API server.
 * @param {string} file the log
 * @param {string} agent a part of the User-Agent
 * @param {string} [since] a time of RFC 3339 with microseconds
 * @returns {{ time: string, verb: string, resource: string, namespace: string, name: string }[]} writes that succeeded
 */
export function writesOf(file, agent, since = '') {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.endsWith('}'))
    .map(line => JSON.parse(line))
    .filter(({ userAgent = '', requestURI, responseStatus, requestReceivedTimestamp: time, objectRef }) => {
      const wrote =
        objectRef && !objectRef.subresource && responseStatus?.code < 300 && !/[?&]dryRun=All/.test(requestURI);
      return wrote && userAgent.includes(agent) && time > since;
    })
    .map(({ verb, objectRef: { apiGroup, resource, namespace = '', name = '' }, requestReceivedTimestamp: time }) => ({
      ...{ time, verb, namespace, name },
      resource: apiGroup ? `${resource}.${apiGroup}` : resource,
    }));
}
