import { availability, ingressNginx, matching, type Objective } from '../../index.js';

/** What IDEA promises, measured where requests come in. The document names no number: this is that of the other systems. */
export const ideaObjectives: readonly Objective[] = [
  availability('99.9%', {
    of: ingressNginx.requests,
    where: { ingress: 'codex-server' },
    errors: { status: matching('5..') },
  }),
];
