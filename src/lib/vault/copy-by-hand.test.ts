import { describe, expect, test } from 'vitest';
import { canonicalJson, concat, padded, type BookId } from '#kernel';
import {
	twoGroups,
	copyOf,
	damaged,
	format,
	payload,
	read,
	utf8,
	begin,
	type Group,
	type Wrong
} from '../../../tests/support/copies-by-hand.ts';
import { quickVault, random, aBook, countTries, quick } from '../../../tests/support/quick-vault.ts';
import type { LaptopKeys } from '#app';
import { createLaptopVault } from './laptop-vault.ts';

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

const { group, another } = twoGroups();

describe('a copy', () => {
	test.each([4, 5])('that the app writes is read: version %i', async (version) => {
		expect(await read(await copyOf(version, group()), group())).toEqual(payload);
	});

	test.each([0, 1, 2, 3])('of version %i was never released, and is none', async (version) => {
		expect(await read(await copyOf(version, group()), group())).toEqual({ type: 'NotABackup' });
	});

	test('is for a laptop, and for that one alone', async () => {
		const aLaptop = async () =>
			(await createLaptopVault({ random, tries: countTries(), ...quick }).create('four words')).keys;
		const [one, other] = [await aLaptop(), await aLaptop()];
		const onLaptop = async (file: Uint8Array, by: LaptopKeys) => {
			const opened = await format.open(file);
			const clear = opened.ok ? await opened.value.readOnLaptop(by) : opened;
			return clear?.ok === true ? clear.value : clear;
		};
		const { keys, document, about } = group();
		const packed = await format.pack({ document, payload, keys, about, laptop: await one.publicKey() });
		if (!packed.ok) throw new Error(packed.error.type);
		expect(await onLaptop(packed.value, one)).toEqual({ about, payload });
		expect(await onLaptop(packed.value, other)).toBeNull();
		expect(await onLaptop(await copyOf(4, group()), one)).toBeNull();
	});

	test('is closed to another group, and it is said what does not open', async () => {
		expect(await read(await copyOf(4, group()), another())).toEqual(damaged('key of the copy'));
		const spoiled = {
			...group().keys,
			openCopy: () => Promise.resolve({ decrypt: another().keys.decrypt })
		};
		const opened = await format.open(await copyOf(4, group()));
		expect(opened.ok && (await opened.value.decryptWith(spoiled))).toEqual({
			ok: false,
			error: damaged('body')
		});
	});
});

describe('the beginning of a file', () => {
	const named = async (bytes: Uint8Array) => {
		const opened = await format.open(bytes);
		return opened.ok ? 'ok' : opened.error;
	};

	test('of which not each letter is right is of no copy', async () => {
		for (const place of [0, 1, 2, 3])
			expect(await named((await copyOf(4, group())).with(place, 0x58))).toEqual({ type: 'NotABackup' });
	});

	test('tells a newer version once it is whole', async () => {
		expect(await named(begin(6, 2, 2))).toEqual({ type: 'NewerVersion', version: 6 });
		expect(await named(begin(6, 2, 2).subarray(0, 12))).toEqual({ type: 'CutOff' });
	});

	test('that names lengths which no copy has is damaged: nothing is waited for', async () => {
		const [header, body] = [256 * 1024, 5 * 1024 * 1024];
		expect(await named(begin(4, header, body))).toEqual({ type: 'CutOff' });
		expect(await named(begin(4, header + 1, 2))).toEqual(damaged('lengths'));
		expect(await named(begin(4, 2, body + 1))).toEqual(damaged('lengths'));
	});

	test('is not looked at where the file is larger than any copy', async () => {
		const letters = (length: number) => {
			const bytes = new Uint8Array(length).fill(0x20);
			bytes.set(utf8('QkFI'));
			return bytes;
		};
		const mib = 1024 * 1024;
		expect(await named(letters(7 * mib))).toEqual(damaged('letters'));
		expect(await named(letters(7 * mib + 1))).toEqual({ type: 'TooLarge' });
		expect(await named(new Uint8Array(5 * mib))).toEqual({ type: 'NotABackup' });
		expect(await named(new Uint8Array(5 * mib + 1))).toEqual({ type: 'TooLarge' });
	});

	test('and its end belong together: a byte less is cut off, a byte more or another one is damage', async () => {
		const file = await copyOf(4, group());
		for (const less of [1, 31, 32, 33, 63, 95, 96, 97])
			expect(await named(file.slice(0, -less))).toEqual({ type: 'CutOff' });
		expect(await named(Uint8Array.from([...file, 0]))).toEqual(damaged('bytes behind the end'));
		const last = file.at(-1) ?? 0;
		expect(await named(file.with(-1, last ^ 1))).toEqual(damaged('transport check'));
	});
});

