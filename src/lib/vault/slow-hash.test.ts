import { pbkdf2Sync } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { expect, test } from 'vitest';
import { runArgon2 } from './argon2.ts';
import { isAcceptable, slowHash, usualArgon2, usualPbkdf2, type SlowHash } from './slow-hash.ts';

// What a stored slot may ask for. OWASP, Password Storage Cheat Sheet: Argon2id with 19 MiB and 2 passes at least, PBKDF2-HMAC-SHA256
// with 600,000 rounds; what hangs a phone of 2 GB is refused.

const mib = 1024;
const argon2 = (memoryKib: number, passes: number): SlowHash => ({ kind: 'argon2id', memoryKib, passes });
const pbkdf2 = (rounds: number): SlowHash => ({ kind: 'pbkdf2-sha256', rounds });

test('what new slots ask for is acceptable', () => {
	expect([usualArgon2, usualPbkdf2].map((hash) => isAcceptable(hash, false))).toEqual([true, true]);
});

test('each figure lies between its floor and its ceiling, both included', () => {
	const good = [argon2(19 * mib, 2), argon2(128 * mib, 10), pbkdf2(600_000), pbkdf2(2_000_000)];
	expect(good.filter((hash) => !isAcceptable(hash, false))).toEqual([]);
	const bad = [
		argon2(19 * mib - 1, 2),
		argon2(19 * mib, 1),
		argon2(128 * mib + 1, 10),
		argon2(128 * mib, 11),
		argon2(20_000.5, 3),
		argon2(32 * mib, 2.5),
		argon2(Number.NaN, 3),
		argon2(32 * mib, Number.NaN),
		pbkdf2(599_999),
		pbkdf2(2_000_001),
		pbkdf2(700_000.5)
	];
	expect(bad.filter((hash) => isAcceptable(hash, false))).toEqual([]);
});

test('a test may ask for less, and never for more', () => {
	const weak = [argon2(8, 1), pbkdf2(1)];
	expect(weak.map((hash) => isAcceptable(hash, true))).toEqual([true, true]);
	expect(weak.map((hash) => isAcceptable(hash, false))).toEqual([false, false]);
	const bad = [argon2(7, 1), argon2(8, 0), pbkdf2(0), argon2(128 * mib + 1, 1), pbkdf2(2_000_001)];
	expect(bad.filter((hash) => isAcceptable(hash, true))).toEqual([]);
});

test('is that of its kind, worked out by other implementations', async () => {
	const [secret, salt] = [new TextEncoder().encode('digits 482915'), new Uint8Array(16).fill(3)];
	const by = (hash: SlowHash) => slowHash(hash, secret, salt, runArgon2);
	const rounds = pbkdf2Sync(secret, salt, 1000, 32, 'sha256');
	expect(await by(pbkdf2(1000))).toEqual(Uint8Array.from(rounds));
	expect(await by(argon2(16, 2))).toEqual(argon2id(secret, salt, { m: 16, t: 2, p: 1, dkLen: 32 }));
	expect(await slowHash(argon2(16, 2), secret, salt, () => Promise.resolve(null))).toBeNull();
});
