import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';

// Jane gets a key of her own, and is entered among the approvers.
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
writeFileSync('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
const approver = { name: 'jane', roles: ['SuperAdmin'], publicKey: publicKey.export({ type: 'spki', format: 'pem' }) };
mkdirSync('approvals');
writeFileSync('approvals/approvers.yaml', JSON.stringify({ approvers: [approver] }));
