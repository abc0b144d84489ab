import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type LocalDate } from '#kernel';
import { bookReport, monthFigures } from '#reports';
import { day, event } from '../support/builders.ts';
import { cycleOfShares, sharedOutCycle } from '../support/cycle-of-shares.ts';
import { barelyEligible, threeYearsWithLoan, withoutDecisions } from '../support/dossier-books.ts';
import { dossierOf, linesOf } from '../support/dossier.ts';
import { practiceEvents } from '../support/practice-events.ts';

// Sentences of the file for the bank that an officer could read as more, or as less, than the book holds.

const today = day('2026-11-24');
const loanOfBank = threeYearsWithLoan(today);
const linesIn = (events: Parameters<typeof dossierOf>[0], key: string, on = today) =>
	dossierOf(events, on).paper.blocks.flatMap((block) => (block.key === key ? linesOf(block) : []));
const begins = (lines: readonly string[], start: string) =>
	lines.find((line) => line.startsWith(start)) ?? '';

describe('what falls due today is not yet unpaid', () => {
	/*
	 * Four women each owe 440 and 2 % a month on 3,440, 68.80, by today. Each pays 1,250 a month: behind her 1,000 of principal at first,
	 * ahead of it since the seventh payment. Of the six payments since 24 May 6,054 each were for what was behind, fell due and was not
	 * paid ahead, or was interest; worked by hand, the interest rounded in its sum.
	 */
	test('on the day itself', () => {
		expect(begins(linesIn(loanOfBank, 'decision'), '6 |')).toContain('₹24,216 of ₹24,216 · 100 %');
	});

	test('it is overdue on no paper of the file', () => {
		// 4 × 440 stand as due today.
		expect(begins(linesIn(loanOfBank, 'decision'), 'Overdue')).toMatch(/₹0 .*₹1,760/);
		expect(linesIn(loanOfBank, 'loans').at(-1)).toMatch(/13,760 \| 0/);
	});

	test('tomorrow it is: 4 × 440 and 4 × 69 more, and the 5,000 of 24 May are half a year old', () => {
		const tomorrow = addDays(today, 1);
		expect(begins(linesIn(loanOfBank, 'decision', tomorrow), '6 |')).toContain('₹19,216 of ₹21,252 · 90.4 %');
	});

	test('the month shows no bar of nothing', () => {
		const months = monthFigures(loanOfBank, { currency: 'INR', on: today });
		expect(months.at(-1)).toMatchObject({ to: '2026-11-23', collectedShare: '1' });
		expect(months.at(-2)).toMatchObject({ to: '2026-10-23', collectedShare: '1' });
	});
});

describe('a group that may not apply yet reads why', () => {
	const whole = (events: Parameters<typeof dossierOf>[0]) =>
		dossierOf(events, today)
			.paper.blocks.flatMap((block) => linesOf(block))
			.join('\n');

	test('just old enough, and nothing decided', () => {
		const text = whole(barelyEligible(today));
		for (const line of [
			'2 of 6 conditions are not met: 10, 14.',
			'A-4',
			'Say in the meeting how much is asked for'
		])
			expect(text).toContain(line);
	});

	test('three of six meetings, nothing at the bank, nothing decided', () => {
		const text = whole(withoutDecisions(today));
		for (const line of [
			'2 of 6 conditions are not met: 10, 14.',
			'3 of 6',
			'Not yet an application',
			'nothing decided'
		])
			expect(text).toContain(line);
	});
});

describe('a cycle that was shared out explains savings of nothing', () => {
	const shared = sharedOutCycle(today);
	const told = (on: LocalDate) =>
		linesIn(shared, 'decision', on).filter((line) => line.includes('cycle shared out'));

	test('on the day, and for the six months of page 1', () => {
		const [line = ''] = told(today);
		expect(line).toContain('cycle shared out 24-11-2026, savings given back');
		expect(told(addMonths(today, 6))).toEqual([]);
		expect(told(addDays(addMonths(today, 6), -1))).toHaveLength(1);
		expect(told(addDays(today, -1))).toEqual([]);
	});

	test('and one that goes on says nothing of it', () => {
		expect(linesIn(cycleOfShares(today), 'decision').join()).not.toContain('shared out');
	});
});

describe('what nobody looked at was not found right', () => {
	const exceptionsIn = (events: Parameters<typeof dossierOf>[0]) => linesIn(events, 'exceptions').join('\n');

	test('a box that was never counted has no difference of nothing', () => {
		expect(begins(linesIn(loanOfBank, 'decision'), '7 |')).toMatch(/never counted \| bank$/);
		expect(exceptionsIn(loanOfBank)).toContain('The cash was never counted');
	});

	test('a passbook that was never compared did not agree', () => {
		expect(exceptionsIn(loanOfBank)).toContain('The passbook was never compared');
		const compared = event({
			type: 'BankStatementMatched',
			occurredOn: today,
			bankAccountId: 'b1',
			balance: 3_600_000
		});
		expect(exceptionsIn([...loanOfBank, compared])).not.toContain('The passbook was never compared');
	});

	test('where some counts were not right, no difference of nothing is printed beside them', () => {
		// The box holds 4,000 today, as the book says; a month ago ten rupees were counted.
		const seals = loanOfBank.filter(({ type }) => type === 'MeetingSealed').slice(-2);
		const pieces = [{ '1000': 1 }, { '50000': 8 }];
		const events = loanOfBank.flatMap((one) =>
			seals.includes(one)
				? [
						event({
							type: 'CashCounted',
							occurredOn: one.occurredOn,
							pieces: pieces[seals.indexOf(one)] ?? {}
						}),
						one
					]
				: [one]
		);
		expect(begins(linesIn(events, 'decision'), '7 |')).toMatch(/ 1 of 2 \| bank$/);
		const right = begins(linesIn(practiceEvents(today), 'decision'), '7 |');
		expect(right).toMatch(/right · ₹0 \| met$/);
		expect(exceptionsIn(practiceEvents(today))).not.toContain('never counted');
	});
});

test('box and bank are a part of the corpus without the social fund, as the corpus is: with what is on loan they are all of it', () => {
	const { last6 } = bookReport(practiceEvents(today), { currency: 'INR', on: today }).regularity;
	expect(Number(last6.idleCash) + Number(last6.onLoan)).toBeCloseTo(1, 5);
});
