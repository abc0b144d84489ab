import { argon2idAsync } from '@noble/hashes/argon2.js';
import type { Argon2Job } from './argon2.ts';

/** The same bytes as `runArgon2`, in two to five times its time: for browsers that have no WebAssembly or let none run. */
export function runArgon2WithoutWasm({ secret, salt, memoryKib, passes }: Argon2Job): Promise<Uint8Array> {
	return argon2idAsync(secret, salt, { m: memoryKib, t: passes, p: 1, dkLen: 32 });
}
