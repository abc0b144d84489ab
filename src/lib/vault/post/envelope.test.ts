import { createCipheriv, createDecipheriv } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { concat, err, ok, present, utf8 } from '#kernel';
import { textOf } from '../../../../tests/support/sources.ts';
import { isSoak } from '../../../../tests/support/soak.ts';
import { random } from '../../../../tests/support/quick-vault.ts';
import { deflate } from '../compression.ts';
import { writeRecoveryCode } from '../key-cards.ts';
import { loadAgreement } from '../laptop-key.ts';
import {
	boxKeyOf,
	carriedKeys,
	carryKeys,
	checkStamp,
	framed,
	isReadingProof,
	longestEnvelope,
	officeKeyOf,
	openEras,
	openSealedPage,
	readBoxCard,
	readBoxLetters,
	readEnvelope,
	readingProof,
	readTicket,
	sealEras,
	sealPage,
	stamperOf,
	unframed,
	writeBoxCard,
	writeBoxLetters,
	writeTicket,
	type Stamper
} from './index.ts';

// The bytes of docs/POST.md, against an example that another program wrote from the same page; what was put into a box once must open for ever.
const example = JSON.parse(textOf('tests/support/envelopes/example.json')) as Record<string, string> & {
	readonly eraKeys: readonly string[];
	readonly until: number;
	readonly minute: number;
};
const hex = (text = ''): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const letters = (text = ''): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
const longest = 1_000_000;

const secret = hex(example['boxSecret']);
let box: Awaited<ReturnType<typeof boxKeyOf>>;
let office: Awaited<ReturnType<typeof officeKeyOf>>;
let stamper: Stamper;
beforeAll(async () => {
	box = await boxKeyOf(secret);
	office = await officeKeyOf(hex(example['officeSeed']));
	stamper = await stamperOf(box, await officeKeyOf(hex(example['writerSeed'])));
});
const eraKeys = example.eraKeys.map(hex);
const eraKey = present(eraKeys[0], 'a key of era 1');
const page = letters(example['page']);
const eras = letters(example['eras']);
const place = { n: 3, era: 1, year: 2026 };
const made = async (text: string, at = place): Promise<Uint8Array> => {
	const sealed = await sealPage(stamper, at, eraKey, await deflate(utf8(text)));
	return sealed.ok ? sealed.value : new Uint8Array();
};
const opened = async (envelope: Uint8Array, key = eraKey) => {
	const record = await openSealedPage(envelope, key, longest);
	return record.ok ? new TextDecoder().decode(record.value) : record.error;
};
const stampOf = async (envelope: Uint8Array, boxKey = box.publicKey) => {
	const head = readEnvelope(envelope);
	return head.ok ? checkStamp(envelope, head.value, boxKey, new Set()) : head;
};

