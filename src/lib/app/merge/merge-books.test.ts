import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	beginning,
	bookOfPhones,
	bookWith,
	groupKey,
	meetingOn,
	plainChecks,
	writerNumber,
	writtenOn,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import { event } from '../../../../tests/support/builders.ts';
import { mergeBooks, placedLink, verifiedBook, type PlacedLink, type SealedBook } from './merge-books.ts';
import { inOneOrder, linesMost } from './one-order.ts';

const [first, second] = [writerNumber(1), writerNumber(2)];
const common = beginning(first);
const page = (line: readonly PlacedLink[], writer: WriterOfPhone, id: string, day = '2024-02-05') =>
	meetingOn(line, writer, {
		id,
		day,
		clock: '2024-02-05T09:00:00.000Z',
		wishes: [{ what: 'save', who: 0, amount: 20 }]
	});
const onFirst = page(common, first, 'a');
const onSecond = page(common, second, 'b', '2024-02-01');
const sealed = (records: readonly PlacedLink[], changed: Partial<SealedBook> = {}): SealedBook => ({
	named: bookOfPhones,
	groupKey,
	vouchers: new Map([first, second].map(({ id, voucher }) => [id, voucher])),
	records,
	...changed
});
const refusalOf = async (book: SealedBook) => {
	const verified = await verifiedBook(book, plainChecks);
	return verified.ok ? null : verified.error;
};

describe('how a book stands to another of its group', () => {
	const standing = async (one: readonly PlacedLink[], other: readonly PlacedLink[]) => {
		const merged = mergeBooks(await bookWith(one, [first, second]), await bookWith(other, [first, second]));
		if (!merged.ok) return merged.error;
		const { standing: found, common: both, onlyFirst, onlySecond, lines } = merged.value;
		return [found, both, onlyFirst.length, onlySecond.length, lines.length];
	};
	const both = common.length;

	test('the same, ahead by a page, behind by a page', async () => {
		expect(await standing(common, common)).toEqual(['same', both, 0, 0, 1]);
		expect(await standing(common, onFirst)).toEqual(['ahead', both, 0, 1, 1]);
		expect(await standing(onFirst, common)).toEqual(['behind', both, 1, 0, 1]);
	});

	test('forked: each wrote on from the same page, and both pages are kept', async () => {
		expect(await standing(onFirst, onSecond)).toEqual(['forked', both, 1, 1, 2]);
		expect(await standing([...onFirst, ...onSecond], onSecond)).toEqual(['behind', both + 1, 1, 0, 2]);
	});

	test('the earlier day stands first, whichever phone is asked and whichever was written first', async () => {
		const books = await Promise.all([onFirst, onSecond].map((line) => bookWith(line, [first, second])));
		const [one, other] = [present(books[0], 'first'), present(books[1], 'second')];
		for (const merged of [mergeBooks(one, other), mergeBooks(other, one)])
			expect(merged.ok && merged.value.records.slice(-2).map(({ hash }) => hash)).toEqual([
				onSecond.at(-1)?.hash,
				onFirst.at(-1)?.hash
			]);
	});
});

describe('a book is not put to another', () => {
	test.each([
		['of another group', { named: { ...bookOfPhones, id: 'book-b' as never } }],
		['in another currency', { named: { ...bookOfPhones, currency: 'NPR' } }],
		['for practice', { named: { ...bookOfPhones, practice: true as const } }]
	])('%s', async (_, { named }) => {
		const book = await bookWith(onFirst, [first, second]);
		expect(mergeBooks(book, { ...book, named })).toEqual({ ok: false, error: { type: 'OtherGroup' } });
	});

	test('under another key of the group', async () => {
		const book = await bookWith(onFirst, [first, second]);
		expect(mergeBooks(book, { ...book, groupKey: 'other' })).toEqual({
			ok: false,
			error: { type: 'OtherGroupKey' }
		});
	});
});

