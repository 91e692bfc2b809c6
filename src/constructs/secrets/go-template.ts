/** Text that a Go template must not take for its language, whatever follows it. */
export const literal = (text: string): string => text.replaceAll(/\{\{+|\{$/g, braces => `{{ "${braces}" }}`);
