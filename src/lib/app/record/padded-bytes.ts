import { err, padded, unpadded, type Result } from '#kernel';
import type { OpenKeys } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';

/* What lies encrypted in a store, with a length that tells only its class (ADR 0007). */
type Keys = Pick<OpenKeys, 'encrypt' | 'decrypt'>;

const inThisForm = (about: string): string => `${about} padded`;

/** @param step the least step of lengths, a power of two */
export function sealPadded(keys: Keys, bytes: Uint8Array, about: string, step: number): Promise<Uint8Array> {
	return keys.encrypt(padded(bytes, step), inThisForm(about));
}

export async function openPadded(
	keys: Keys,
	sealed: Uint8Array,
	{ about, step }: { readonly about: string; readonly step: number }
): Promise<Result<Uint8Array, Fault>> {
	const plain = await keys.decrypt(sealed, inThisForm(about));
	if (!plain.ok) return plain;
	const bytes = unpadded(plain.value, step);
	return bytes === null ? err({ type: 'Damaged', about }) : { ok: true, value: bytes };
}
