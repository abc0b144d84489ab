import { assert, present, concat, fromBase64url, toHex, utf8 } from '#kernel';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import { bytesOfHex } from '../proof/code-bytes.ts';
import { pieceMost, type BalanceShare } from '../proof/proof-content.ts';
import { balanceBytes, type HeadBalances } from './balance-bytes.ts';

/*
 * GF(256) of AES (x⁸ + x⁴ + x³ + x + 1): addition, multiplication and division of bytes. A polynomial of
 * degree k − 1 is determined by its values at any k places (Reed and Solomon 1960), and fewer reveal nothing about one of
 * its coefficients (Shamir 1979).
 */

const powers = new Uint8Array(255);
const logs = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
	powers[power] = value;
	logs[value] = power;
	// Times x + 1, a generator of all non-zero bytes.
	value ^= (value << 1) ^ (value & 128 ? 0x11b : 0);
}

const times = (one: number, other: number): number =>
	one === 0 || other === 0 ? 0 : (powers[((logs[one] ?? 0) + (logs[other] ?? 0)) % 255] ?? 0);

function dividedBy(one: number, other: number): number {
	assert(other !== 0, 'nothing is divided by zero');
	return one === 0 ? 0 : (powers[((logs[one] ?? 0) + 255 - (logs[other] ?? 0)) % 255] ?? 0);
}

/** Value of each column's polynomial at a place. @param rows coefficients, the constant one first; of equal length */
export function valuesAt(place: number, rows: readonly Uint8Array[]): Uint8Array {
	const values = new Uint8Array(present(rows[0], 'a polynomial has coefficients').length);
	for (const row of rows.toReversed())
		for (const [column, value] of values.entries()) values[column] = times(value, place) ^ (row[column] ?? 0);
	return values;
}

/** The values of the columns' polynomials at one place. */
interface ValuesAtPlace {
	readonly place: number;
	readonly values: Uint8Array;
}

/** Coefficients of the columns' polynomials of lowest degree with these values, the constant ones first. @param known at distinct places */
export function coefficientsOf(known: readonly ValuesAtPlace[]): readonly Uint8Array[] {
	const columns = present(known[0], 'a polynomial is known from values').values.length;
	const rows = known.map(() => new Uint8Array(columns));
	for (const { place, values } of known) {
		const basis = basisAt(
			place,
			known.map((one) => one.place)
		);
		for (const [degree, row] of rows.entries())
			for (const [column, value] of values.entries())
				row[column] = (row[column] ?? 0) ^ times(value, basis[degree] ?? 0);
	}
	return rows;
}

/** Coefficients of the polynomial that is 1 at `place` and 0 at the others (Lagrange). */
function basisAt(place: number, places: readonly number[]): readonly number[] {
	let product = [1];
	let divisor = 1;
	for (const other of places) {
		if (other === place) continue;
		// Times (x − other); minus equals plus here.
		product = [...product, 0].map(
			(coefficient, degree) => times(coefficient, other) ^ (degree === 0 ? 0 : (product[degree - 1] ?? 0))
		);
		divisor = times(divisor, place ^ other);
	}
	return product.map((coefficient) => dividedBy(coefficient, divisor));
}

/** Bytes of the key that decrypts the balances. */
const secretLength = 16;
/** Largest number of places of a share. */
const slipsMost = 255;

/** Number of slips needed to rebuild the balances: three of five, twelve of twenty. */
export const neededOf = (slips: number): number => Math.max(2, Math.ceil(slips * 0.6));

/** The page whose balances are shared. */
interface SpreadPage {
	/** Short id and short hash of the book, as in `ProofContent`. */
	readonly book: string;
	readonly head: string;
}

/**
 * The share of each slip, from the first on: any `neededOf` of them rebuild the balances, fewer reveal nothing. The same page
 * gives the same shares, because the signature is deterministic, so that slips of different days can be combined.
 *
 * @param slips number of slips
 * @returns null if there is nobody to share with, or more than a code can hold
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
	// This signature is never published, so the derived secrets cannot be guessed without the group's key.
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

/** Id derived from the key and the encrypted balances of one set: 16 bytes, hex. */
export async function markOf(
	key: Uint8Array,
	locked: Uint8Array,
	{ hash }: Pick<Vault, 'hash'>
): Promise<string> {
	return (await hash(concat(utf8('bahi slips 1'), key, locked))).slice(0, 32);
}

/** The key, then one row for each other coefficient of the polynomial, all derived from the secret seed. */
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

/** Pads with zeros, so that the ciphertext can be divided into equal pieces. */
function evened(clear: Uint8Array, pieces: number): Uint8Array {
	const length = Math.ceil((clear.length + tagLength) / pieces) * pieces - tagLength;
	return concat(clear, new Uint8Array(length - clear.length));
}

function inRows(bytes: Uint8Array, rows: number): readonly Uint8Array[] {
	const length = bytes.length / rows;
	return Array.from({ length: rows }, (_, row) => bytes.slice(row * length, (row + 1) * length));
}
