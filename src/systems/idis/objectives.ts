import { ingressNginx, latency, type Objective, routed } from '../../entries/monitoring.js';

/** The route's name: the document declares no metrics of the program, so promises are measured where requests come in. */
export const apiRoute = 'idis-api';

const where = { ingress: apiRoute } as const;

/** What the API promises. Answers of a language model take seconds, so few requests may take longer than five. */
export const idisObjectives: readonly Objective[] = [
  routed('99.9%', { ingress: apiRoute }),
  latency('99%', { of: ingressNginx.duration, where, within: 5 }),
];

/** The route of the web client, and what it promises. */
export const uiRoute = 'idis-ui';
export const uiObjectives: readonly Objective[] = [routed('99.9%', { ingress: uiRoute })];
