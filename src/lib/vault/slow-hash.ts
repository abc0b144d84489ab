import type { Argon2 } from './argon2-runner.ts';
import { stretch } from './derive.ts';

/** How a short code is stretched; stored beside each slot, so that the figures may rise later. */
export type SlowHash =
	| { readonly kind: 'argon2id'; readonly memoryKib: number; readonly passes: number }
	| { readonly kind: 'pbkdf2-sha256'; readonly rounds: number };

/** docs/THREATS.md "What a short code is worth". */
export const usualArgon2 = { kind: 'argon2id', memoryKib: 32 * 1024, passes: 3 } as const satisfies SlowHash;
/** OWASP Password Storage Cheat Sheet, where there is no WebAssembly or Argon2 cannot be computed. */
export const usualPbkdf2 = { kind: 'pbkdf2-sha256', rounds: 600_000 } as const satisfies SlowHash;

/** OWASP's least for Argon2id is 19 MiB and 2 passes; a stored slot that asks for less was weakened by somebody. */
const floor = { memoryKib: 19 * 1024, passes: 2, rounds: 600_000 };
/** More would hang a cheap phone: a made-up file must not be able to ask for it. */
const ceiling = { memoryKib: 128 * 1024, passes: 10, rounds: 2_000_000 };

export function isAcceptable(hash: SlowHash, allowWeak: boolean): boolean {
	const least = allowWeak ? { memoryKib: 8, passes: 1, rounds: 1 } : floor;
	return hash.kind === 'argon2id'
		? within(hash.memoryKib, least.memoryKib, ceiling.memoryKib) &&
				within(hash.passes, least.passes, ceiling.passes)
		: within(hash.rounds, least.rounds, ceiling.rounds);
}

/** @param salt 16 bytes. @returns 32 bytes, or null where this phone cannot compute Argon2 */
export function slowHash(
	hash: SlowHash,
	secret: Uint8Array,
	salt: Uint8Array,
	argon2: Argon2
): Promise<Uint8Array | null> {
	return hash.kind === 'argon2id'
		? argon2({ secret, salt, memoryKib: hash.memoryKib, passes: hash.passes })
		: stretch(secret, salt, hash.rounds);
}

const within = (value: number, least: number, most: number): boolean =>
	Number.isSafeInteger(value) && value >= least && value <= most;
