import { createHash, createPublicKey, verify } from 'node:crypto';
import { canonical } from './canonical.mjs';

/**
 * @typedef {{ readonly writer: string, readonly place: number, readonly hash: string, readonly previous: string,
 *   readonly signature: string, readonly key?: string, readonly voucher?: string,
 *   readonly heads?: readonly (readonly [string, number, string])[], readonly events: number,
 *   readonly seal?: unknown }} ExportRecord
 * @typedef {{ readonly id: string, readonly currency: string, readonly groupKey?: string, readonly practice?: true }} Book
 */

/** The records of one file in order: counters, hashes, signatures, and the group's voucher for each writer. */
export class Chain {
	/** @type {Map<string, { n: number, hash: string, key: string }>} */
	#writers = new Map();
	/** @type {Book} */
	#book;

	/** @param {Book} book */
	constructor(book) {
		this.#book = book;
	}

	/** @param {ExportRecord} record @param {readonly unknown[]} events @returns {string[]} what is wrong with it */
	add(record, events) {
		const known = this.#writers.get(record.writer);
		const key = known?.key ?? record.key ?? '';
		const content = {
			v: 1,
			book: this.#book.id,
			writer: record.writer,
			n: record.place,
			before: record.previous,
			heads: record.heads ?? [],
			events,
			...(record.key === undefined ? {} : { key: record.key }),
			...(record.seal === undefined ? {} : { seal: record.seal })
		};
		const hash = createHash('sha256').update(canonical(content), 'utf8').digest('hex');
		const checks = /** @type {const} */ ([
			[record.place === (known?.n ?? 0) + 1, `counter ${record.place} does not follow ${known?.n ?? 0}`],
			[record.previous === (known?.hash ?? ''), 'the hash before it is another'],
			[canonical(record.heads ?? []) === canonical(this.#heads(record.writer)), 'it names other heads'],
			[hash === record.hash, 'its bytes have another hash'],
			[known === undefined || record.key === undefined, 'its writer brings a key twice'],
			[writerOf(key) === record.writer, 'the id of its writer is not made from its key'],
			[signed(key, record.signature, record.hash), 'its signature does not fit'],
			[this.#isVouchedFor(record), 'the key of the group does not vouch for its writer']
		]);
		this.#writers.set(record.writer, { n: record.place, hash: record.hash, key });
		return checks.flatMap(([holds, problem]) => (holds ? [] : [problem]));
	}

	/** Last records known of all others, by writer. @param {string} writer */
	#heads(writer) {
		const others = [...this.#writers].filter(([other]) => other !== writer);
		return others
			.map(([other, { n, hash }]) => [other, n, hash])
			.sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
	}

	/** @param {ExportRecord} record */
	#isVouchedFor({ key, voucher }) {
		const { groupKey, id, currency, practice } = this.#book;
		if (groupKey === undefined || key === undefined) return voucher === undefined;
		const kind = practice === true ? 'practice' : 'book';
		return (
			voucher !== undefined &&
			signed(groupKey, voucher, ['bahi writer 1', id, currency, kind, key].join('\n'))
		);
	}
}

/** First 16 bytes of the hash of a key, in hex. @param {string} key */
const writerOf = (key) =>
	createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 32);

/** @param {string} key @param {string} signature @param {string} text */
export function signed(key, signature, text) {
	if (!isBase64url(key, 32) || !isBase64url(signature, 64) || isOfSmallOrder(key)) return false;
	const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
	return verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64url'));
}

const p = 2n ** 255n - 19n;

/**
 * With a key of small order signatures need no secret. A point of the curve -x² + y² = 1 + dx²y² with d = -121665/121666 has an order that divides 8 if y is
 * 0, 1, -1 or a root of dy⁴ + 2y² - 1.
 *
 * @param {string} key base64url
 */
export function isOfSmallOrder(key) {
	const hex = Buffer.from(key, 'base64url').reverse().toString('hex');
	const y = BigInt(`0x${hex}`) % 2n ** 255n;
	const square = (y * y) % p;
	const root = 121_666n * (2n * square - 1n) - 121_665n * square * square;
	return (y * (square - 1n) * root) % p === 0n;
}

/** Accepts the canonical spelling only. @param {string} text @param {number} length of the bytes */
function isBase64url(text, length) {
	const bytes = Buffer.from(text, 'base64url');
	return bytes.length === length && bytes.toString('base64url') === text;
}
