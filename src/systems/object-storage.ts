/** S3 in the region of staging and of the backups, by the addresses that AWS publishes for it. */
export const objectStorage = {
  region: 'eu-central-1',
  host: 's3.eu-central-1.amazonaws.com',
  cidrs: ['3.5.136.0/22', '16.12.24.0/21', '52.219.0.0/16'],
} as const;
