import {
	concat,
	err,
	ok,
	padded,
	paddedLength,
	sameBytes,
	toHex,
	unpadded,
	unshared,
	utf8,
	wipe
} from '#kernel';
import type { Result } from '#kernel';
import { derive, digest, importCipherKey, nonceLength, seal, tagLength, unseal } from '../cipher.ts';
import { inflate } from '../compression.ts';
import { loadSignatures } from '../signatures.ts';
import { idOf, voucherBytes, type Stamper } from './box.ts';

/*
 * One sealed page on its way to the post box, byte by byte (docs/POST.md). Numbers are big-endian.
 *
 *   0   4  "BPOS"
 *   4   1  version, 1
 *   5   1  lane: 1 page, 2 eras, 3 keys and names
 *   6  16  box: first bytes of SHA-256 of the box's public key
 *  22  16  writer: first bytes of SHA-256 of the writer's public key, as in the records
 *  38   4  n, the writer's gapless counter in this lane, from 1
 *  42   2  era: which key of the group the page is under, from 1; 0 in lane 3
 *  44   2  year of the page's own day; 0 in other lanes
 *  46  32  writer's public key
 *  78  64  voucher: the box's key over that key
 * 142   –  body
 *  end 64  stamp: the writer's key over everything before
 *
 * The body of a page is nonce 12, AES-256-GCM of the packed, padded record, tag 16, bound to bytes 0 to 45. Key and nonce follow from the era's key,
 * the place and the content: one record has one body, and two contents under one number have two nonces.
 */

export type Lane = 'p' | 'e' | 'k';
const lanes: readonly Lane[] = ['p', 'e', 'k'];
/** What the lane wraps around its padded content, and the least step of that content, in bytes. */
const bodies: Readonly<Record<Lane, { readonly around: number; readonly step: number }>> = {
	p: { around: nonceLength + tagLength, step: 1024 },
	// Four slots of an era list: 64 and three times 92 (eras.ts).
	e: { around: 340 + nonceLength + tagLength, step: 2048 },
	k: { around: 0, step: 4096 }
};
const headLength = 142;
const boundLength = 46;
const stampLength = 64;
export const longestEnvelope = 64 * 1024;

/** Where an envelope lies in a box. */
export interface EnvelopePlace {
	readonly n: number;
	readonly era: number;
	/** Of the page's own day; 0 in other lanes than that of pages. */
	readonly year: number;
}

/** What anybody can read of an envelope. Ids are 32 letters of hex. */
export interface EnvelopeHead extends EnvelopePlace {
	readonly lane: Lane;
	readonly box: string;
	readonly writer: string;
	readonly writerKey: Uint8Array;
	readonly voucher: Uint8Array;
}

export type EnvelopeRefusal =
	| {
			readonly type: 'NoEnvelope';
			readonly because: 'length' | 'start' | 'version' | 'lane' | 'place' | 'padding';
	  }
	| { readonly type: 'WrongStamp'; readonly because: 'box' | 'writer' | 'voucher' | 'stamp' }
	| { readonly type: 'NotOpened'; readonly because: 'lane' | 'key' | 'padding' | 'nonce' | 'packed' };

const notOpened = (because: 'lane' | 'key' | 'padding' | 'nonce' | 'packed') =>
	err<EnvelopeRefusal>({ type: 'NotOpened', because });

/** What cannot be sent in one envelope: a page of some thousand events, which no group has. */
export interface TooLongForEnvelope {
	readonly type: 'TooLongForEnvelope';
}

/** Head, content by the lane and stamp. @param contentOf gives the body; bytes 0 to 45 of the head are bound to it */
export async function envelopeOf(
	stamper: Stamper,
	lane: Lane,
	{ n, era, year }: EnvelopePlace,
	contentOf: (bound: Uint8Array) => Promise<Uint8Array>
): Promise<Result<Uint8Array, TooLongForEnvelope>> {
	const head = new Uint8Array(headLength);
	const view = new DataView(head.buffer);
	head.set(utf8('BPOS'));
	head.set([1, lanes.indexOf(lane) + 1], 4);
	head.set(stamper.box, 6);
	head.set(stamper.writer, 22);
	view.setUint32(38, n);
	view.setUint16(42, era);
	view.setUint16(44, year);
	head.set(stamper.writerKey, 46);
	head.set(stamper.voucher, 78);
	const before = concat(head, await contentOf(head.subarray(0, boundLength)));
	if (before.length + stampLength > longestEnvelope) return err({ type: 'TooLongForEnvelope' });
	return ok(concat(before, await stamper.sign(await stampedBytes(before))));
}

