/** How to go back, where the manifests in git are what runs. */
export const rollback = (environment: string, system: string) =>
  [
    'If the alert began with a change, take the change back in git: what is undone by hand is done again at the next sync.',
    '',
    '```bash',
    `git log --oneline -- dist/${environment}/${system}`,
    'git revert --no-edit <commit> && git push',
    '```',
    '',
    'When that takes too long, suspend the sync first, undo by hand, and revert in git before the sync is resumed.',
  ].join('\n');

export const escalation = [
  '| level | who | when |',
  '|---|---|---|',
  '| L1 | on-call engineer: acknowledges within 5 minutes, judges the impact within 10, decides within 20 | at once |',
  '| L2 | team lead: approves emergency changes, brings in other teams | unresolved after 30 minutes |',
  '| L3 | engineering manager: speaks to the outside and to vendors | a critical outage of more than an hour |',
  '',
  'Say it in the incident channel when it begins and when it is over: what is wrong, since when, who is affected, who works on it.',
].join('\n');
