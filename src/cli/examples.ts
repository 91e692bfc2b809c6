/** What is typed after `plainsail`, and what it is for. */
type Example = readonly [typed: string, purpose: string];

/** By command. */
const examples: Readonly<Record<string, readonly Example[]>> = {
  synth: [
    ['synth', 'render everything into dist'],
    ['synth --check', 'in CI: is dist what the sources render?'],
    ['synth --environment staging --system shop', 'only dist/staging/shop'],
    ['synth --environment group:eu', 'a group; eu-* is a pattern'],
    ['synth --code-owners .github/CODEOWNERS', 'and who reviews what of it'],
    ['synth --check --at v1.4.0', 'did this release render what it has committed?'],
    ['synth --shard 3/8', 'on the third of eight machines'],
    ['synth --watch', 'while editing'],
  ],
  check: [
    ['check', 'the declared systems'],
    ['check --from dist', 'and what a rollout would lose or be refused'],
    ['check rendered/ --new-since origin/main --format github', 'in a pull request: what it adds'],
    ['check --profile strict rendered/', 'manifests of any tool, with opinions'],
    ['check --format sarif > plainsail.sarif', 'for code scanning'],
    ['check -', 'manifests on standard input: helm template . | plainsail check -'],
  ],
  diff: [
    ['diff --from origin/main manifests/', 'what this branch does, on manifests of any tool'],
    ['diff --from old/ --to new/', 'two folders'],
    ['diff', 'what the declared systems do to clusters that have the committed dist'],
    ['diff --from origin/main --format markdown --fail-on refused,lost', 'one comment for a pull request'],
  ],
  explain: [
    ['explain', 'everything that has a name'],
    ['explain service-selects-pods', 'a check, by its id'],
    ['explain image-version', 'why a declaration is refused'],
    ['explain TargetDown', 'an alert, by its name'],
    ['explain postgres', 'an image: its version in each environment, and where that comes from'],
  ],
  connections: [
    ['connections --environment production', 'all of them'],
    ['connections -e production --target shop/postgres', 'who reaches the database?'],
    ['connections --system shop', 'what one system calls, and what calls it'],
    ['connections -e production --exposed', 'what is open to the world?'],
    ['connections rendered/ --format json', 'of manifests of any tool'],
  ],
  'test-alerts': [
    ['test-alerts', 'write and run all tests'],
    ['test-alerts --environment production --out tests', 'keep them for a Prometheus of your own'],
  ],
  approve: [
    ['approve shop production', 'look: what waits, and is it approved?'],
    ['approve shop production --key jane.pem --approver jane', 'look, and sign'],
  ],
  init: [
    ['init', 'in an empty folder, a project, or a package of a monorepo'],
    ['init --system ledger --ci gitlab --yes', 'without questions'],
  ],
  import: [
    ['import cert-manager.crds.yaml', 'classes and types for every kind and version in it'],
    ['import charts/redis-operator', 'of a chart'],
  ],
  upgrade: [
    ['upgrade', 'to the newest defaults, after an update of plainsail'],
    ['upgrade 2026-12 --format markdown', 'to those of a date, with the consequences as a comment'],
    ['upgrade --check', 'is there a prop to rename, or a newer date?'],
  ],
  order: [
    ['order --environment production', 'what is delivered after what'],
    ['order -e production --explain Deployment/api Job/migrate', 'why does one wait for the other?'],
    ['order --system shop --format json', 'one system, for machines'],
  ],
  promote: [
    ['promote', 'where is each version?'],
    ['promote staging production --check', 'look, and write nothing'],
    ['promote staging production --system shop', 'the images of one system'],
    ['promote --rollback production', 'the set before'],
    ['promote --bill production > bill.json', 'its images, for a scanner'],
  ],
  report: [
    ['report', 'the declared systems, as report.html'],
    ['report --from origin/main -o change.html', 'in a pull request: with what it does'],
    ['report rendered/ --environment production', 'manifests of any tool'],
    ['report -e production --system shop --svg topology -o shop.svg', 'a picture for a README'],
  ],
  cost: [
    ['cost', 'everything, at minimum, typical and maximum replicas'],
    ['cost --environment production --system shop', 'one system'],
  ],
};

/** The examples below the help of a command; the empty text when it has none. */
export function examplesOf(command: string): string {
  const rows = (examples[command] ?? []).map(([typed, purpose]) => [`plainsail ${typed}`, purpose] as const);
  const width = Math.max(0, ...rows.map(([typed]) => typed.length));
  return rows.length === 0
    ? ''
    : ['\nExamples:', ...rows.map(([typed, purpose]) => `  ${typed.padEnd(width)}  ${purpose}`)].join('\n');
}

/** Below the help of the whole. */
export const exitCodes = `
Exit codes:
  0  clean; there may be warnings
  1  errors, or a difference
  2  it could not run: wrong usage, or files that cannot be read or written

Examples:
  plainsail synth             render everything into dist
  plainsail help approve      what a command does, with examples`;
