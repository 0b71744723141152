// Checks the summary that `npm start -- --once --json --documents DIR` ended with: every document is accounted for,
// and what was accepted was anchored and verified.
import { readFileSync } from 'node:fs';

const summary = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const wrong = [];
if (summary.documents !== summary.accepted + summary.refused.length) wrong.push('documents are lost');
if (summary.accepted === 0) wrong.push('nothing was accepted');
if (summary.anchored !== summary.accepted) wrong.push('accepted documents are not anchored');
if (summary.receiptsVerified !== summary.accepted) wrong.push('accepted documents have no verified receipt');
if (summary.refused.some(({ file, code, message }) => !file || !code || !message))
  wrong.push('a refusal says too little');
if (summary.recordsNotTaken.some(({ file, path, code, message }) => !file || !path || !code || !message))
  wrong.push('a record that was not taken says too little');

const byCode = Object.groupBy?.(summary.refused, ({ code }) => code) ?? {};
for (const [code, files] of Object.entries(byCode))
  console.log(`${String(files.length).padStart(5)} refused ${code}`);
const records = Object.groupBy?.(summary.recordsNotTaken, ({ code }) => code) ?? {};
for (const [code, found] of Object.entries(records))
  console.log(`${String(found.length).padStart(5)} records of accepted documents refused ${code}`);
console.log(`${summary.accepted} of ${summary.documents} documents accepted, anchored and verified`);
if (wrong.length > 0) {
  console.error(`summary: ${wrong.join('; ')}`);
  process.exit(1);
}
