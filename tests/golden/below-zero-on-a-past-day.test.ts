import { describe, expect, test } from 'vitest';
import { exceptions } from '#reports';
import { journalNotes, readJournal, writeJournal } from '#app';
import { belowZeroByDays, linesOf, withPostingDays, type GroupEvent } from '#group';
import { present } from '#kernel';
import { noteSentence } from '../../src/cli/sentences.ts';
import {
	bankOpened,
	bookOf,
	day,
	founded,
	meeting,
	opened,
	saved,
	sealed,
	spent,
	toBank,
	withFields
} from '../support/builders.ts';
import { withdrawn } from '../support/dues.ts';
import { late } from '../support/loan-entries.ts';

// A late page may leave the box below zero on a past day: it is told (ledger law 11 (36)). Worked by hand: 100 saved in
// January, 10,000 in March; the paper page of 10 February spends 5,000, of which 4,900 were not there until March.

const [january, february, march] = ['2024-01-10', '2024-02-10', '2024-03-10'] as const;
const held = [
	...founded('2024-01-05'),
	bankOpened()('2024-01-05'),
	...meeting(1, january, saved('m1', 100)),
	...meeting(3, march, saved('m1', 10_000))
];
const spentEarly = [...held, late(2)(february), spent('travel', 5_000)(february), sealed(february)];
const below = (events: readonly GroupEvent[]) =>
	belowZeroByDays(withPostingDays(linesOf(present(bookOf(events).journal, 'it has its lines'))));
const box = { account: 'box', from: february, to: '2024-03-09', least: -490_000 };

describe('the box on a past day', () => {
	test('was below zero from the day of the late page to the day before money came', () => {
		expect(below(spentEarly)).toEqual([box]);
		expect(below(held)).toEqual([]);
	});

	test('what came and went on one day is looked at when the day is over', () => {
		const page = [
			late(2)(february),
			spent('travel', 150)(february),
			saved('m2', 50)(february),
			sealed(february)
		];
		expect(below([...held, ...page])).toEqual([]);
	});

	test('so was any other account that may not be', () => {
		const bank = [
			...held,
			...meeting(4, '2024-04-10', toBank(200)),
			late(2)(february),
			withFields(spent('travel', 150), { via: 'bank/b1' })(february),
			withdrawn('m1', 300)(february),
			sealed(february)
		];
		// Of 100 in the box and in her name 300 are taken out; 150 leave an account that is still empty.
		expect(below(bank)).toEqual([
			{ account: 'box', from: february, to: '2024-03-09', least: -20_000 },
			{ account: 'bank/b1', from: february, to: '2024-04-09', least: -15_000 },
			{ account: 'savings/m1/regular', from: february, to: '2024-03-09', least: -20_000 }
		]);
	});

	test('is told of a meeting of several days too, whose entries are told in another order', () => {
		// On the 12th 100 came; the 50 of the 10th were spent before that.
		const days = [
			...founded('2024-01-05'),
			opened(1)(january),
			saved('m1', 100)('2024-01-12'),
			spent('travel', 50)(january),
			sealed('2024-01-12')
		];
		expect(below(days)).toEqual([{ account: 'box', from: january, to: '2024-01-11', least: -5000 }]);
	});

	test('is a note of the check', () => {
		const file = readJournal(
			writeJournal({ book: { id: 'b' as never, currency: 'INR' }, events: spentEarly })
		);
		const notes = file.ok ? journalNotes(file.value).map((note) => noteSentence(note, 'INR')) : [];
		expect(notes).toContain(
			'the box was below zero from 2024-02-10 to 2024-03-09, at the least −₹4,900: an entry of an earlier day, made later, took what came after that day.'
		);
	});

	test('is a line of the exceptions, in the time in which it was so', () => {
		const found = (from: string, to: string) =>
			exceptions(spentEarly, { currency: 'INR', from: day(from), to: day(to) }).belowZero;
		expect(found('2024-01-01', '2024-12-31')).toEqual([
			{ ...box, root: 'box', type: 'asset', memberId: null, number: null }
		]);
		expect(found('2024-03-01', '2024-03-31')).toHaveLength(1);
		expect(found('2024-03-10', '2024-12-31')).toEqual([]);
		expect(found('2024-01-01', '2024-02-09')).toEqual([]);
	});
});
