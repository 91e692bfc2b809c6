import { availability, ingressNginx, latency, matching, type Objective } from '../../index.js';

/** The route's name: the document declares no metrics of the program, so promises are measured where requests come in. */
export const apiRoute = 'idis-api';

const where = { ingress: apiRoute } as const;

/** What the API promises. Answers of a language model take seconds, so few requests may take longer than five. */
export const idisObjectives: readonly Objective[] = [
  availability('99.9%', { of: ingressNginx.requests, where, errors: { status: matching('5..') } }),
  latency('99%', { of: ingressNginx.duration, where, within: 5 }),
];
