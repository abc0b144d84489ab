import { concat, err, ok, padded, toHex, unshared, utf8, wipe, type Result } from '#kernel';
import { derive, digest, importCipherKey, nonceLength, seal, tagLength } from '../cipher.ts';
import type { Stamper } from './box.ts';

/*
 * One sealed page on its way to the post box, byte by byte (docs/POST.md). Numbers are big-endian.
 *
 *   0   4  "BPOS"
 *   4   1  version, 1
 *   5   1  lane: 1 page, 2 eras, 3 keys and names
 *   6  16  box: first bytes of SHA-256 of the box's public key
 *  22  16  writer: first bytes of SHA-256 of the writer's public key, as in the records
 *  38   4  n, gapless, from 1: of a page its place in the book of the phone that leaves it
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
export const lanes: readonly Lane[] = ['p', 'e', 'k'];
/** What the lane wraps around its padded content, and the least step of that content, in bytes. */
export const bodies: Readonly<Record<Lane, { readonly around: number; readonly step: number }>> = {
	p: { around: nonceLength + tagLength, step: 1024 },
	// Four slots of an era list: 64 and three times 92 (eras.ts).
	e: { around: 340 + nonceLength + tagLength, step: 2048 },
	k: { around: 0, step: 4096 }
};
export const bytesOfHead = 142;
export const boundLength = 46;
export const stampLength = 64;
export const longestEnvelope = 64 * 1024;

/** Where an envelope lies in a box. */
export interface EnvelopePlace {
	readonly n: number;
	readonly era: number;
	/** Of the page's own day; 0 in other lanes than that of pages. */
	readonly year: number;
}

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
	const head = new Uint8Array(bytesOfHead);
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

export const stampedBytes = async (before: Uint8Array): Promise<Uint8Array> =>
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

/** The key of one page. @param writer in hex */
export const pageKey = (eraKey: Uint8Array, writer: string, n: number): Promise<Uint8Array> =>
	derive(eraKey, new Uint8Array(), `bahi page 1 1 ${writer} ${n}`);

/** HMAC-SHA-256 of the padded plain text under the page's key: GCM never sees one nonce with two texts. */
export async function nonceOf(raw: Uint8Array, plain: Uint8Array): Promise<Uint8Array> {
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
