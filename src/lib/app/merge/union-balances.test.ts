import { expect, test } from 'vitest';
import { assert, present } from '#kernel';
import type { GroupEvent } from '#group';
import { balanceOf, type AccountCode } from '#ledger';
import {
	event,
	founded,
	lent,
	openMeeting,
	repaid,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import {
	beginning,
	bookWith,
	meetingOn,
	mergedOf,
	settledOn,
	writerNumber,
	type WishOfCircle,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import type { PlacedLink } from './merge-books.ts';
import type { OrderedRecord } from './one-order.ts';
import { unionBalances } from './merge-files.ts';

const [first, second, third] = [writerNumber(1), writerNumber(2), writerNumber(3)];
const writers = [first, second, third];
const common = beginning(first);

const page = (
	line: readonly PlacedLink[],
	writer: WriterOfPhone,
	id: string,
	day: string,
	...wishes: readonly WishOfCircle[]
) => meetingOn(line, writer, { id, day, clock: `${day}T09:00:00.000Z`, wishes });

const save = (who: number, amount: number): WishOfCircle => ({ what: 'save', who, amount });

/** Takes over every page of the other phone, including that of a meeting which this one held too. */
const settles = (
	line: readonly PlacedLink[],
	writer: WriterOfPhone,
	other: readonly PlacedLink[],
	id: string
) => {
	const settled = settledOn(line, writer, { line: other, held: other }, { stands: 'both', id });
	expect(settled?.left).toBe(0);
	return present(settled, 'nothing stood in the way').line;
};

const ownPage = (writer: WriterOfPhone, id: string) => page(common, writer, id, '2024-02-03', save(2, 5));

/** Settled a page of another phone, and wrote at its next meeting an entry whose id another phone may have too. */
const goesOn = (writer: WriterOfPhone, id: string, beside: readonly PlacedLink[], amount: number) =>
	page(settles(ownPage(writer, id), writer, beside, `s${id}`), writer, 'late', '2024-03-05', save(1, amount));

/** Rupees in the box of the union of all pages. */
async function boxOf(...held: readonly (readonly PlacedLink[])[]): Promise<number> {
	const books = await Promise.all(held.map((pages) => bookWith(pages, writers)));
	const boxes = [books, books.toReversed()].map(([one, ...others]) => {
		const balances = unionBalances(mergedOf(present(one, 'a phone'), ...others), 'INR');
		assert(balances.ok, 'each line folds');
		return balanceOf(balances.value, 'box' as AccountCode) / 100;
	});
	expect(boxes[0]).toBe(boxes[1]);
	return present(boxes[0], 'a box');
}

test('what two phones settled of a third apart is in the box once, however its payment was split', async () => {
	const lent = page(common, first, 'lent', '2024-01-12', { what: 'lend', who: 0, amount: 30 });
	const apart = page(lent, third, 'c', '2024-02-05', save(1, 20), { what: 'repay', who: 0, amount: 60 });
	const one = settles(page(lent, first, 'a', '2024-02-06', save(2, 7)), first, apart, 'sa');
	const two = settles(
		page(lent, second, 'b', '2024-02-07', { what: 'repay', who: 0, amount: 1 }, save(3, 9)),
		second,
		apart,
		'sb'
	);
	// 1,000 − 300 lent; 20 and 300 on the third; 7 on the first; 5 and 9 on the second.
	expect(await boxOf([...apart, ...one], [...apart, ...two])).toBe(1000 - 300 + 320 + 7 + 14);
	// A file contains only the book, no page that was set beside.
	expect(await boxOf(one, two)).toBe(1041);
});

test('also where one of them had it from a fourth that settled it before', async () => {
	const fourth = writerNumber(4);
	writers.push(fourth);
	const apart = page(common, third, 'c', '2024-02-05', save(1, 20));
	const once = settles(page(common, fourth, 'd', '2024-02-04', save(0, 3)), fourth, apart, 'sd');
	const twice = settledOn(
		page(common, first, 'a', '2024-02-06', save(2, 7)),
		first,
		{ line: once, held: [...apart, ...once] },
		{ stands: 'both', id: 'sa' }
	);
	const one = present(twice, 'nothing stood in the way').line;
	const two = settles(page(common, second, 'b', '2024-02-07', save(3, 9)), second, apart, 'sb');
	expect(await boxOf([...apart, ...once, ...one], [...apart, ...two])).toBe(1000 + 20 + 3 + 7 + 9);
});

test('one id on two phones that set nothing in common beside is two entries: nobody hides money under the id of another', async () => {
	const one = page(common, first, 'same', '2024-02-05', save(1, 20));
	const two = page(common, second, 'same', '2024-02-05', save(1, 20));
	expect(await boxOf(one, two)).toBe(1040);
	// Both settled something, but not the same.
	const [other, another] = [
		page(common, third, 'c', '2024-02-01', save(0, 1)),
		page(common, third, 'x', '2024-02-01', save(0, 2))
	];
	const [settledOne, settledTwo] = [goesOn(first, 'p', other, 20), goesOn(second, 'q', another, 20)];
	expect(await boxOf([...other, ...settledOne], [...another, ...settledTwo])).toBe(1000 + 1 + 2 + 10 + 40);
});

test('another amount under the same id is another entry, whatever was set beside', async () => {
	const apart = page(common, third, 'c', '2024-02-01', save(0, 1));
	const [one, two] = [goesOn(first, 'p', apart, 20), goesOn(second, 'q', apart, 30)];
	expect(await boxOf([...apart, ...one], [...apart, ...two])).toBe(1000 + 1 + 10 + 50);
});

// Handmade lines: entries of a third phone that two phones took over, as each of them wrote them.
const hash = (letter: string): string => letter.repeat(64);
const record = (letter: string, events: readonly GroupEvent[]): OrderedRecord => ({
	hash: hash(letter),
	before: '',
	heads: [],
	events
});
const start = record('0', founded('2024-01-05', { members: 2, box: 1000 }));
const sets = (...letters: readonly string[]): GroupEvent =>
	event({
		type: 'PhonesSettled',
		occurredOn: '2024-02-06',
		eventId: `sets-${letters.join('-')}`,
		beside: letters.map(hash),
		approvedBy: ['m1', 'm2']
	});
/** With an id and its own phone's recording time, which a takeover keeps. */
const came = (make: Entry, id: string, more: object = {}): Entry =>
	withFields(make, { eventId: id, recordedAt: '2024-02-05T09:00:00.000Z', ...more });
const heldOn = (day: string, ...entries: readonly Entry[]) => openMeeting(2, day, ...entries);
/** Rupees in the box of two lines, the same in both orders. */
function boxOfLines(one: readonly OrderedRecord[], other: readonly OrderedRecord[]): number {
	const [box, again] = [
		[one, other],
		[other, one]
	].map((lines) => {
		const balances = unionBalances({ lines: lines.map((line) => [start, ...line]) }, 'INR');
		assert(balances.ok, 'each line folds');
		return balanceOf(balances.value, 'box' as AccountCode) / 100;
	});
	expect(again).toBe(box);
	return present(box, 'a box');
}

test.each([
	['the same', saved('m1', 20), {}, 1020],
	['another id', saved('m1', 20), { eventId: 'e2' }, 1040],
	['another time of writing', saved('m1', 20), { recordedAt: '2024-02-05T09:00:00.001Z' }, 1040],
	['another day', saved('m1', 20), { occurredOn: '2024-02-04' }, 1040],
	['another amount', saved('m1', 30), {}, 1050],
	['another kind', withFields(saved('m1', 20), { type: 'SavingWithdrawn' }), {}, 1000]
])('what two phones let in of a third is one entry, and not with %s', (_, make, more, box) => {
	const one = [record('a', [sets('c'), ...heldOn('2024-02-06', came(saved('m1', 20), 'e1'))])];
	const two = [record('b', [sets('c'), ...heldOn('2024-02-06', came(make, 'e1', more))])];
	expect(boxOfLines(one, two)).toBe(box);
});

test('a loan that two phones let in is one by its principal, and its repayment by its amount', () => {
	const apart = (letter: string, principal: number, paid: number) => [
		record(letter, [
			sets('c'),
			...heldOn('2024-02-06', came(lent('l1', 'm1', principal), 'e1'), came(repaid('l1', paid), 'e2'))
		])
	];
	expect(boxOfLines(apart('a', 200, 50), apart('b', 200, 50))).toBe(850);
	expect(boxOfLines(apart('a', 200, 50), apart('b', 300, 50))).toBe(550);
	expect(boxOfLines(apart('a', 200, 50), apart('b', 200, 60))).toBe(910);
});

test('it is one entry where each set the third beside at any time before, and not where one did so only later', () => {
	const entry = heldOn('2024-02-06', came(saved('m1', 20), 'e1'));
	const twice = [record('a', [sets('d')]), record('b', [sets('c')]), record('e', entry)];
	const first = [record('f', [sets('c'), ...entry])];
	expect(boxOfLines(twice, first)).toBe(1020);
	expect(boxOfLines(twice, [record('f', [sets('d'), ...entry])])).toBe(1020);
	expect(boxOfLines(twice, [record('f', entry), record('1', [])])).toBe(1040);
});

test('three phones that let the same in have it once', () => {
	const let_ = (letter: string) => [
		start,
		record(letter, [sets('c'), ...heldOn('2024-02-06', came(saved('m1', 20), 'e1'))])
	];
	const balances = unionBalances({ lines: [let_('a'), let_('b'), let_('d')] }, 'INR');
	expect(balances.ok && balanceOf(balances.value, 'box' as AccountCode)).toBe(102_000);
});

test('of a page that both lines have each entry is there once, also of one without an id', () => {
	const page = record('a', heldOn('2024-02-06', saved('m1', 20), saved('m2', 5)));
	expect(boxOfLines([page], [page])).toBe(1025);
	// A page set beside is in no figure, whichever line contains it.
	expect(boxOfLines([page], [record('b', [sets('a')])])).toBe(1000);
});

test('where each of two phones settled the other, an entry is there once: where it was written, not where it was let in', () => {
	const written = heldOn('2024-02-06', came(saved('m1', 20), 'e1'));
	const letIn = record('b', [sets('a'), ...written]);
	expect(boxOfLines([record('a', written), record('c', [sets('b')])], [letIn])).toBe(1020);
});

test('a line that does not fold has no balances', () => {
	const strange = record('a', heldOn('2024-02-06', repaid('nobody', 5)));
	expect(unionBalances({ lines: [[start, strange]] }, 'INR')).toMatchObject({ ok: false });
});
