/** The folder of an environment that holds what delivers its systems, with a folder for each; no system can have the name. */
export const gitops = 'gitops';

/** `production/gitops/codeai` for `production/codeai`: what delivers a system changes with it. */
export function deliveryUnitOf(unit: string): string {
  const [environment, system] = unit.split('/');
  return `${environment}/${gitops}/${system}`;
}
