import { Construct } from 'constructs';
import type { RoleConfiguration } from '../../../imports/postgresql.cnpg.io.js';
import type { Labels } from '../../intent/endpoint.js';
import { LoginPassword, SecretText, secretRef } from '../../intent/secret.js';
import { SecretTemplate } from '../secrets/secret-template.js';
import { reloaded } from './cloud-native-reload.js';

export interface PostgresLoginsProps {
  /** The cluster's name. */
  readonly name: string;
  readonly labels: Labels;
  /** The role that owns the database. */
  readonly owner: string;
  /** The path in the secret store that holds `user`, `password`, `next-user` and `next-password`. */
  readonly credentials: string;
}

/** The two logins of a cluster of CloudNativePG: clients are one of them while the password of the other is replaced. */
export class PostgresLogins extends Construct {
  /** The Secret of the owner. */
  readonly secret: string;
  /** What the operator keeps besides the owner. */
  readonly roles: readonly RoleConfiguration[];
  /**
   * Makes the second login as one that acts as the owner from its first statement on: what it makes is the owner's, and
   * either can do what the other can.
   */
  readonly sql: readonly string[];

  constructor(scope: Construct, id: string, props: PostgresLoginsProps) {
    super(scope, id);
    const { name, owner } = props;
    const second = `${owner}_2`;
    this.secret = `${name}-owner`;
    this.login('owner', this.secret, owner, props);
    const secret = `${name}-second`;
    this.login('second', secret, second, props);
    this.roles = [{ name: second, login: true, inRoles: [owner], passwordSecret: { name: secret } }];
    this.sql = [`CREATE ROLE ${quoted(second)} LOGIN IN ROLE ${quoted(owner)}`, actingAs(second, owner)];
  }

  /** The operator wants the name of the role in its Secret, whichever login clients use. */
  private login(id: string, name: string, login: string, { labels, credentials }: PostgresLoginsProps): void {
    new SecretTemplate(this, id, {
      name,
      labels,
      secretLabels: reloaded,
      type: 'kubernetes.io/basic-auth',
      entries: [
        { key: 'username', value: new SecretText([login]) },
        { key: 'password', value: new LoginPassword(login, credentials) },
      ],
    });
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

const actingAs = (login: string, owner: string) => `ALTER ROLE ${quoted(login)} SET role TO ${quoted(owner)}`;

/** The login that clients are going to use, at the path of the one that they use. */
export const nextLogin = (credentials: string) => ({
  user: secretRef(credentials, 'next-user'),
  password: secretRef(credentials, 'next-password'),
});
