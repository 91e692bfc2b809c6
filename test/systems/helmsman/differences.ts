const plan = 'H1: "Resource Allocation Plan" wins over "Resource Configuration"';

/** JSON pointer in what production runs with → why it is not as "Resource Configuration" has it. */
export const configurationDifferences: Readonly<Record<string, string>> = {
  '/frontend/resources/requests/memory': plan,
  '/frontend/resources/limits/memory': plan,
  '/database/resources/requests/memory': plan,
  '/database/resources/limits': `${plan}, which has limits for it`,
};

const eighty = 'H1: the plan wins over "80% of production resources", which contradicts it';

/** What staging asks for that is not 80% of what production asks for → why. */
export const eightyPercentDifferences: Readonly<Record<string, string>> = {
  '/backend/cpu': `${eighty}: 40%`,
  '/backend/memory': `${eighty}: 50%`,
  '/frontend/cpu': `${eighty}: 50%`,
  '/frontend/memory': `${eighty}: 50%`,
  '/database/cpu': `${eighty}: 25%`,
  '/database/memory': `${eighty}: 25%`,
};
