// An independent verifier of an exported journal: it imports nothing of the app, computes canonical
// bytes, hashes, links and signatures in its own way, and keeps the book a second time on paper to compute each seal.
// Its input is described in docs/JOURNAL.md, docs/adr/0002-the-hashed-bytes.md and docs/adr/0038.
import { readFileSync } from 'node:fs';
import { originOf } from './verify-export/spoken.mjs';
import { verifyExport } from './verify-export/verify.mjs';

const [file, option, asked] = process.argv.slice(2);
if (file === undefined || (option !== undefined && (option !== '--fingerprint' || asked === undefined))) {
	console.error('usage: node scripts/verify-export.mjs FILE [--fingerprint "DIGITS PICTURES"]');
	process.exit(2);
}
const { problems, notes, records, head, seal, groupKey } = verifyExport(read(file));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
const { line, isOther } = await originOf({ groupKey, seal }, asked);
if (isOther) {
	console.error(line);
	process.exit(1);
}
console.log(line);
console.log(`${records} records, head ${head}`);
for (const note of notes) console.log(`note: ${note}`);

/** @param {string} path */
function read(path) {
	try {
		return readFileSync(path);
	} catch {
		console.error(`${path} cannot be read: check the name.`);
		process.exit(1);
	}
}
