/** Counts cases by the function of Kubernetes whose test they are from. */
export function countFunctions() {
  const functions = new Map();
  return {
    /** @param {import('./report.js').Judged[]} cases */
    add(cases) {
      for (const { about, verdict, findings, unknowable } of cases) {
        const counts = functions.get(about) ?? { cases: 0, refused: 0, missed: 0 };
        functions.set(about, counts);
        counts.cases += 1;
        if (verdict.accepted) continue;
        counts.refused += 1;
        if (findings.length === 0 && !unknowable) counts.missed += 1;
      }
    },
    /** Prints which functions check has all refusals of, and which not. */
    report() {
      for (const [name, { cases, refused, missed }] of [...functions].sort())
        process.stdout.write(`${name}: ${cases} cases, ${refused} refused, check is silent on ${missed}\n`);
    },
  };
}
