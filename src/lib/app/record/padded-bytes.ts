import { err, padded, unpadded, type Result } from '#kernel';
import type { OpenKeys } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';

/*
 * What lies encrypted in a store, with a length that tells only its class (ADR 0064). 0.4.1 did not pad it: such bytes are bound to
 * `about` alone, padded ones to `about` and this form, so that neither is taken for the other.
 */
type Keys = Pick<OpenKeys, 'encrypt' | 'decrypt'>;

const inThisForm = (about: string): string => `${about} padded`;

/** @param step the least step of lengths, a power of two */
export function sealPadded(keys: Keys, bytes: Uint8Array, about: string, step: number): Promise<Uint8Array> {
	return keys.encrypt(padded(bytes, step), inThisForm(about));
}

/** @param ofBefore what an older app wrote as it lay there, made to what is meant */
export async function openPadded(
	keys: Keys,
	sealed: Uint8Array,
	{ about, step }: { readonly about: string; readonly step: number },
	ofBefore: (bytes: Uint8Array) => Uint8Array | null = (bytes) => bytes
): Promise<Result<Uint8Array, Fault>> {
	const opened = await keys.decrypt(sealed, inThisForm(about));
	const plain = opened.ok ? opened : await keys.decrypt(sealed, about);
	if (!plain.ok) return plain;
	const bytes = opened.ok ? unpadded(plain.value, step) : ofBefore(plain.value);
	return bytes === null ? err({ type: 'Damaged', about }) : { ok: true, value: bytes };
}
