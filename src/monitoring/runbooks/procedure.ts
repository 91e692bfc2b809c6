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
    'When that takes too long: [Rollback](Rollback.md).',
  ].join('\n');
