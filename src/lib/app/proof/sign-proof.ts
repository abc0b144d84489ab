import { err, fromBase64url, ok, present, toBase64url, utf8, type Result } from '#kernel';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import { fitsCheck, magic, proofParts, signedBytes, version, withSignature } from './proof-bytes.ts';
import type { Proof, ProofContent, ProofRefusal } from './proof-content.ts';

/** Signed before the bytes of a print, so that no other signature of the group can stand in its place. */
const purpose = utf8('bahi print 1');

/** The bytes of the code for a print, signed by the group. */
export async function signProof(
	keys: Pick<OpenKeys, 'signAsGroup' | 'groupPublicKey'>,
	content: ProofContent
): Promise<Uint8Array> {
	const signed = signedBytes(content, decoded(keys.groupPublicKey));
	return withSignature(signed, decoded(await keys.signAsGroup(forPrint(signed))));
}

/**
 * Reads a code and checks its signature. It proves that these figures were signed by the key inside; whose key that is,
 * only the fingerprint on the registration letter tells.
 */
export async function readProof(
	bytes: Uint8Array,
	{ verify }: Pick<Vault, 'verify'>
): Promise<Result<Proof, ProofRefusal>> {
	if (bytes[0] !== magic) return err({ type: 'NotAProof' });
	if (!fitsCheck(bytes)) return err({ type: 'ProofDamaged' });
	if ((bytes[1] ?? 0) > version) return err({ type: 'ProofNewer' });
	const parts = proofParts(bytes);
	if (parts === null) return err({ type: 'ProofChanged' });
	const publicKey = toBase64url(parts.publicKey);
	if (!(await verify(publicKey, toBase64url(parts.signature), forPrint(parts.signed))))
		return err({ type: 'ProofChanged' });
	return parts.content.practice ? err({ type: 'ProofOfPractice' }) : ok({ ...parts.content, publicKey });
}

const forPrint = (signed: Uint8Array): Uint8Array => Uint8Array.from([...purpose, ...signed]);

const decoded = (text: string): Uint8Array => present(fromBase64url(text), 'the vault writes base64url');