describe('a header that the group itself signed', () => {
	const answerOf = async (version: number, of: Group, header: Wrong['header']) =>
		read(await copyOf(version, of, header === undefined ? {} : { header }), of);
	const fieldsWith = (change: (fields: Record<string, unknown>) => unknown): Wrong['header'] => {
		return (_, fields) => canonicalJson(change(fields));
	};

	test('is read in one spelling alone', async () => {
		const spellings: Wrong['header'][] = [
			(text) => text.replace('{', '{ '),
			(text) => `${text} `,
			(text) => `\uFEFF${text}`,
			(text) => text.slice(0, -1),
			(text) => text.replace('"version":2', '"version":2.0'),
			(text) => text.replace('{"document"', '{"document":{},"document"'),
			(text) => utf8(text).with(text.indexOf('book-a'), 0xff)
		];
		for (const header of spellings) expect(await answerOf(4, group(), header)).toEqual(damaged('header'));
	});

	test('is one thing with a key document in it, and nothing else', async () => {
		const others: unknown[] = [
			null,
			[],
			'document',
			7,
			{},
			{ document: null },
			{ document: [] },
			{ document: 7 }
		];
		for (const other of others)
			expect(
				await answerOf(
					4,
					group(),
					fieldsWith(() => other)
				)
			).toEqual(damaged('header'));
		for (const sealed of [null, [], 'x', undefined]) {
			const header = fieldsWith(({ document, ...more }) => {
				const { sealed: _, ...rest } = document as Record<string, unknown>;
				return { ...more, document: sealed === undefined ? rest : { ...rest, sealed } };
			});
			expect(await answerOf(4, group(), header)).toEqual(damaged('header'));
		}
	});

	test('has its fields, none more and none less', async () => {
		const more = fieldsWith((fields) => ({ ...fields, more: 1 }));
		for (const version of [4, 5]) {
			expect(await answerOf(version, group(), more)).toEqual(damaged('header'));
			const without = fieldsWith(({ document }) => ({ document }));
			expect(await answerOf(version, group(), without)).toEqual(damaged('header'));
			const spoiled = fieldsWith((fields) => ({ ...fields, slots: { group: 'A' } }));
			expect(await answerOf(version, group(), spoiled)).toEqual(damaged('header'));
		}
	});

	test('carries no slot of a code and no writer: a file that was taken away could be tried for years', async () => {
		const { document, keys } = await aBook();
		const whole = document;
		const none = await keys.forBackup(document);
		const sealedWith = (fields: Record<string, unknown>, slots: unknown = []): Wrong['header'] =>
			fieldsWith((given) => ({
				...given,
				document: { ...none, slots, sealed: { ...none.sealed, ...fields } }
			}));
		const { codes, writer } = whole.sealed;
		expect(await answerOf(4, group(), sealedWith({ writer }))).toEqual(damaged('key slots'));
		expect(await answerOf(4, group(), sealedWith({ codes }, whole.slots))).toEqual(damaged('key slots'));
		expect(await answerOf(4, group(), sealedWith({ recovery: {} }))).toEqual(damaged('key slots'));
		expect(await answerOf(4, group(), sealedWith({}))).not.toEqual(damaged('key slots'));
	});
});
