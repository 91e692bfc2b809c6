export const argo = 'argoproj.io/v1alpha1';
/** Milliseconds for what must not follow. */
export const quiet = 20_000;

/** @param {import('./start.js').Member} home */
export const applications = ({ cluster }) => cluster.list(argo, 'Application');

/** What Argo CD has written in clusters, with the name of each. */
export const writesIn = (members, since) =>
  members.flatMap(({ name, writes }) => writes(since).map(write => ({ ...write, member: name })));
