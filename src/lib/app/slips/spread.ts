import { concat, fromBase64url, present, toHex, utf8 } from '#kernel';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import { bytesOfHex } from '../proof/code-bytes.ts';
import { pieceMost, type BalanceShare } from '../proof/proof-content.ts';
import { balanceBytes } from './balance-bytes.ts';
import type { HeadBalances } from './balances.ts';
import { valuesAt } from './field.ts';

/** Bytes of the key that opens the balances. */
export const secretLength = 16;
/** A share is at one of so many places. */
const slipsMost = 255;

/** How many of `slips` rebuild the balances: three of five, twelve of twenty. */
export const neededOf = (slips: number): number => Math.max(2, Math.ceil(slips * 0.6));

/** The page at which balances are spread. */
export interface SpreadPage {
	/** As prints call the book and its last record (`ProofContent`). */
	readonly book: string;
	readonly head: string;
}

/**
 * The share of each slip, from the first on: any `neededOf` of them rebuild the balances, fewer say nothing of them. The same page
 * gives the same shares wherever the signature of a key has one spelling, so that slips of different days belong together.
 *
 * @param slips how many there are
 * @returns null where there is nobody to share with, or more than a code can hold
 */
export async function spreadBalances(
	balances: HeadBalances,
	page: SpreadPage,
	slips: number,
	keys: Pick<OpenKeys, 'signAsGroup'>,
	vault: Pick<Vault, 'hash' | 'lockOnce'>
): Promise<readonly BalanceShare[] | null> {
	if (slips < 2 || slips > slipsMost) return null;
	const needed = neededOf(slips);
	const clear = balanceBytes(balances);
	const about = utf8(`bahi slips 1 ${page.book} ${page.head} ${slips} ${await vault.hash(clear)}`);
	// Nobody sees this signature: whoever does not hold the group's key cannot guess what follows from it.
	const seed = present(fromBase64url(await keys.signAsGroup(about)), 'the vault writes base64url');
	const secrets = await stretched(seed, needed, vault);
	const key = present(secrets[0], 'the first row is the key');
	const rows = inRows(await vault.lockOnce(key, evened(clear, needed)), needed);
	if (rows.some((row) => row.length > pieceMost)) return null;
	const set = await markOf(key, concat(...rows), vault);
	return Array.from({ length: slips }, (_, index) => {
		const place = index + 1;
		return { needed, place, set, key: toHex(valuesAt(place, secrets)), piece: valuesAt(place, rows) };
	});
}

/** What only the key and the encrypted balances of one set give: 16 bytes, hex. */
export async function markOf(
	key: Uint8Array,
	locked: Uint8Array,
	{ hash }: Pick<Vault, 'hash'>
): Promise<string> {
	return (await hash(concat(utf8('bahi slips 1'), key, locked))).slice(0, 32);
}

/** The key, then as many rows as a polynomial has other coefficients: nobody without the seed knows one of them. */
async function stretched(
	seed: Uint8Array,
	rows: number,
	{ hash }: Pick<Vault, 'hash'>
): Promise<readonly Uint8Array[]> {
	return Promise.all(
		Array.from({ length: rows }, async (_, row) =>
			Uint8Array.from(
				bytesOfHex(await hash(concat(utf8(`bahi slip key ${row}`), seed)), 32).slice(0, secretLength)
			)
		)
	);
}

/** Bytes that `lockOnce` adds. */
const tagLength = 16;

/** With zeros, so that what is locked can be cut into equal pieces. */
function evened(clear: Uint8Array, pieces: number): Uint8Array {
	const length = Math.ceil((clear.length + tagLength) / pieces) * pieces - tagLength;
	return concat(clear, new Uint8Array(length - clear.length));
}

function inRows(bytes: Uint8Array, rows: number): readonly Uint8Array[] {
	const length = bytes.length / rows;
	return Array.from({ length: rows }, (_, row) => bytes.slice(row * length, (row + 1) * length));
}
