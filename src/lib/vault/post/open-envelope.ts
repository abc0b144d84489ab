import type { LaptopKeys } from '#app';
import {
	concat,
	err,
	ok,
	paddedLength,
	sameBytes,
	toBase64url,
	toHex,
	unpadded,
	utf8,
	wipe,
	type Result
} from '#kernel';
import { importCipherKey, nonceLength, unseal } from '../cipher.ts';
import { inflate } from '../compression.ts';
import { keyLength } from '../laptop-key.ts';
import { loadSignatures } from '../signatures.ts';
import { idOf, voucherBytes } from './box.ts';
import {
	bodies,
	boundLength,
	bytesOfHead,
	lanes,
	longestEnvelope,
	nonceOf,
	pageKey,
	stampedBytes,
	stampLength,
	type EnvelopePlace,
	type Lane
} from './envelope.ts';
import { aboutSlot, groupSlot, listAt, readers, readerSlot, type EraReader } from './eras.ts';

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

/** Says nothing of the stamp. A length that padding does not give is refused: a sloppy sender would tell the size of its pages. */
export function readEnvelope(envelope: Uint8Array): Result<EnvelopeHead, EnvelopeRefusal> {
	const no = (because: 'length' | 'start' | 'version' | 'lane' | 'place' | 'padding') =>
		err<EnvelopeRefusal>({ type: 'NoEnvelope', because });
	if (envelope.length <= bytesOfHead + stampLength || envelope.length > longestEnvelope) return no('length');
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
		voucher: envelope.slice(78, bytesOfHead)
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

/** @returns the bytes of the part of a copy */
export function carriedKeys(envelope: Uint8Array): Result<Uint8Array, EnvelopeRefusal> {
	const head = readEnvelope(envelope);
	if (!head.ok) return head;
	if (head.value.lane !== 'k') return notOpened('lane');
	const part = unpadded(bodyOf(envelope), bodies.k.step);
	return part === null ? notOpened('padding') : ok(part);
}

/** The bytes to which a body is bound. @param envelope one that `readEnvelope` reads */
const boundOf = (envelope: Uint8Array): Uint8Array => envelope.subarray(0, boundLength);

/** The bytes that only a reader opens. @param envelope one that `readEnvelope` reads */
const bodyOf = (envelope: Uint8Array): Uint8Array => envelope.subarray(bytesOfHead, -stampLength);

/** Who opens a list: the group, by `OpenKeys.decrypt`, or a reader by `LaptopKeys.openSealed`. */
export type ErasOpener =
	| {
			readonly as: 'group';
			readonly decrypt: (bytes: Uint8Array, about: string) => Promise<Result<Uint8Array, unknown>>;
	  }
	| {
			readonly as: EraReader;
			readonly open: LaptopKeys['openSealed'];
	  };

/** @returns keys of 32 bytes, of era 1 on */
export async function openEras(
	envelope: Uint8Array,
	opener: ErasOpener
): Promise<Result<readonly Uint8Array[], EnvelopeRefusal>> {
	const head = readEnvelope(envelope);
	if (!head.ok) return head;
	const { lane, box, era } = head.value;
	if (lane !== 'e') return notOpened('lane');
	const body = bodyOf(envelope);
	const raw = await listKey(body, opener, aboutSlot(opener.as, box, era));
	if (raw?.length !== keyLength) return notOpened('key');
	const bound = concat(boundOf(envelope), body.subarray(0, listAt));
	const plain = await unseal(await importCipherKey(raw), body.subarray(listAt), bound);
	wipe(raw);
	if (plain === null) return notOpened('key');
	const list = unpadded(plain, bodies.e.step);
	if (list?.length !== era * keyLength) return notOpened('padding');
	return ok(Array.from({ length: era }, (_, at) => list.slice(at * keyLength, (at + 1) * keyLength)));
}

async function listKey(body: Uint8Array, opener: ErasOpener, about: string): Promise<Uint8Array | null> {
	if (opener.as === 'group') {
		const opened = await opener.decrypt(body.subarray(4, 4 + groupSlot), about);
		return opened.ok ? opened.value : null;
	}
	const at = 4 + groupSlot + readers.indexOf(opener.as) * readerSlot;
	const slot = body.subarray(at, at + readerSlot);
	const sealed = {
		point: toBase64url(slot.subarray(0, keyLength)),
		wrapped: toBase64url(slot.subarray(keyLength))
	};
	return opener.open(sealed, about);
}
