import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import { event, opened, sealed } from '../../../../tests/support/builders.ts';
import {
	besideOfBook,
	inOneOrder,
	knownBy,
	linesMost,
	setBesideIn,
	standsOn,
	type OrderedRecord
} from './one-order.ts';

// Handmade records: name, known records and events (ADR 0086, ADR 0087).

/** A hash of 64 characters that ends with the letter; '' for the beginning. */
const hash = (letter: string): string => (letter === '' ? '' : letter.padStart(64, '0'));
/** @param known names of the records before it: the last of its own phone, then those of other phones */
const record = (
	name: string,
	known: readonly string[] = [],
	events: readonly GroupEvent[] = [],
	[before = '', ...others] = known
): OrderedRecord => ({
	hash: hash(name),
	before: hash(before),
	heads: others.map((other, place) => [`w${place}`, 1, hash(other)] as const),
	events
});
const met = (number: number, day: string): readonly GroupEvent[] => [opened(number)(day), sealed(day)];
const sets = (...names: readonly string[]): readonly GroupEvent[] => [
	event({
		type: 'PhonesSettled',
		occurredOn: '2024-06-01',
		beside: names.map(hash),
		approvedBy: ['m1', 'm2']
	})
];
const namesOf = (records: readonly { readonly hash: string }[]): string =>
	records.map((one) => one.hash.replace(/^0+(?=.)/, '')).join(' ');
const inAllOrders = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
	items.length < 2
		? [items]
		: items.flatMap((item, place) =>
				inAllOrders(items.toSpliced(place, 1)).map((rest) => [item, ...rest] as const)
			);
const told = (records: readonly OrderedRecord[]) => {
	const found = inOneOrder(records);
	if (!found.ok) return found.error.type;
	const { records: order, lines, settled, beside } = found.value;
	return {
		order: namesOf(order),
		lines: lines.map(namesOf),
		settled: settled.map(namesOf),
		beside: [...beside].map((one) => namesOf([{ hash: one }]))
	};
};

describe('the order of all records', () => {
	test('is one, in whatever order they came: the earlier day, the lower number, then the lower hash', () => {
		const start = record('z', [], met(1, '2024-03-01'));
		const apart = [
			record('d', ['z'], met(2, '2024-02-02')),
			record('c', ['z'], met(10, '2024-02-01')),
			record('b', ['z'], met(9, '2024-02-01')),
			record('a', ['z'], met(10, '2024-02-01'))
		];
		for (const records of inAllOrders([start, ...apart]))
			expect(told(records)).toMatchObject({
				order: 'z b a c d',
				lines: ['z b', 'z a', 'z c', 'z d']
			});
	});

	test('is behind all that a record knew of, on its own phone and on others, whatever day it says', () => {
		const records = [
			record('1', [], met(1, '2024-05-01')),
			record('2', ['1'], met(2, '2024-04-01')),
			record('3', ['', '2'], met(3, '2024-03-01')),
			record('4', ['2', '3'], met(4, '2024-02-01')),
			record('5', ['3', '4'], met(5, '2024-01-01'))
		];
		for (const given of inAllOrders(records))
			expect(told(given)).toEqual({ order: '1 2 3 4 5', lines: ['1 2 3 4 5'], settled: [], beside: [] });
	});

	test('what became ready later still waits for the earlier days of other lines', () => {
		const records = [
			record('1', [], met(1, '2024-01-01')),
			record('2', ['1'], met(2, '2024-02-01')),
			record('3', ['2'], met(3, '2024-04-01')),
			record('4', ['1'], met(2, '2024-03-01'))
		];
		for (const given of inAllOrders(records)) expect(told(given)).toMatchObject({ order: '1 2 4 3' });
	});

	test('has a record once, however often it came', () => {
		const [one, two] = [record('1'), record('2', ['1'])];
		expect(told([one, two, one, two, two])).toMatchObject({ order: '1 2', lines: ['1 2'] });
	});

	test('a number is that of a meeting: an entry outside of one has none, and stands before it on its day', () => {
		const joined = event({ type: 'MemberJoined', occurredOn: '2024-02-01', memberId: 'm9', number: 9 });
		const records = [record('9', [], [joined]), record('1', [], met(2, '2024-02-01'))];
		expect(told(records)).toMatchObject({ order: '9 1' });
	});

	test('without any record is no book and no fault', () => {
		expect(told([])).toEqual({ order: '', lines: [], settled: [], beside: [] });
	});

	test('a record that its own phone and another name alike is waited for once', () => {
		expect(told([record('2', ['1', '1']), record('1')])).toMatchObject({ order: '1 2' });
	});
});

