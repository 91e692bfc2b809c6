export { selectorMatchesTemplate } from './selector-matches-template.js';
export { serviceSelectsPods } from './service-selects-pods.js';
export { uniqueObjects } from './unique-objects.js';
