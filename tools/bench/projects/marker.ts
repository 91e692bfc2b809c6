/** The line that an edit changes: the text of one ConfigMap. */
export const marker = 'first';
