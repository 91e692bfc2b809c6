import { type Objective, routed } from '../../entries/monitoring.js';

/** What IDEA promises, measured where requests come in. The document names no number: this is that of the other systems. */
export const ideaObjectives: readonly Objective[] = [routed('99.9%', { ingress: 'codex-server' })];
