import type { Fleet } from '../fleet/fleet.js';
import { isError, type Problem, ProblemError, sortProblems, UsageError } from '../problem.js';
import { limitsOf, type ReviewFacts, reviewReplacement } from '../synth/replacement-review.js';
import type { Synthesis, SynthRequest } from '../synth/request.js';
import { replace, synthesize } from '../synth/synthesize.js';
import { type Changes, compare } from '../write/index.js';
import { WriteError } from '../write/write-error.js';
import { findingOf } from './check/json.js';
import { exitCode } from './exit.js';
import { loadFleet } from './fleet-file.js';
import { throughGates } from './gates.js';
import { noting } from './versions/form.js';

/** What a run of `synth --format json` is asked for. */
type Asked = Omit<SynthRequest, 'fleet'> & { readonly accept: readonly string[]; readonly check?: boolean | undefined };

/** What a run has come to; after a refusal there are findings alone. */
interface Done {
  readonly units?: Synthesis['units'];
  readonly changes?: Changes;
  readonly heldBack?: readonly string[];
  readonly failed: boolean;
}

/**
 * `synth` for machines: one document on stdout, also when something is refused.
 * @param after what else is written or compared, and what differs of it
 * @throws UsageError and WriteError: it could not run
 */
export async function synthJson(asked: Asked, after: (fleet: Fleet) => Promise<readonly Problem[]>): Promise<number> {
  const problems: Problem[] = [];
  const { units, changes, heldBack = [], failed } = await run(asked, problems, after);
  const findings = sortProblems(problems);
  const errors = findings.filter(isError).length;
  const document = {
    version: 1,
    out: asked.out,
    written: !asked.check && changes !== undefined,
    units: [...(units ?? [])].map(([unit, { waived, ...numbers }]) => ({ unit, ...numbers, waived: waived.length })),
    files: changes && {
      added: changes.added,
      changed: changes.changed,
      removed: changes.removed,
      unchanged: changes.unchanged.length,
      heldBack,
    },
    findings: findings.map(problem => findingOf(problem, false)),
    summary: { errors, warnings: findings.length - errors },
  };
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return failed || errors > 0 ? exitCode.errors : exitCode.clean;
}

async function run(asked: Asked, problems: Problem[], after: Parameters<typeof synthJson>[1]): Promise<Done> {
  try {
    const fleet = await loadFleet();
    const { request, units, problems: found } = noting(fleet, synthesize({ ...asked, fleet }));
    const passed = await throughGates(fleet, request);
    problems.push(...found, ...passed.problems);
    const facts = { definitions: asked.definitions, clusters: limitsOf(fleet) };
    const act = asked.check ? compared : written;
    const { changes, differs } = await act(passed.request, asked.accept, facts, problems);
    const unapproved = passed.unapproved(asked.check ? changes.removed : []);
    problems.push(...unapproved);
    problems.push(...(await after(fleet)));
    const failed = differs || passed.problems.length + unapproved.length > 0;
    return { units, changes, heldBack: passed.request.heldBack ?? [], failed };
  } catch (error) {
    if (!(error instanceof ProblemError) || error instanceof UsageError || error instanceof WriteError) throw error;
    problems.push(...error.problems);
    return { failed: true };
  }
}

type Request = Synthesis['request'];

async function compared(request: Request, accept: readonly string[], facts: ReviewFacts, problems: Problem[]) {
  const comparison = await compare(request);
  problems.push(...reviewReplacement(comparison.replacement, request.out, accept, facts));
  return { changes: comparison as Changes, differs: !comparison.upToDate };
}

async function written(request: Request, accept: readonly string[], facts: ReviewFacts, problems: Problem[]) {
  return { changes: replace(request, accept, risks => problems.push(...risks), { facts }), differs: false };
}
