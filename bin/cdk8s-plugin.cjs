'use strict';

/** The checks as a validation plugin of cdk8s; CommonJS, since cdk8s-cli loads plugins with `require`. */
exports.PlainsailValidation = class PlainsailValidation {
  constructor(properties) {
    this.properties = properties;
  }

  async validate(context) {
    const { validate } = await import('../lib/plugin.js');
    validate(context, this.properties);
  }
};
