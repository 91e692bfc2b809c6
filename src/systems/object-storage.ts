/** S3 in the region of staging and of the backups. */
export const objectStorage = { region: 'eu-central-1', host: 's3.eu-central-1.amazonaws.com' } as const;
