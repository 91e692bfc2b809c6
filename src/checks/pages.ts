import type { Check, Profile } from './check.js';
import { checks } from './registry.js';

const runs: Readonly<Record<Profile, string>> = {
  default: 'always',
  strict: 'with `--profile strict`, or by name with `--only`',
  named: 'only by name, with `--only`',
};

/** The page of a check, as Markdown: what, why, an example, the fix, who else checks it. */
export function checkPage(check: Check): string {
  const { id, title, why, fix, severity, profile = 'default', tiers, docs, elsewhere = [], fails } = check;
  const others = elsewhere.length > 0 ? elsewhere.map(other => `- ${other}`).join('\n') : 'No other tool that we know.';
  return `# ${id}

${title}.

${why}

| | |
|---|---|
| severity | ${severity} |
| runs | ${runs[profile]}${tiers ? `, in ${tiers.join(' and ')}` : ''} |
| reference | <${docs}> |

## An example that fails

\`\`\`yaml
${shortened(fails.trim())}
\`\`\`

## The fix

${fix}

## Who else checks it

${others}
`;
}

/** The page that lists all of them. */
export function checksIndex(): string {
  const rows = checks.map(
    ({ id, title, severity, profile = 'default' }) =>
      `| [${id}](${id}.md) | ${title} | ${severity} | ${profile === 'default' ? '' : profile} |`,
  );
  return `# Checks

${checks.length} checks. Those without a profile always run; \`--profile strict\` adds the strict ones, and \`--only\` names any.
Accept a finding with the annotation \`waive.plainsail.dev/<check>: "<reason>; owner: <who>; until: <2030-01-31>"\` on its object.

| check | what holds | severity | profile |
|---|---|---|---|
${rows.join('\n')}
`;
}

/** Every generated page by its path below the repository. */
export const checkPages = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/checks/README.md', checksIndex()],
    ...checks.map(check => [`docs/checks/${check.id}.md`, checkPage(check)] as const),
  ]);

/** An example of a size limit is no reading. */
const shortened = (yaml: string): string =>
  yaml.replace(/(.)\1{99,}/g, (run, letter) => `${letter.repeat(10)}… ${run.length} times`);