const stampedBytes = async (before: Uint8Array): Promise<Uint8Array> =>
	concat(utf8('bahi post 1\n'), await digest(before));

/**
 * A page for the box.
 *
 * @param eraKey 32 bytes
 * @param packed the signed bytes of the record, deflate-raw, as the phone's own store has them: another version of a browser packs otherwise
 */
export function sealPage(
	stamper: Stamper,
	place: EnvelopePlace,
	eraKey: Uint8Array,
	packed: Uint8Array
): Promise<Result<Uint8Array, TooLongForEnvelope>> {
	return envelopeOf(stamper, 'p', place, async (bound) => {
		const plain = padded(packed, bodies.p.step);
		const raw = await pageKey(eraKey, toHex(stamper.writer), place.n);
		const body = await seal(await importCipherKey(raw), await nonceOf(raw, plain), plain, bound);
		wipe(raw, plain);
		return body;
	});
}

/** @param longest of the record, in bytes @returns the signed bytes of the record */
export async function openSealedPage(
	envelope: Uint8Array,
	eraKey: Uint8Array,
	longest: number
): Promise<Result<Uint8Array, EnvelopeRefusal>> {
	const head = readEnvelope(envelope);
	if (!head.ok) return head;
	if (head.value.lane !== 'p') return notOpened('lane');
	const body = bodyOf(envelope);
	const raw = await pageKey(eraKey, head.value.writer, head.value.n);
	const plain = await unseal(await importCipherKey(raw), body, boundOf(envelope));
	if (plain === null) return notOpened('key');
	const nonce = await nonceOf(raw, plain);
	wipe(raw);
	// Else one record could have many envelopes, and each would pass for another page.
	if (!sameBytes(nonce, body.subarray(0, nonceLength))) return notOpened('nonce');
	const packed = unpadded(plain, bodies.p.step);
	if (packed === null) return notOpened('padding');
	const record = await inflate(packed, longest);
	return typeof record === 'string' ? notOpened('packed') : ok(record);
}

/** The key of one page. @param writer in hex */
const pageKey = (eraKey: Uint8Array, writer: string, n: number): Promise<Uint8Array> =>
	derive(eraKey, new Uint8Array(), `bahi page 1 1 ${writer} ${n}`);

/** HMAC-SHA-256 of the padded plain text under the page's key: GCM never sees one nonce with two texts. */
async function nonceOf(raw: Uint8Array, plain: Uint8Array): Promise<Uint8Array> {
	const hmac = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', unshared(raw), hmac, false, ['sign']);
	return new Uint8Array(await crypto.subtle.sign('HMAC', key, unshared(plain))).subarray(0, nonceLength);
}

/**
 * What a lost phone needs beside its pages: a part of a copy without a page (ADR 0095), locked as that is, padded to a few lengths.
 *
 * @param part bytes of the part
 */
export const carryKeys = (
	stamper: Stamper,
	n: number,
	part: Uint8Array
): Promise<Result<Uint8Array, TooLongForEnvelope>> =>
	envelopeOf(stamper, 'k', { n, era: 0, year: 0 }, () => Promise.resolve(padded(part, bodies.k.step)));

/** @returns the bytes of the part of a copy */
export function carriedKeys(envelope: Uint8Array): Result<Uint8Array, EnvelopeRefusal> {
	const head = readEnvelope(envelope);
	if (!head.ok) return head;
	if (head.value.lane !== 'k') return notOpened('lane');
	const part = unpadded(bodyOf(envelope), bodies.k.step);
	return part === null ? notOpened('padding') : ok(part);
}

/** The bytes to which a body is bound. @param envelope one that `readEnvelope` reads */
export const boundOf = (envelope: Uint8Array): Uint8Array => envelope.subarray(0, boundLength);