describe('a book is not read', () => {
	test('without records', async () => {
		expect(await refusalOf(sealed([]))).toEqual({ type: 'NothingSealed' });
	});

	test.each([
		['nobody vouches for', new Map()],
		['another voucher stands beside', new Map([[first.id, second.voucher]])],
		['only others are vouched for', new Map([[second.id, second.voucher]])]
	])('with a phone that %s', async (_, vouchers) => {
		const refused = { type: 'WriterNotVouched', writer: first.id };
		expect(await refusalOf(sealed(onFirst, { vouchers }))).toEqual(refused);
		expect(await refusalOf(sealed(onFirst, { groupKey: undefined }))).toEqual(refused);
	});

	test('where a record before another is missing', async () => {
		const gap = onFirst.toSpliced(2, 1);
		expect(await refusalOf(sealed(gap))).toMatchObject({ type: 'RecordsDamaged' });
		expect(inOneOrder(gap).ok).toBe(false);
	});

	test('where an entry, a hash or a signature was changed, in whichever line', async () => {
		const last = present(onSecond.at(-1), 'a page');
		const { link } = last;
		const spoiled = [
			placedLink(last.hash, { ...link, signature: `${link.signature}0` }),
			placedLink(last.hash, { ...link, canonical: link.canonical.replace('2000', '9000') }),
			placedLink('f'.repeat(64), link)
		];
		for (const record of spoiled)
			expect(await refusalOf(sealed([...onFirst, ...common, record]))).toMatchObject({
				type: 'RecordsDamaged'
			});
		expect(await refusalOf(sealed([...onFirst, ...onSecond]))).toBeNull();
	});

	test('of which the first record has another hash than it says', async () => {
		const { link } = present(common[0], 'a book begins');
		expect(await refusalOf(sealed([placedLink('f'.repeat(64), link)]))).toEqual({
			type: 'RecordsDamaged',
			about: 'record 1: hash'
		});
	});

	test('with more lines than a group has phones', async () => {
		const lines = Array.from({ length: linesMost + 1 }, (_, place) => page(common, first, `x${place}`));
		expect(await refusalOf(sealed(lines.slice(0, linesMost).flat()))).toBeNull();
		const refused = { type: 'TooManyLines', most: linesMost };
		expect(await refusalOf(sealed(lines.flat()))).toEqual(refused);
		// The limit also holds for the union of both books.
		const [most, more] = [lines.slice(0, linesMost).flat(), lines.slice(linesMost).flat()];
		const merged = mergeBooks(await bookWith(most, [first]), await bookWith(more, [first]));
		expect(merged).toEqual({ ok: false, error: refused });
	});

	test('where records name one another in a circle, which no hash can', () => {
		const one = { hash: 'a', before: 'b', heads: [], events: [] };
		expect(inOneOrder([one, { ...one, hash: 'b', before: 'a' }]).ok).toBe(false);
	});
});

test('a voucher for a phone that wrote nothing does not go on: it was looked at by nobody', async () => {
	const third = writerNumber(3);
	const vouchers = new Map([
		[first.id, first.voucher],
		[third.id, 'made up']
	]);
	const verified = await verifiedBook(sealed(onFirst, { vouchers }), plainChecks);
	expect(verified.ok && [...verified.value.vouchers.keys()]).toEqual([first.id]);
});

test('the vouchers of both books go on: each phone that wrote has its own', async () => {
	const merged = mergeBooks(await bookWith(onFirst, [first]), await bookWith(onSecond, [first, second]));
	expect(merged.ok && [...merged.value.vouchers]).toEqual(
		[first, second].map(({ id, voucher }) => [id, voucher])
	);
});

test('a page of one event outside a meeting has its place by its day too', () => {
	const alone = (day: string, id: string) =>
		writtenOn(common, second, [
			event({ type: 'MemberJoined', occurredOn: day, memberId: `m-${id}`, number: 9, eventId: id })
		]);
	const ordered = inOneOrder([...alone('2024-03-01', 'late'), ...alone('2024-02-01', 'early'), ...onFirst]);
	expect(ordered.ok && ordered.value.records.slice(-3).map(({ events: [one] }) => one?.occurredOn)).toEqual([
		'2024-02-01',
		'2024-02-05',
		'2024-03-01'
	]);
});
