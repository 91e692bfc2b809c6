import { type System, TemplateFile } from '../../index.js';

interface Item {
  readonly what: string;
  /** What sees to it by itself. */
  readonly by?: string;
  /** What somebody runs before the box is ticked. */
  readonly run?: string;
}

/** The checklist of a release: what is proved by itself is ticked, and says by what; the rest is somebody's to do. */
export function releaseChecklist(system: System, name: string): void {
  const { environment } = system;
  const image = system.image(name);
  const isPractice = environment.tier === 'development';
  const tried = { what: 'Migrations were tried on staging', by: 'a test, which lets production run what staging runs' };
  const before: readonly Item[] = [
    { what: 'CI has passed for the commit: lint, tests, build', run: 'gh run list --commit <commit>' },
    { what: 'No dependency has a known hole of high severity', run: 'cargo audit' },
    { what: 'What is rendered holds no secret', by: 'the checks no-secret-values and env-holds-secret' },
    { what: 'The sources hold no secret, nor do .env and configuration files', run: 'gitleaks git .' },
    ...(isPractice
      ? []
      : [
          ...(environment.tier === 'production' ? [tried] : []),
          {
            what: 'Before a migration is taken back the database is dumped',
            by: 'templates/down-migration.yaml, which does not start without',
          },
          {
            what: 'Before a migration is applied the database is dumped',
            run: 'pg_dump --format custom --file before-migration.dump codex_db',
          },
        ]),
  ];
  const deployment: readonly Item[] = [
    {
      what: 'The image is a release build: optimised, without symbols',
      run: `docker run --rm --entrypoint sh ${image} -c 'file -b "$(command -v ${name})"' # "stripped"`,
    },
    { what: 'The image is pinned', by: 'the check image-tag-fixed' },
    { what: 'RUST_LOG and CODE_SECURE_MODE are set, CODEX_SECURE_MODE is not', by: 'the catalogue of the variables' },
    { what: 'Standard input stays open, and liveness is an answer', by: 'supervise.sh and the liveness probe' },
    ...(isPractice ? [] : [{ what: '/health returns 200', by: `the Job ${name}-check, after every rollout` }]),
  ];
  const after: readonly Item[] =
    environment.cluster.logs?.kind === 'loki'
      ? [
          { what: 'Logs arrive where they are kept', by: `the Job ${name}-observation, after every rollout` },
          { what: 'Nothing panics', by: `the Job ${name}-observation, and then the alert CodexPanic` },
          { what: 'Cpu and memory are as the day before', by: `the Job ${name}-observation` },
        ]
      : [
          {
            what: 'Nothing panics',
            run: `kubectl logs --namespace ${system.namespace} --selector app=${name} --since 10m | grep -E 'panicked at|Panic occurred'`,
          },
          { what: 'Cpu and memory are as the day before', by: `the Job ${name}-observation, after every rollout` },
        ];
  const text = [
    `# Release of ${image} to ${environment.name}`,
    section('Before', before),
    section('Deployment', deployment),
    section('After', after),
  ].join('\n\n');
  new TemplateFile(system, 'checklist', { file: 'release-checklist.md', text });
}

const section = (title: string, items: readonly Item[]) => `## ${title}\n\n${items.map(lineOf).join('\n')}`;

function lineOf({ what, by, run }: Item): string {
  if (by !== undefined) return `- [x] ${what}: ${by}.`;
  return `- [ ] ${what}${run === undefined ? '.' : `: \`${run}\``}`;
}
