import type { AlertSeverity } from '../alerts/alert.js';

export const escalation = [
  '| level | who | when |',
  '|---|---|---|',
  '| L1 | on-call engineer: responds within 15 minutes; acknowledges within 5, judges the impact within 10, has gathered the context within 15, decides within 20 | at once |',
  '| L2 | team lead: approves emergency changes, brings in other teams | unresolved after 30 minutes |',
  '| L3 | engineering manager: speaks to the outside and to vendors, plans the review | a critical outage of more than an hour |',
].join('\n');

/** What is said in the incident channel when it begins and when it is over, to be filled in. */
export const messages = (severity: AlertSeverity, summary: string) =>
  `In the incident channel, when it begins and when it is over:

\`\`\`text
INCIDENT: ${severity.toUpperCase()} - ${summary}
- Time: <HH:MM UTC>
- Impact: <share of users, or what is down>
- Status: investigating
- Owner: <name>
- Dashboard: <link>
\`\`\`

\`\`\`text
RESOLVED: ${summary}
- Duration: <minutes>
- Root cause: <one or two sentences>
- Resolution: <what was done>
- Follow-up: <ticket of the review>
\`\`\``;
