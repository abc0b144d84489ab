import type { RandomSource } from '#app';
import type { Argon2 } from './argon2-runner.ts';
import type { KeyRing } from './key-ring.ts';
import type { SeededKey, SigningKey } from './signatures.ts';
import type { SlowHash } from './slow-hash.ts';

/** What open keys hold. */
export interface Secrets {
	/** 32 bytes, kept only so that a new slot can be wrapped; wiped by `forget`. */
	readonly groupKey: Uint8Array;
	readonly ring: KeyRing;
	/** Group keys of before, as the document has them. */
	readonly older: readonly string[];
	readonly group: SeededKey;
	readonly writer: SigningKey;
}

export interface Tools {
	readonly random: RandomSource;
	readonly argon2: Argon2;
	/** For new code slots. */
	readonly newSlotHash: () => SlowHash;
}
