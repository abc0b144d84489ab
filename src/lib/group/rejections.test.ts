import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
	bookOf,
	desk,
	event,
	founded,
	lent,
	marked,
	opened,
	opening,
	openMeeting,
	refusalOf,
	repaid,
	saved,
	sealed,
	toBank,
	withFields
} from '../../../tests/support/builders.ts';
import { finePaid, sold } from '../../../tests/support/dues.ts';
import { left, parts, shared } from '../../../tests/support/people.ts';
import {
	first,
	now,
	held,
	open,
	ruled,
	onEvent,
	lend,
	produced
} from '../../../tests/support/refused-books.ts';
import type { Rejection } from './index.ts';

// Every rejection can occur, and their order of precedence.

describe('each reason can be given', () => {
	test.each(Object.entries(produced))('%s', (type, produce) => {
		expect(produce()?.type).toBe(type);
	});

	test('none that the source names is forgotten here', () => {
		expect(Object.keys(produced).sort()).toEqual([...namedInSource()].sort());
	});
});

describe('reasons say what a person can act on', () => {
	test.each([
		['BoxTooSmall', { held: 52000, asked: 52100 }],
		['MoreThanOwed', { owed: 51000 }],
		['OpeningNotBalanced', { debits: 100, credits: 99 }],
		// 500 of loan and 10 of interest, 20 saved.
		['OwesMoreThanSheHas', { owed: 51000, has: 2000 }],
		['SurplusTooSmall', { surplus: 100000, asked: 100100 }],
		['PartsDoNotAddUp', { whole: 1000, parts: 1100 }],
		['DayBeforeLastMeeting', { lastSealedDay: first }],
		['TooManyShares', { sharesMax: 3 }],
		['LoanLimitExceeded', { limit: 'amount', most: 50000 }],
		['NoDifference', {}],
		['CountTooLarge', { most: 10_000_000_000 }],
		['DifferenceNotAccepted', { counted: 100, book: 52000 }],
		['SavingMissing', {}],
		['DayAfterMeeting', { meetingDay: now }],
		['QuorumMissing', { present: 0, needed: 2 }],
		['ApprovalsMissing', { given: 1, needed: 2 }]
	] as const)('%s', (type, facts) => {
		expect(produced[type]()).toMatchObject(facts);
	});
});

describe('of several reasons the first in the list is given', () => {
	/** Events with several errors, with the rejections in the order of the list. */
	const wrongTwice: readonly (readonly [readonly Rejection['type'][], () => Rejection | null])[] = [
		[
			['MemberHasLeft', 'NotWholeCoins'],
			() => onEvent(bookOf([...held, ...openMeeting(2, now, left('m2'))]), saved('m2', 0.5))
		],
		[
			['SurplusTooSmall', 'PartsDoNotAddUp'],
			() => onEvent(open, shared('equal', 1001, { parts: parts({ m1: 1002 }) }))
		],
		[['DayBeforeLastMeeting', 'NoOpenMeeting'], () => onEvent(bookOf(held), saved('m9', 20), '2025-01-01')],
		[['DayBeforeMeeting', 'MemberUnknown'], () => onEvent(open, saved('m9', 20), '2025-02-01')],
		[['NoOpenMeeting', 'MemberUnknown'], () => onEvent(bookOf(held), saved('m9', 20))],
		[['MeetingAlreadyOpen', 'MeetingNumberTaken'], () => onEvent(open, opened(1))],
		[['NotAtTheDesk', 'MemberUnknown'], () => onEvent(bookOf([...held, ...desk(1, now)]), marked('m9'))],
		[['DuplicateId', 'MemberUnknown'], () => onEvent(open, lent('l1', 'm9', 10))],
		[['MemberUnknown', 'NotWholeCoins'], () => onEvent(open, saved('m9', 0.5))],
		[['BankAccountUnknown', 'BoxTooSmall'], () => onEvent(open, toBank(9999, { bankAccountId: 'b9' }))],
		[
			['LoanFinished', 'NotWholeCoins'],
			() => onEvent(bookOf([...held, ...openMeeting(2, now, repaid('l1', 510))]), repaid('l1', 0.5))
		],
		[
			['DayBeforeLoan', 'MoneyAlreadyEntered'],
			() =>
				onEvent(
					open,
					opening({
						box: 0,
						loans: [
							{
								loanId: 'l7',
								memberId: 'm1',
								outstanding: 100,
								disbursedOn: '2026-01-01',
								source: 'own',
								terms: lend.terms
							}
						]
					})
				)
		],
		[['MoneyAlreadyEntered', 'OpeningNotBalanced'], () => onEvent(open, opening({ box: 100 }))],
		[['OpeningNotBalanced', 'NotWholeCoins'], () => onEvent(bookOf(founded(first)), opening({ box: 50 }))],
		[['WrongFund', 'NotWholeCoins'], () => onEvent(open, saved('m1', 0.5, 'shares'))],
		[
			['TermsInvalid', 'NotWholeCoins'],
			() => onEvent(open, lent('l2', 'm1', 0.5, { firstDueOn: '2025-01-01' }))
		],
		[['NotWholeCoins', 'MoreThanOwed'], () => onEvent(open, repaid('l1', 9999.5))],
		[['FineUnknown', 'NotWholeCoins'], () => onEvent(open, finePaid('f9', 0.5))],
		[['AssetUnknown', 'NotWholeCoins'], () => onEvent(open, sold('scale', 0.5))],
		[
			['LoanLimitExceeded', 'BoxTooSmall'],
			() => onEvent(ruled({ loanLimit: { amount: 100 } }), lent('l1', 'm1', 9999), first)
		]
	];

	test.each(wrongTwice)('%j', (reasons, produce) => {
		const order = namedInSource();
		expect(order.indexOf(reasons[0] ?? '')).toBeLessThan(order.indexOf(reasons[1] ?? ''));
		expect(produce()?.type).toBe(reasons[0]);
	});

	test('only an id that was used already is looked up before anything else', () => {
		const state = bookOf([...held, withFields(opened(2), { eventId: 'a' })(now)]);
		expect(
			refusalOf(state, event({ type: 'MeetingSealed', occurredOn: '2024-01-01', eventId: 'a' }))
		).toEqual({
			type: 'DuplicateId',
			id: 'a'
		});
		expect(refusalOf(state, sealed(now))).toBeNull();
	});
});

/** Names of the rejections in the order of the union in rejections.ts. */
function namedInSource(): readonly string[] {
	const source = readFileSync(join(import.meta.dirname, 'rejections.ts'), 'utf8');
	return [
		...source.matchAll(/^\t(?:\t*\| )?\t*\| \{ readonly type: '(\w+)'|^\t\t\treadonly type: '(\w+)'/gm)
	].map(([, name = '', nested = '']) => name || nested);
}
