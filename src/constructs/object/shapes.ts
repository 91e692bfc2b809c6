export * from '../../intent/shapes.js';
