import { runArgon2 } from '../../src/lib/vault/argon2.ts';
import { sealCode } from '../../src/lib/vault/seal-code.ts';
import { usualArgon2 } from '../../src/lib/vault/slow-hash.ts';
import type { Row } from '../frame.ts';

/**
 * Slow by design, so measured separately, and on the page's own thread, so that throttling applies. The reference
 * is the recommended minimum (OWASP: 19 MiB, 2 passes): more than three times that is too slow on a slow phone.
 */
const salt = new Uint8Array(16).fill(7);
const secret = new Uint8Array(32).fill(9);
const floor = { memoryKib: 19 * 1024, passes: 2 };
const { memoryKib, passes } = usualArgon2;
const bounds = { budget: { normal: 3, slow: 3 }, aim: { normal: 2.5, slow: 2.5 }, runs: 5 };

export const rows: readonly Row[] = [
	{
		name: 'key derivation for one code',
		...bounds,
		reference: () => runArgon2({ secret, salt, ...floor }),
		subject: () => runArgon2({ secret, salt, memoryKib, passes })
	},
	{
		name: 'seal code of a meeting',
		...bounds,
		reference: () => runArgon2({ secret, salt, ...floor }),
		subject: () => sealCode('0123456789abcdef'.repeat(4), runArgon2)
	}
];
