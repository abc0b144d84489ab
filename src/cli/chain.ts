import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { headOfForeignEvents, verifyRecords, type JournalFile } from '#app';

/** Hash chain of a journal, as ADR 0002 defines it. */
export interface Chain {
	readonly events: number;
	/** Hash of the last link, hex; empty for a book without events. */
	readonly head: string;
	readonly ok: boolean;
}

/** Refusal of a file whose names differ from the signed ones, with advice. */
export const namesChangedSentence =
	'The names in the file are not those that the phone of the group signed: somebody changed them after it was written. Take the file from the phone again.';

/** The same for an open meeting (law 59). */
export const openChangedSentence =
	'The open meeting in the file is not the one that the phone of the group signed: somebody changed it after it was written. Take the file from the phone again.';

/**
 * Rebuilds the chain of an app's export from its events and verifies it, including signatures. For a file
 * without one it is computed for comparison with another copy. Signed names
 * are verified too.
 *
 * @returns `broken`: the fault in one sentence; null if all is valid
 */
export async function chainOf(
	journal: Pick<JournalFile, 'book' | 'events' | 'records' | 'prints' | 'signedNames' | 'openSignature'>
): Promise<Chain & { readonly broken: string | null }> {
	const { events, records } = journal;
	if (records === null)
		return { events: events.length, head: await headOfForeignEvents(events, sha256), ok: true, broken: null };
	const verified = await verifyRecords({ ...journal, records }, checks);
	return {
		events: events.length,
		head: records.at(-1)?.hash ?? '',
		ok: verified.ok,
		broken: verified.ok ? null : brokenSentence(verified.error)
	};
}

function brokenSentence(error: { readonly type: string; readonly about?: string }): string {
	if (error.type === 'OpenChanged') return openChangedSentence;
	return error.type === 'NamesChanged'
		? namesChangedSentence
		: `The hash chain does not hold: ${error.about ?? error.type}. Somebody changed the file after it was written.`;
}

/** Hashes and signatures with Node's crypto. */
export const checks = { hash: sha256, verify: verifyEd25519 };

function sha256(bytes: Uint8Array): Promise<string> {
	return Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
}

/** @param key raw public key, base64url; an invalid one verifies nothing @param signature base64url */
function verifyEd25519(key: string, signature: string, bytes: Uint8Array): Promise<boolean> {
	const publicKey = publicKeyOf(key);
	const signed = Buffer.from(signature, 'base64url');
	// Unused bits of base64url allow several spellings; only the canonical one is accepted.
	const isExact = signed.toString('base64url') === signature;
	return Promise.resolve(isExact && publicKey !== null && verify(null, bytes, publicKey, signed));
}

function publicKeyOf(key: string): KeyObject | null {
	try {
		return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
	} catch {
		return null;
	}
}
