import { categories } from './category.js';
import type { Check, Profile } from './check.js';
import { kindsTable } from './kinds-table.js';
import { checks } from './registry.js';

const runs: Readonly<Record<Profile, string>> = {
  default: 'always',
  strict: 'with `--profile strict`, or by name with `--only`',
  named: 'only by name, with `--only`',
};

/** The page of a check, as Markdown: what, why, an example, the fix, who else checks it. */
export function checkPage(check: Check): string {
  const {
    id,
    formerly,
    title,
    why,
    fix,
    category,
    severity,
    profile = 'default',
    tiers,
    controls,
    docs,
    elsewhere = [],
    fails,
  } = check;
  const others = elsewhere.length > 0 ? elsewhere.map(other => `- ${other}`).join('\n') : 'No other tool that we know.';
  return `# ${id}

${title}.

${why}

| | |
|---|---|
| category | ${category} |${formerly ? `\n| formerly | ${formerly.map(each => `\`${each}\``).join(', ')} |` : ''}
| severity | ${severity} |
| runs | ${runs[profile]}${tiers ? `, in ${tiers.join(' and ')}` : ''} |
| reference | <${docs}> |${controls ? `\n| controls | ${controls.join(', ')} |` : ''}

${optionsOf(check)}## An example that fails

\`\`\`yaml
${shortened(fails.trim())}
\`\`\`

## The fix

${fix}

## Who else checks it

${others}
`;
}

function optionsOf({ id, options }: Check): string {
  if (!options) return '';
  const rows = Object.entries(options).map(([name, option]) =>
    'example' in option
      ? `| \`${name}\` | ${option.about} | texts, separated by commas | ${option.default.join(',') || 'none'} |`
      : `| \`${name}\` | ${option.about} | a whole number from ${option.minimum} | ${option.default} |`,
  );
  const example = Object.entries(options)
    .map(([name, option]) => `--set ${id}.${name}=${'example' in option ? option.example : option.default}`)
    .join(' ');
  return `## Options

| option | is | allowed | default |
|---|---|---|---|
${rows.join('\n')}

Set with \`plainsail check ${example}\`, or in the property \`options\` of the cdk8s plugin.

`;
}

/** The page that lists all of them. */
export function checksIndex(): string {
  const sections = Object.entries(categories).map(
    ([category, title]) => `## ${title}

Category \`${category}\`.

| check | what holds | severity | profile | controls |
|---|---|---|---|---|
${checks
  .filter(check => check.category === category)
  .map(rowOf)
  .join('\n')}
`,
  );
  return `# Checks

${checks.length} checks. Those without a profile always run; \`--profile strict\` adds the strict ones, and \`--only\` names any.
Accept a finding with the annotation \`waive.plainsail.dev/<check>: "<reason>; owner: <who>; until: <2030-01-31>"\` on its object.

${sections.join('\n')}`;
}

const rowOf = ({ id, title, severity, profile = 'default', controls = [] }: Check): string =>
  `| [${id}](${id}.md) | ${title} | ${severity} | ${profile === 'default' ? '' : profile} | ${controls.join(', ')} |`;

/** Every file that is made from the checks, by its path below the repository: the pages, and the table of kinds. */
export const checkPages = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/checks/README.md', checksIndex()],
    ['src/intent/check-kinds.ts', kindsTable(checks)],
    ...checks.map(check => [`docs/checks/${check.id}.md`, checkPage(check)] as const),
  ]);

/** An example of a size limit is not a reading. */
const shortened = (yaml: string): string =>
  yaml.replace(/(.)\1{99,}/g, (run, letter) => `${letter.repeat(10)}… ${run.length} times`);
