// A second verifier of an exported journal, on purpose apart from the app: it imports nothing of it, computes canonical
// bytes, hashes, links and signatures in its own way, and recomputes the box of every sealed meeting from the events.
// What it reads is described in docs/JOURNAL.md and docs/adr/0002-the-hashed-bytes.md.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const file = process.argv[2];
if (file === undefined) {
	console.error('usage: node scripts/verify-export.mjs FILE');
	process.exit(2);
}
const { problems, records, head } = verifyExport(JSON.parse(readFileSync(file, 'utf8')));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${records} records, head ${head}`);

/** @param {any} journal */
function verifyExport(journal) {
	/** @type {string[]} */
	const problems = [];
	/** @type {Map<string, { n: number, hash: string, key: string }>} */
	const writers = new Map();
	let from = 0;
	let head = '';
	if (!Array.isArray(journal.records)) return { problems: ['the file carries no records'], records: 0, head };
	for (const [index, record] of journal.records.entries()) {
		const say = (/** @type {string} */ what) => problems.push(`record ${index + 1}: ${what}`);
		const events = journal.events.slice(from, from + record.events);
		from += record.events;
		const known = writers.get(record.writer);
		const key = known?.key ?? record.key;
		if (record.place !== (known?.n ?? 0) + 1) say(`counter ${record.place} does not follow ${known?.n ?? 0}`);
		if (record.previous !== (known?.hash ?? '')) say('the hash before it is another');
		/** @type {Record<string, unknown>} */
		const content = { v: 1, book: journal.book.id, writer: record.writer, n: record.place };
		Object.assign(content, { before: record.previous, heads: record.heads ?? [], events });
		if (record.key !== undefined) content['key'] = record.key;
		if (record.seal !== undefined) content['seal'] = record.seal;
		const hash = createHash('sha256').update(canonical(content), 'utf8').digest('hex');
		if (hash !== record.hash) say('its bytes have another hash');
		if (key === undefined) say('the key of its writer is missing');
		else if (!signed(key, record.signature, record.hash)) say('its signature does not fit');
		for (const problem of boxProblems(events, record.seal)) say(problem);
		writers.set(record.writer, { n: record.place, hash: record.hash, key });
		head = record.hash;
	}
	return { problems, records: journal.records.length, head };
}

/** @param {any} value @returns {string} */
function canonical(value) {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	const fields = Object.keys(value).sort();
	return `{${fields.map((field) => `${JSON.stringify(field)}:${canonical(value[field])}`).join()}}`;
}

/** @param {string} key @param {string} signature @param {string} text */
function signed(key, signature, text) {
	const jwk = { kty: 'OKP', crv: 'Ed25519', x: key };
	const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
	return verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64url'));
}

/**
 * Cash in and out of a sealed meeting, counted by hand: which events bring money into the box and which take it out.
 * @param {any[]} events @param {any} seal @returns {string[]}
 */
function boxProblems(events, seal) {
	if (seal === undefined) return [];
	const takenBack = new Set(
		events.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : []))
	);
	const sums = { in: 0, out: 0 };
	for (const event of events) {
		if (takenBack.has(event.eventId) || event.via !== undefined) continue;
		if (['SavingDeposited', 'LoanRepaid', 'CashTakenFromBank'].includes(event.type)) sums.in += event.amount;
		if (['ExpensePaid', 'CashTakenToBank'].includes(event.type)) sums.out += event.amount;
		if (event.type === 'LoanDisbursed' && event.terms.method !== 'upFront') sums.out += event.principal;
		if (event.type === 'LoanDisbursed' && event.terms.method === 'upFront') return [];
		if (event.type === 'CashDifferenceAccepted')
			sums[event.direction === 'over' ? 'in' : 'out'] += event.amount;
	}
	const problems = [];
	if (sums.in !== seal.in) problems.push(`the seal says ${seal.in} came in, the entries say ${sums.in}`);
	if (sums.out !== seal.out) problems.push(`the seal says ${seal.out} went out, the entries say ${sums.out}`);
	if (seal.openingBox + seal.in - seal.out !== seal.book)
		problems.push('box before, in, out and after do not add up');
	return problems;
}
