/** The parts of a workload that changes set. */
export const main = workload => workload.spec.template.spec.containers[0];
export const pod = workload => workload.spec.template.spec;
export const meta = workload => workload.spec.template.metadata;

/** A change of one field of a part. */
export const set = (of, field, value) => [
  `${field}: ${JSON.stringify(value)}`,
  workload => {
    of(workload)[field] = structuredClone(value);
  },
];

/** A change of one field of a map in a part. */
export const inside = (of, outer, field, value) => [
  `${outer}.${field}: ${JSON.stringify(value)}`,
  workload => {
    const holder = of(workload);
    holder[outer] = { ...holder[outer], [field]: structuredClone(value) };
  },
];
