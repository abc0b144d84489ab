import { assert, present } from '#kernel';

/*
 * GF(256) of AES (x⁸ + x⁴ + x³ + x + 1): bytes that are added, multiplied and divided without leaving the byte. A polynomial of
 * degree k − 1 is known again from its values at any k places (Reed and Solomon 1960), and from fewer nothing is known of one of
 * its coefficients (Shamir 1979).
 */

const powers = new Uint8Array(255);
const logs = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
	powers[power] = value;
	logs[value] = power;
	// Times x + 1, which reaches every byte but zero.
	value ^= (value << 1) ^ (value & 128 ? 0x11b : 0);
}

const times = (one: number, other: number): number =>
	one === 0 || other === 0 ? 0 : (powers[((logs[one] ?? 0) + (logs[other] ?? 0)) % 255] ?? 0);

function dividedBy(one: number, other: number): number {
	assert(other !== 0, 'nothing is divided by zero');
	return one === 0 ? 0 : (powers[((logs[one] ?? 0) + 255 - (logs[other] ?? 0)) % 255] ?? 0);
}

/** The value of each column's polynomial at a place. @param rows coefficients, the constant one first; equally long */
export function valuesAt(place: number, rows: readonly Uint8Array[]): Uint8Array {
	const values = new Uint8Array(present(rows[0], 'a polynomial has coefficients').length);
	for (const row of rows.toReversed())
		for (const [column, value] of values.entries()) values[column] = times(value, place) ^ (row[column] ?? 0);
	return values;
}

/** The values of the columns' polynomials at one place. */
export interface ValuesAtPlace {
	readonly place: number;
	readonly values: Uint8Array;
}

/** The coefficients of the columns' polynomials of lowest degree with these values, the constant ones first. @param known at places that differ */
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
		// Times (x − other); minus is plus here.
		product = [...product, 0].map(
			(coefficient, degree) => times(coefficient, other) ^ (degree === 0 ? 0 : (product[degree - 1] ?? 0))
		);
		divisor = times(divisor, place ^ other);
	}
	return product.map((coefficient) => dividedBy(coefficient, divisor));
}
