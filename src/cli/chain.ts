import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { headOfForeignEvents, verifyRecords, type JournalFile } from '#app';

/** The hash chain over a journal, as ADR 0002 defines it. */
export interface Chain {
	readonly events: number;
	/** Hex of the last link; empty for a book without events. */
	readonly head: string;
	readonly ok: boolean;
}

/** Why a file whose names are not those that were signed is refused, and what helps. */
export const namesChangedSentence =
	'The names in the file are not those that the phone of the group signed: somebody changed them after it was written. Take the file from the phone again.';

/** The same of a meeting that is open (law 59). */
export const openChangedSentence =
	'The open meeting in the file is not the one that the phone of the group signed: somebody changed it after it was written. Take the file from the phone again.';

/**
 * The chain that an export of the app carries, built again from its events and verified, signatures too. Of a file that
 * carries none it is computed, so that it can be compared with another copy. Where the file says that its names are signed,
 * they are verified, too.
 *
 * @returns `broken`: what does not hold, as a sentence; null where all does
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

/** Hashes and signatures by the means of Node. */
export const checks = { hash: sha256, verify: verifyEd25519 };

function sha256(bytes: Uint8Array): Promise<string> {
	return Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
}

/** @param key raw public key, base64url; one that is none verifies nothing @param signature base64url */
function verifyEd25519(key: string, signature: string, bytes: Uint8Array): Promise<boolean> {
	const publicKey = publicKeyOf(key);
	const signed = Buffer.from(signature, 'base64url');
	// Bits that base64url leaves unused could say the same in other letters: one signature has one text.
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