/** The bytes that only a reader opens. @param envelope one that `readEnvelope` reads */
export const bodyOf = (envelope: Uint8Array): Uint8Array => envelope.subarray(headLength, -stampLength);

export const paddedEras = (keys: Uint8Array): Uint8Array<ArrayBuffer> => padded(keys, bodies.e.step);
export const unpaddedEras = (plain: Uint8Array): Uint8Array<ArrayBuffer> | null =>
	unpadded(plain, bodies.e.step);

/** Says nothing of the stamp. A length that padding does not give is refused: a sloppy sender would tell the size of its pages. */
export function readEnvelope(envelope: Uint8Array): Result<EnvelopeHead, EnvelopeRefusal> {
	const no = (because: 'length' | 'start' | 'version' | 'lane' | 'place' | 'padding') =>
		err<EnvelopeRefusal>({ type: 'NoEnvelope', because });
	if (envelope.length <= headLength + stampLength || envelope.length > longestEnvelope) return no('length');
	if (!sameBytes(envelope.subarray(0, 4), utf8('BPOS'))) return no('start');
	if (envelope[4] !== 1) return no('version');
	const lane = lanes[(envelope[5] ?? 0) - 1];
	if (lane === undefined) return no('lane');
	const view = new DataView(envelope.buffer, envelope.byteOffset);
	const place = { n: view.getUint32(38), era: view.getUint16(42), year: view.getUint16(44) };
	if (!isPlace(lane, place)) return no('place');
	const { around, step } = bodies[lane];
	const content = bodyOf(envelope).length - around;
	if (content < step || paddedLength(content, step) !== content) return no('padding');
	return ok({
		...place,
		lane,
		box: toHex(envelope.subarray(6, 22)),
		writer: toHex(envelope.subarray(22, 38)),
		writerKey: envelope.slice(46, 78),
		voucher: envelope.slice(78, headLength)
	});
}

function isPlace(lane: Lane, { n, era, year }: EnvelopePlace): boolean {
	if (n < 1) return false;
	if (lane === 'p') return era >= 1 && year >= 1;
	return year === 0 && era === (lane === 'e' ? n : 0);
}

/**
 * Whether the envelope was stamped by a writer of the box. Anybody who has the box's public key can ask.
 *
 * @param vouched writers of this box whose voucher was found right before; this one is added
 */
export async function checkStamp(
	envelope: Uint8Array,
	head: EnvelopeHead,
	boxKey: Uint8Array,
	vouched: Set<string>
): Promise<Result<void, EnvelopeRefusal>> {
	const wrong = (because: 'box' | 'writer' | 'voucher' | 'stamp') =>
		err<EnvelopeRefusal>({ type: 'WrongStamp', because });
	if (toHex(await idOf(boxKey)) !== head.box) return wrong('box');
	if (toHex(await idOf(head.writerKey)) !== head.writer) return wrong('writer');
	const { verify } = await loadSignatures();
	if (!vouched.has(toHex(head.voucher) + head.writer)) {
		const text = voucherBytes(boxKey, head.writerKey);
		if (!(await verify(boxKey, head.voucher, text))) return wrong('voucher');
		vouched.add(toHex(head.voucher) + head.writer);
	}
	const stamped = await stampedBytes(envelope.subarray(0, -stampLength));
	return (await verify(head.writerKey, envelope.subarray(-stampLength), stamped))
		? ok(undefined)
		: wrong('stamp');
}

/** Envelopes one behind the other, each behind its length in four bytes: the body of a request or an answer. */
export const framed = (envelopes: readonly Uint8Array[]): Uint8Array =>
	concat(
		...envelopes.flatMap((envelope) => {
			const length = new Uint8Array(4);
			new DataView(length.buffer).setUint32(0, envelope.length);
			return [length, envelope];
		})
	);

/** @returns null where a length is zero or leads out of the bytes */
export function unframed(bytes: Uint8Array): readonly Uint8Array[] | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const envelopes: Uint8Array[] = [];
	for (let at = 0; at < bytes.length;) {
		const from = at + 4;
		const length = from <= bytes.length ? view.getUint32(at) : 0;
		if (length === 0 || from + length > bytes.length) return null;
		envelopes.push(bytes.subarray(from, from + length));
		at = from + length;
	}
	return envelopes;
}
