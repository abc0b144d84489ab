import {
	checkOf,
	concat,
	err,
	fromFives,
	ok,
	readLetters,
	sameBytes,
	secondCheckOf,
	toFives,
	utf8,
	writeLetters,
	type Result
} from '#kernel';
import { loadAgreement } from '../laptop-key.ts';
import { boxKeyOf } from './box.ts';

/*
 * The box card. By hand it is 32 letters: four of the route, 26 of the box secret and two that check both. The checks begin with a value of
 * their own, so that no letters of a key paper or cards are a box card by their length and checks. The square code has all of it as letters too:
 *
 *   0    4  "BBOX"
 *   4    1  version, 1
 *   5    4  route, as letters
 *   9   16  box secret
 *  25  101  ticket
 * 126   32  X25519 key of the office; zeros where the office does not read
 * 158   32  X25519 key of the field worker's laptop, the same
 * 190       as letters of five bits, 304 of them, and two that check them
 */
export interface BoxCard {
	/** Four letters or digits of Crockford's alphabet, lower case. */
	readonly route: string;
	/** 16 bytes. */
	readonly secret: Uint8Array;
	/** 101 bytes. */
	readonly ticket: Uint8Array;
	/** 32 bytes each. */
	readonly office: Uint8Array | null;
	readonly field: Uint8Array | null;
}

export interface BoxCardRefusal {
	readonly type: 'NoBoxCard';
	readonly because: 'letters' | 'version' | 'ticket' | 'reader';
}

const kind = 11;
const routeLetters = 4;
const secretLetters = 26;
const cardLength = 190;
const cardLetters = (cardLength * 8) / 5;
const ticketAt = 25;
const officeAt = 126;
const fieldAt = 158;

const checked = (values: readonly number[]): string =>
	writeLetters([...values, checkOf([kind, ...values]), secondCheckOf([kind, ...values])]);

/** @returns null for other letters or too many */
function unchecked(typed: string, length: number): readonly number[] | null {
	const values = readLetters(typed);
	if (values?.length !== length + 2) return null;
	const own = values.slice(0, length);
	const isRight =
		values[length] === checkOf([kind, ...own]) && values[length + 1] === secondCheckOf([kind, ...own]);
	return isRight ? own : null;
}

/** For the back of a passbook: what finds the box again. */
export function writeBoxLetters({ route, secret }: Pick<BoxCard, 'route' | 'secret'>): string {
	return checked([...(readLetters(route) ?? []), ...toFives(secret)]);
}

export function readBoxLetters(typed: string): Pick<BoxCard, 'route' | 'secret'> | null {
	const values = unchecked(typed, routeLetters + secretLetters);
	const secret = values && fromFives(values.slice(routeLetters));
	if (!values || !secret) return null;
	return { route: writeLetters(values.slice(0, routeLetters)).toLowerCase(), secret };
}

/** @returns letters without spaces, which a square code holds densely */
export function writeBoxCard({ route, secret, ticket, office, field }: BoxCard): string {
	const none = new Uint8Array(32);
	const start = concat(utf8('BBOX'), Uint8Array.of(1), utf8(route));
	const bytes = concat(start, secret, ticket, office ?? none, field ?? none);
	return checked(toFives(bytes)).replaceAll(' ', '');
}

/** What a camera read. A ticket of another box, and a reader's key with which no secret can be agreed on, are refused. */
export async function readBoxCard(read: string): Promise<Result<BoxCard, BoxCardRefusal>> {
	const no = (because: BoxCardRefusal['because']) => err<BoxCardRefusal>({ type: 'NoBoxCard', because });
	const values = unchecked(read, cardLetters);
	const bytes = values && fromFives(values);
	if (!bytes || !sameBytes(bytes.subarray(0, 4), utf8('BBOX'))) return no('letters');
	if (bytes[4] !== 1) return no('version');
	const route = String.fromCharCode(...bytes.subarray(5, 9));
	if (!routePattern.test(route)) return no('letters');
	const secret = bytes.slice(9, ticketAt);
	const ticket = bytes.slice(ticketAt, officeAt);
	const { publicKey } = await boxKeyOf(secret);
	if (!sameBytes(ticket.subarray(0, 32), publicKey)) return no('ticket');
	const office = readerAt(bytes, officeAt);
	const field = readerAt(bytes, fieldAt);
	const { agree } = await loadAgreement();
	const anySecret = new Uint8Array(32).fill(1);
	const isKey = (key: Uint8Array | null): boolean => key === null || agree(anySecret, key) !== null;
	return isKey(office) && isKey(field) ? ok({ route, secret, ticket, office, field }) : no('reader');
}

/** A route of a post box: letters and digits that eye and hand tell apart. */
export const routePattern = /^[0-9a-hjkmnp-tv-z]{4}$/;

function readerAt(bytes: Uint8Array, at: number): Uint8Array | null {
	const key = bytes.slice(at, at + 32);
	return key.every((byte) => byte === 0) ? null : key;
}
