import type { PluginProperties } from './properties.js';
import type { ValidationContext } from './violations.js';

/**
 * The checks as a validation plugin of cdk8s-cli, for a cdk8s project in any language: `class: PlainsailValidation`
 * in cdk8s.yaml. See docs/plugin.md.
 */
export class PlainsailValidation {
  /** @param properties the `properties` of the plugin in cdk8s.yaml; validated when the plugin runs */
  constructor(private readonly properties: PluginProperties = {}) {}

  /**
   * Checks all manifests of the app together, reports the findings and submits the verdict.
   * @throws UsageError for properties that make no sense
   */
  async validate(context: ValidationContext): Promise<void> {
    const { validate } = await import('./validate.js');
    validate(context, this.properties);
  }
}