describe('the frozen example', () => {
	test('has the place that its page says, and opens', async () => {
		expect(readEnvelope(page)).toMatchObject({
			ok: true,
			value: { ...place, lane: 'p', box: example['box'], writer: example['writer'] }
		});
		expect(await stampOf(page)).toEqual(ok(undefined));
		expect(await opened(page)).toBe(example['record']);
	});

	test('is made again byte by byte: page, keys, ticket, reading', async () => {
		expect(await made(example['record'] ?? '')).toEqual(page);
		expect(await carryKeys(stamper, 2, utf8(example['part'] ?? ''))).toEqual(ok(letters(example['keys'])));
		expect(carriedKeys(letters(example['keys']))).toEqual(ok(utf8(example['part'] ?? '')));
		const ticket = { boxKey: box.publicKey, until: example.until, kind: 1 };
		expect(await writeTicket(office, ticket)).toEqual(letters(example['ticket']));
		expect(await readTicket(letters(example['ticket']), [box.publicKey, office.publicKey])).toEqual(ticket);
		expect(await readingProof(box, example.minute, example['path'] ?? '')).toBe(example['reading']);
	});

	test('lets group, office and field worker open the eras, and nobody else', async () => {
		const { publicKeyOf } = await loadAgreement();
		const pairOf = (key: Uint8Array) => ({ secretKey: key, publicKey: publicKeyOf(key) });
		const byGroup = (key: Uint8Array) => (bytes: Uint8Array, about: string) => {
			const gcm = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(utf8(about));
			gcm.setAuthTag(bytes.subarray(-16));
			try {
				return Promise.resolve(
					ok(new Uint8Array(Buffer.concat([gcm.update(bytes.subarray(12, -16)), gcm.final()])))
				);
			} catch {
				return Promise.resolve(err('another key'));
			}
		};
		const [officeKey, fieldKey] = [hex(example['officeSecret']), hex(example['fieldSecret'])];
		expect(await openEras(eras, { as: 'group', decrypt: byGroup(hex(example['groupKey'])) })).toEqual(
			ok(eraKeys)
		);
		expect(await openEras(eras, { as: 'office', pair: pairOf(officeKey) })).toEqual(ok(eraKeys));
		expect(await openEras(eras, { as: 'field', pair: pairOf(fieldKey) })).toEqual(ok(eraKeys));
		const closed = err({ type: 'NotOpened', because: 'key' });
		expect(await openEras(eras, { as: 'group', decrypt: byGroup(eraKey) })).toEqual(closed);
		expect(await openEras(eras, { as: 'later', pair: pairOf(officeKey) })).toEqual(closed);
		expect(await openEras(eras, { as: 'office', pair: pairOf(fieldKey) })).toEqual(closed);
	});

	test('has a card for hand and for camera', async () => {
		const card = { route: example['route'] ?? '', secret };
		expect(writeBoxLetters(card)).toBe(example['letters']);
		expect(readBoxLetters(example['letters']?.toLowerCase().replaceAll(' ', '-') ?? '')).toEqual(card);
		const { publicKeyOf } = await loadAgreement();
		const whole = {
			...card,
			...{
				ticket: letters(example['ticket']),
				office: publicKeyOf(hex(example['officeSecret'])),
				field: null
			}
		};
		expect(writeBoxCard(whole)).toBe(example['card']);
		expect(await readBoxCard(example['card'] ?? '')).toEqual(ok(whole));
	});
});

