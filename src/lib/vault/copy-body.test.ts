import { describe, expect, test } from 'vitest';
import { canonicalJson, concat, padded, type BookId } from '#kernel';
import {
	twoGroups,
	copyOf,
	damaged,
	format,
	payload,
	read,
	utf8
} from '../../../tests/support/copies-by-hand.ts';
import { quickVault, random } from '../../../tests/support/quick-vault.ts';

const { group } = twoGroups();

describe('what the keys of the group themselves encrypted wrong', () => {
	const inside = async (plain: Uint8Array) => read(await copyOf(4, group(), { plain }), group());
	/** As `packBody` makes it, of any text in the place of what it is about, and any bytes in the place of what was packed. */
	async function body(head: string, packed?: Uint8Array, length = utf8(head).length): Promise<Uint8Array> {
		const size = Buffer.alloc(4);
		size.writeUInt32BE(length);
		return padded(concat(size, utf8(head), packed ?? (await quickVault().compress(payload))), 256);
	}
	const headOf = (change: Record<string, unknown>): string => canonicalJson({ ...group().about, ...change });

	test('is read as long as it is right', async () => {
		expect(await inside(await body(headOf({})))).toEqual(payload);
		expect(await inside(await body(headOf({ records: 0, head: '' })))).toEqual(payload);
	});

	test.each([
		['another book', { book: 'book-b' }],
		['fewer than no records', { records: -1 }],
		['records that are no number', { records: true }],
		['records in letters', { records: '12' }],
		['a head that is no hash', { head: 'xab' }],
		['a head that ends otherwise', { head: 'abx' }],
		['a head that is a number', { head: 12 }],
		['a field too many', { more: 1 }]
	])('is not about %s', async (_, change) => {
		expect(await inside(await body(headOf(change)))).toEqual(damaged('head'));
	});

	test('is about something, in the one spelling', async () => {
		for (const text of ['null', '[]', '7', '""', '{}', '', 'no JSON', headOf({}).replace('{', '{ ')])
			expect(await inside(await body(text)), text).toEqual(damaged('head'));
	});

	test('names no length that it does not have', async () => {
		const empty = new Uint8Array();
		const text = headOf({});
		const right = utf8(text).length;
		expect(await inside(await body(text, empty, right + 1))).toEqual(damaged('length of the head'));
		expect(await inside(await body(text, empty))).toEqual(damaged('packed payload'));
		expect(await inside(padded(Uint8Array.of(0, 0, 0), 256))).toEqual(damaged('length of the head'));
		expect(await inside(padded(new Uint8Array(4), 256))).toEqual(damaged('head'));
	});

	test('is unpacked as far as a copy may grow, and no further', async () => {
		const { compress } = quickVault();
		const packed = async (bytes: Uint8Array) => inside(await body(headOf({}), await compress(bytes)));
		expect(await packed(new Uint8Array(65_536))).toEqual(new Uint8Array(65_536));
		expect(await packed(new Uint8Array(65_537))).toEqual({ type: 'TooLarge' });
		expect(await inside(await body(headOf({}), utf8('no deflate')))).toEqual(damaged('packed payload'));
	});
});

describe('what is packed', () => {
	const pack = (bytes: Uint8Array, about = group().about) => {
		const { keys, document } = group();
		return format.pack({ document, payload: bytes, keys, about });
	};

	test('is about the book of its keys', async () => {
		const { about } = group();
		await expect(pack(payload, { ...about, book: 'book-b' as BookId })).rejects.toThrow('one book');
	});

	test('can be read again: up to 64 KiB always, above as far as it can be packed', async () => {
		expect(await pack(new Uint8Array(65_536))).toMatchObject({ ok: true });
		expect(await pack(new Uint8Array(65_537))).toEqual({ ok: false, error: { type: 'TooLarge' } });
		const large = random.bytes(60_000);
		const twice = Uint8Array.from([...large, ...large.toReversed()]);
		const packed = await pack(twice);
		expect(packed.ok && (await read(packed.value, group()))).toEqual(twice);
	});
});