describe('what is no book', () => {
	test('names a record that is not there, of its own phone or of another', () => {
		expect(told([record('1'), record('2', ['3'])])).toBe('RecordsDamaged');
		expect(told([record('1'), record('2', ['1', '3'])])).toBe('RecordsDamaged');
	});

	test('goes round in a circle, also beside a good line', () => {
		expect(told([record('1', ['2']), record('2', ['1'])])).toBe('RecordsDamaged');
		expect(told([record('0'), record('1', ['2']), record('2', ['1']), record('3', ['0'])])).toBe(
			'RecordsDamaged'
		);
	});

	test('has two lines of which each sets the other beside', () => {
		const [one, other] = [record('a', ['1'], sets('b')), record('b', ['1'], sets('a'))];
		expect(told([record('1'), one, other])).toBe('RecordsDamaged');
	});

	test('has more open lines than phones write, however many are settled', () => {
		const tips = (count: number) => Array.from({ length: count }, (_, place) => `${100 + place}`);
		const branches = (count: number) => tips(count).map((name) => record(name, ['1']));
		expect(told([record('1'), ...branches(linesMost)])).toMatchObject({ lines: { length: linesMost } });
		expect(told([record('1'), ...branches(linesMost + 1)])).toBe('TooManyLines');
		const settledLines = (open: number, settled: number) =>
			told([
				record('1'),
				...branches(open + settled),
				record(
					'x',
					['1'],
					[...sets(...tips(settled).slice(0, 200)), ...sets(...tips(settled).slice(200), '1')]
				)
			]);
		expect(settledLines(linesMost - 1, 200)).toMatchObject({
			lines: { length: linesMost },
			settled: { length: 200 }
		});
		expect(settledLines(linesMost, 200)).toBe('TooManyLines');
		expect(settledLines(0, 300)).toBe('TooManyLines');
	});
});

// These cases once took exponential time: whether a line is settled was computed again on each path to it.
describe('many lines take no longer than their number', () => {
	/** Two phones write each meeting separately; each time officers of one settle it, and the other continues from there. */
	test('of a book that was settled each month for ten years', () => {
		const months = Array.from({ length: 120 }, (_, place) => place + 1);
		const start = record('b0', [], met(1, '2024-01-01'));
		const pages = months.flatMap((month) => [
			record(`a${month}`, [`b${month - 1}`], met(month + 1, '2024-01-01')),
			record(`b${month}`, [`b${month - 1}`], sets(`a${month}`))
		]);
		expect(told([start, ...pages])).toMatchObject({
			lines: [`b0 ${months.map((month) => `b${month}`).join(' ')}`],
			settled: { length: 120 },
			beside: { length: 120 }
		});
	});

	test('of a made-up file in which each line sets all others beside', () => {
		const names = Array.from({ length: 72 }, (_, place) => `${100 + place}`);
		const lines = names.map((name) => record(name, ['1'], sets(...names.filter((other) => other !== name))));
		expect(told([record('1'), ...lines])).toBe('RecordsDamaged');
	});

	test('of a made-up file in which each record begins a book', () => {
		expect(told(Array.from({ length: 50_000 }, (_, place) => record(`${place}`)))).toBe('TooManyLines');
	});
});

describe('lines', () => {
	const start = record('1');
	const [two, three] = [record('2', ['1']), record('3', ['2'])];

	test('each has all that its last record knew of, and nothing else', () => {
		const apart = record('4', ['2']);
		const both = record('5', ['4', '3']);
		expect(told([start, two, three, apart])).toMatchObject({ lines: ['1 2 3', '1 2 4'] });
		expect(told([start, two, three, apart, both])).toMatchObject({ lines: ['1 2 3 4 5'] });
	});

	test('one that another sets beside is settled, and no figure has its records in it', () => {
		const settling = record('4', ['1'], sets('2', '3'));
		expect(told([start, two, three, settling])).toEqual({
			order: '1 2 3 4',
			lines: ['1 4'],
			settled: ['1 2 3'],
			beside: ['2', '3']
		});
	});

	test('what the other phone wrote after that is open: its last record is named by nobody', () => {
		const settling = record('4', ['1'], sets('2'));
		expect(told([start, two, three, settling])).toMatchObject({ lines: ['1 2 3', '1 4'], settled: [] });
	});

	test('one that is settled itself settles nothing any more', () => {
		const second = record('4', ['1'], sets('3'));
		const third = record('5', ['1'], sets('4'));
		expect(told([start, two, three, second, third])).toMatchObject({
			lines: ['1 2 3', '1 5'],
			settled: ['1 4'],
			beside: ['4']
		});
	});

	test('where lines set one another beside in a circle of three, none is the book', () => {
		const circle = [
			record('a', ['1'], sets('b')),
			record('b', ['1'], sets('c')),
			record('c', ['1'], sets('a'))
		];
		expect(told([start, ...circle])).toBe('RecordsDamaged');
	});

	test('nothing is beside that the line itself stands on', () => {
		expect(told([start, two, record('4', ['2'], sets('1', '2', '9'))])).toMatchObject({
			lines: ['1 2 4'],
			beside: ['9']
		});
	});
});

test('what a record knew of has each name once, and the beginning is none', () => {
	expect(knownBy(record('4', ['', '']))).toEqual([]);
	expect(knownBy(record('4', ['1', '2', '1', '3']))).toEqual(['1', '2', '3'].map(hash));
});

test('what a record stands on is what it knew of, and what officers set beside by it', () => {
	const held = [...met(2, '2024-02-01'), ...sets('7', '8'), ...sets('9')];
	expect(setBesideIn(held)).toEqual(['7', '8', '9'].map(hash));
	expect(setBesideIn(met(2, '2024-02-01'))).toEqual([]);
	expect(standsOn(record('4', ['1', '2'], held))).toEqual(['1', '2', '7', '8', '9'].map(hash));
});

test('what the officers of a book set beside it has no page of the book', () => {
	const pages = [met(1, '2024-01-01'), sets('7', '1'), sets('8')];
	const book = {
		links: pages.map((events) => ({ content: { events } })),
		hashes: ['1', '2', '3'].map(hash)
	};
	expect([...besideOfBook(book)]).toEqual(['7', '8'].map(hash));
	expect([...besideOfBook({ links: [], hashes: [] })]).toEqual([]);
});