describe('an envelope', () => {
	test('in which one bit is another is refused, by head or stamp; and one that is cut, or longer', async () => {
		for (let bit = 0; bit < page.length * 8; bit += isSoak() ? 1 : 61) {
			const flipped = page.slice();
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect((await stampOf(flipped)).ok, `bit ${bit}`).toBe(false);
		}
		for (const other of [page.slice(0, -1), concat(page, Uint8Array.of(0)), page.slice(1), new Uint8Array()])
			expect((await stampOf(other)).ok).toBe(false);
	});

	test.each([
		['a newer form', (bytes: Uint8Array) => bytes.with(4, 2), 'version'],
		['a lane that nobody knows', (bytes: Uint8Array) => bytes.with(5, 4), 'lane'],
		['a number 0', (bytes: Uint8Array) => bytes.with(41, 0), 'place'],
		['no era', (bytes: Uint8Array) => bytes.with(43, 0), 'place'],
		['a lane of eras in a year', (bytes: Uint8Array) => bytes.with(5, 2), 'place'],
		[
			'a length that padding does not give',
			(bytes: Uint8Array) => concat(bytes, new Uint8Array(100)),
			'padding'
		],
		['other first letters', (bytes: Uint8Array) => bytes.with(0, 65), 'start'],
		['64 KiB and one', () => new Uint8Array(longestEnvelope + 1), 'length']
	])('with %s is none', (_, change, because) => {
		expect(readEnvelope(change(page))).toEqual(err({ type: 'NoEnvelope', because }));
	});

	test('of a page of another woman’s day is as long, and tells nothing of its text', async () => {
		const [short, long] = [await made('one gave 10'), await made('one gave 10, '.repeat(60))];
		expect(short.length).toBe(long.length);
		expect(short.length).toBe(1258);
	});

	test('of the same record is the same, of another one under its number has another nonce', async () => {
		expect(await made('gave 100')).toEqual(await made('gave 100'));
		const nonces = await Promise.all(
			['gave 100', 'gave 900'].map(async (text) => (await made(text)).slice(142, 154))
		);
		expect(nonces[0]).not.toEqual(nonces[1]);
	});

	test('is stamped by whom the box vouches for, under its own box and number', async () => {
		const other = await boxKeyOf(new Uint8Array(16).fill(9));
		expect(await stampOf(page, other.publicKey)).toEqual(err({ type: 'WrongStamp', because: 'box' }));
		const stranger = await officeKeyOf(new Uint8Array(32).fill(5));
		const unvouched = { ...(await stamperOf(box, stranger)), voucher: stamper.voucher };
		const sealed = await sealPage(unvouched, place, eraKey, await deflate(utf8('junk')));
		expect(sealed.ok && (await stampOf(sealed.value))).toEqual(
			err({ type: 'WrongStamp', because: 'voucher' })
		);
		const squat = { ...(await stamperOf(box, stranger)), writer: stamper.writer };
		const taken = await sealPage(squat, place, eraKey, await deflate(utf8('junk')));
		expect(taken.ok && (await stampOf(taken.value))).toEqual(err({ type: 'WrongStamp', because: 'writer' }));
	});

	test('opens by the key of its era, as a page, and packed as a phone packs', async () => {
		const closed = { type: 'NotOpened', because: 'key' };
		expect(await opened(page, eraKeys[1])).toEqual(closed);
		expect(await opened(eras)).toEqual({ type: 'NotOpened', because: 'lane' });
		expect(carriedKeys(page)).toEqual(err({ type: 'NotOpened', because: 'lane' }));
		const bomb = await made('a'.repeat(longest + 1));
		expect(await opened(bomb)).toEqual({ type: 'NotOpened', because: 'packed' });
		const broken = await sealPage(stamper, place, eraKey, utf8('not packed'));
		expect(broken.ok && (await opened(broken.value))).toEqual({ type: 'NotOpened', because: 'packed' });
	});

	test('with a nonce of her own making is refused, though key and stamp are right', async () => {
		const { createHmac, hkdfSync } = await import('node:crypto');
		const head = page.slice(0, 142);
		const key = Buffer.from(hkdfSync('sha256', eraKey, '', `bahi page 1 1 ${example['writer'] ?? ''} 3`, 32));
		const nonce = createHmac('sha256', key).update('another').digest().subarray(0, 12);
		const gcm = createCipheriv('aes-256-gcm', key, nonce).setAAD(head.subarray(0, 46));
		const body = Buffer.concat([nonce, gcm.update(new Uint8Array(1024)), gcm.final(), gcm.getAuthTag()]);
		expect(await opened(concat(head, body, new Uint8Array(64)))).toEqual({
			type: 'NotOpened',
			because: 'nonce'
		});
	});

	test('longer than 64 KiB is refused when it is made', async () => {
		const sealed = await sealPage(stamper, place, eraKey, new Uint8Array(40_000));
		expect(sealed.ok).toBe(true);
		expect(await sealPage(stamper, place, eraKey, new Uint8Array(66_000))).toEqual(
			err({ type: 'TooLongForEnvelope' })
		);
	});

	test('travels behind its length, and lengths that lie are none', () => {
		expect(unframed(framed([page, eras]))).toEqual([page, eras]);
		for (const lie of [
			[0, 0],
			[0, 0, 255, 255, 1],
			[0, 0, 0, 0],
			[255, 255, 255, 255, 1]
		])
			expect(unframed(Uint8Array.from(lie))).toBeNull();
	});
});

