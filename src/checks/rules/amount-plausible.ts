import { at } from '../../graph/fields.js';
import { containers } from '../../graph/workload.js';
import { quantity } from '../../manifest/quantity.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const amountPlausible: Check = {
  id: 'amount-plausible',
  title: 'Amounts of memory and cores have the unit that was meant',
  why: 'For memory, "m" is a thousandth of a byte, and a number alone is bytes: the container cannot start. For cores, a number alone is whole cores, and 100 of them no usual node has.',
  fix: 'Write memory as `400Mi` and parts of a core as `100m`.',
  category: 'resources',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
  fails: `
apiVersion: v1
kind: Pod
metadata: { name: api }
spec: { containers: [{ name: api, image: 'api:1', resources: { limits: { memory: 512m } } }] }
`,
  *check(graph) {
    for (const { object, path, fields } of containers(graph)) {
      const resources = at(fields, 'resources');
      for (const field of ['requests', 'limits'] as const) {
        const { memory, cpu } = at(resources, field);
        const [bytes, cores] = [quantity(memory), quantity(cpu)];
        // Less than a program needs to be started at all.
        if (bytes !== undefined && bytes > 0 && bytes < mebibyte) {
          const found = field === 'limits' ? finding : risk;
          const message = `${memory} is ${bytes} bytes${field === 'limits' ? ': no container starts with less than 1Mi' : ''}`;
          yield found(object, `${path}.resources.${field}.memory`, message);
        }
        if (cores === undefined) continue;
        const isRound = cores >= 100 && cores % 50 === 0;
        const isStarved = cores >= 10 && bytes !== undefined && bytes >= mebibyte && bytes < cores * leastPerCore;
        if (isRound || isStarved) {
          const beside = isRound ? '' : ` beside ${memory} of memory`;
          const message = `${cpu} is ${cores} whole cores${beside}; ${cores}m is a part of one`;
          yield risk(object, `${path}.resources.${field}.cpu`, message);
        }
      }
    }
  },
};

const mebibyte = 1024 ** 2;
/** No program that keeps ten cores busy has less memory for each. */
const leastPerCore = 16 * mebibyte;
