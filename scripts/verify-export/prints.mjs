import { createHash, createPublicKey, verify } from 'node:crypto';

/**
 * Verifies a file's print codes by the layout of docs/adr/0019: the last 66 bytes are signature and check, the 32
 * before them the key, the 16 before that the head, and six bytes after the third the book's id.
 *
 * @param {unknown} prints @param {import('./chain.mjs').Book} book @param {string} head of the last record, hex
 * @returns {string[]} their faults
 */
export function problemsOfPrints(prints, book, head) {
	if (prints === undefined) return [];
	if (!Array.isArray(prints) || prints.length > 100)
		return ['the codes for prints are no list of at most 100'];
	return prints.flatMap((print, place) =>
		typeof print === 'string' && isSigned(Buffer.from(print, 'base64url'), print, book, head)
			? []
			: [`print ${place + 1}: the key of the group did not sign this code for this book as it stands`]
	);
}

/** @param {Buffer} bytes @param {string} text @param {import('./chain.mjs').Book} book @param {string} head */
function isSigned(bytes, text, book, head) {
	const signed = bytes.subarray(0, bytes.length - 66);
	const key = signed.subarray(signed.length - 32);
	const saidHead = signed.subarray(signed.length - 48, signed.length - 32).toString('hex');
	const named = createHash('sha256').update(book.id, 'utf8').digest().subarray(0, 6);
	const isOfBook =
		bytes.toString('base64url') === text &&
		bytes.length > 120 &&
		(bytes[2] ?? 0) % 16 < 8 &&
		bytes.subarray(3, 9).equals(named) &&
		saidHead === head.slice(0, 32) &&
		key.toString('base64url') === book.groupKey;
	if (!isOfBook) return false;
	const publicKey = createPublicKey({
		key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') },
		format: 'jwk'
	});
	const said = Buffer.concat([Buffer.from('bahi print 1'), signed]);
	return verify(null, said, publicKey, bytes.subarray(bytes.length - 66, bytes.length - 2));
}
