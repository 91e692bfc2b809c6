import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { domainPathFault } from '../../manifest/names.js';
import { cidrRefusals } from './policy.js';
import type { Rules } from './refusal.js';
import { misnamed, outside, required } from './values.js';

/** What the API server refuses in ranges of addresses for Services. */
export const serviceRanges: Rules = function* ({ manifest }, server) {
  const ranges = listOf(at(manifest, 'spec')['cidrs']);
  if (ranges.length === 0) yield ['spec.cidrs', 'is missing or empty; at least one range is required'];
  if (ranges.length > 2) yield ['spec.cidrs', `has ${ranges.length} ranges; at most 2 are allowed`];
  for (const [i, range] of ranges.entries()) yield* cidrRefusals(`spec.cidrs[${i}]`, textOf(range) ?? '', server);
  const [one, other] = ranges.map(range => `${range}`.includes(':'));
  if (ranges.length === 2 && one === other)
    yield ['spec.cidrs', 'has two ranges of one family; allowed is one of each'];
};

/** What the API server refuses in a request for a certificate. */
export const certificateRequest: Rules = function* ({ manifest }) {
  const { signerName, expirationSeconds, usages } = at(manifest, 'spec');
  yield* required('spec.signerName', signerName, 'name the signer, such as "example.com/signer"');
  yield* misnamed('spec.signerName', signerName, domainPathFault, 'the name of a signer');
  if (signerName === 'kubernetes.io/legacy-unknown') yield ['spec.signerName', `"${signerName}" is for older versions`];
  yield* outside('spec.expirationSeconds', expirationSeconds, 600);
  const list = listOf(usages);
  if (list.length === 0) yield ['spec.usages', 'is missing or empty; at least one usage is required'];
  if (new Set(list).size < list.length) yield ['spec.usages', 'has a usage twice'];
  for (const [i, usage] of list.entries()) yield* required(`spec.usages[${i}]`, usage, 'name a usage');
  const text = Buffer.from(`${fieldsOf(at(manifest, 'spec'))['request'] ?? ''}`, 'base64').toString();
  if (!text.includes('-----BEGIN CERTIFICATE REQUEST-----'))
    yield ['spec.request', 'is not a request for a certificate in PEM'];
};