describe('a list of eras', () => {
	const group = {
		epoch: 1,
		encrypt: (bytes: Uint8Array) => Promise.resolve(concat(new Uint8Array(28), bytes))
	};

	test('shows nobody whether somebody reads: the same length, no slot empty', async () => {
		const { publicKeyOf } = await loadAgreement();
		const reader = publicKeyOf(random.bytes(32));
		const lists = [
			await sealEras(stamper, eraKeys, group, { office: reader, field: null }, random),
			await sealEras(stamper, eraKeys.slice(1), group, { office: null, field: null }, random)
		].map((sealed) => (sealed.ok ? sealed.value : new Uint8Array()));
		expect(lists.map((list) => list.length)).toEqual([2622, 2622]);
		for (const list of lists)
			for (const at of [0, 1, 2]) {
				const slot = list.slice(142 + 64 + at * 92, 142 + 64 + (at + 1) * 92);
				expect(slot.filter((byte) => byte === 0).length).toBeLessThan(12);
			}
	});

	test('cannot be sealed to a key that everybody knows', async () => {
		const all = sealEras(stamper, eraKeys, group, { office: new Uint8Array(32), field: null }, random);
		await expect(all).rejects.toThrow(TypeError);
	});
});

describe('a box card', () => {
	test('is no key paper, nor a key paper a box card; one wrong letter is found', () => {
		const card = { route: 'k7qw', secret };
		const written = writeBoxLetters(card).replaceAll(' ', '');
		expect(readBoxLetters(writeRecoveryCode(secret))).toBeNull();
		expect(readBoxLetters(written.slice(4))).toBeNull();
		for (let at = 0; at < written.length; at += 1) {
			const other = written[at] === 'Z' ? 'Y' : 'Z';
			expect(readBoxLetters(written.slice(0, at) + other + written.slice(at + 1)), String(at)).toBeNull();
		}
	});

	test('with a ticket of another box, or a reader’s key that everybody knows, is refused', async () => {
		const other = await boxKeyOf(new Uint8Array(16).fill(9));
		const card = { route: 'k7qw', secret, ticket: letters(example['ticket']), office: null, field: null };
		const foreign = await writeTicket(office, { boxKey: other.publicKey, until: 1, kind: 1 });
		const refusalOf = async (change: Partial<typeof card> | { readonly office: Uint8Array }) => {
			const read = await readBoxCard(writeBoxCard({ ...card, ...change }));
			return read.ok ? 'read' : read.error.because;
		};
		expect(await refusalOf({})).toBe('read');
		expect(await refusalOf({ ticket: foreign })).toBe('ticket');
		expect(await refusalOf({ office: new Uint8Array(32).fill(0).with(0, 1) })).toBe('reader');
		expect(await refusalOf({ route: '.../' })).toBe('letters');
		expect(await readBoxCard('BAHI')).toEqual(err({ type: 'NoBoxCard', because: 'letters' }));
	});
});

test('a ticket counts with the signature of an office, and only whole', async () => {
	const ticket = letters(example['ticket']);
	expect(await readTicket(ticket, [box.publicKey])).toBeNull();
	expect(await readTicket(ticket.with(36, 2), [office.publicKey])).toBeNull();
	expect(await readTicket(ticket.slice(1), [office.publicKey])).toBeNull();
});

test('a proof of reading counts for its path, around its minute', async () => {
	const [proof = '', path = ''] = [example['reading'], example['path']];
	const counts = (now: number, at = path, by = box.publicKey) =>
		isReadingProof(by, proof, at, { now, apart: 15 });
	const minute = example.minute;
	expect(await Promise.all([minute - 15, minute, minute + 15].map((now) => counts(now)))).toEqual([
		true,
		true,
		true
	]);
	expect(await Promise.all([minute - 16, minute + 16].map((now) => counts(now)))).toEqual([false, false]);
	expect(await counts(minute, `${path}/p`)).toBe(false);
	expect(await counts(minute, path, office.publicKey)).toBe(false);
	expect(await isReadingProof(box.publicKey, 'never', path, { now: minute, apart: 15 })).toBe(false);
});
