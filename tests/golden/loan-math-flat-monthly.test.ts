import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { bookReport } from '#reports';
import { money } from '#money';
import {
	aStamp,
	bookOf,
	day,
	doing,
	event,
	founded,
	loanId,
	meeting,
	memberId,
	opened,
	opening,
	refusalOf
} from '../support/builders.ts';

// The figures of loan-math-flat-monthly.json, whose head names their source. The loans are given on 1 January 2025 and
// charged each month from that day on; the currency is Kenyan, so that every minor unit is cash.

interface Interest {
	readonly name: string;
	readonly principal: number;
	readonly percent: string;
	readonly term: number;
	readonly on: string;
	readonly interest: number;
}

interface Figures {
	readonly interest: readonly Interest[];
	readonly repaid: readonly (Interest & { readonly amount: number; readonly outstanding: number })[];
	readonly overpaid: {
		readonly principal: number;
		readonly percent: string;
		readonly term: number;
		readonly amount: number;
		readonly over: number;
	};
	readonly fund: {
		readonly box: number;
		readonly tooMuch: number;
		readonly shortfall: number;
		readonly exactly: number;
	};
	readonly oldestFirst: {
		readonly old: number;
		readonly new: number;
		readonly payment: number;
		readonly applied: { readonly old: number; readonly new: number };
	};
	readonly neverTooMuch: {
		readonly owed: number;
		readonly payment: number;
		readonly applied: number;
		readonly unapplied: number;
	};
}

const figures = JSON.parse(
	readFileSync(join(import.meta.dirname, 'loan-math-flat-monthly.json'), 'utf8')
) as Figures;

const start = '2025-01-01';
const flat = (id: string, principal: number, percent: string, term: number) => (occurredOn: string) =>
	event({
		type: 'LoanDisbursed',
		occurredOn,
		loanId: id,
		memberId: 'm1',
		principal,
		source: 'own',
		terms: { percentPerMonth: percent, method: 'flat', period: 'anniversary', instalments: term },
		purpose: 'trade'
	});

const groupWith = (box: number, constitution: object = {}) => [
	...founded(start, { members: 1, constitution }),
	opening({ box, surplus: box })(start)
];

describe('interest of a flat loan', () => {
	test.each(figures.interest)('$name', ({ principal, percent, term, on, interest }) => {
		const events = [...groupWith(principal), ...meeting(1, start, flat('l1', principal, percent, term))];
		const { loans } = bookReport(events, { currency: 'KES', on: day(on) });
		expect(loans['l1']).toMatchObject({ interestDue: interest, outstanding: principal });
	});

	test.each(figures.repaid)('$name', ({ principal, percent, term, on, amount, interest, outstanding }) => {
		const events = [
			...groupWith(principal),
			...meeting(1, start, flat('l1', principal, percent, term)),
			...meeting(2, on, (occurredOn) => event({ type: 'LoanRepaid', occurredOn, loanId: 'l1', amount }))
		];
		const { loans } = bookReport(events, { currency: 'KES' });
		expect(loans['l1']).toMatchObject({ interestPaid: interest, interestDue: 0, outstanding });
	});
});

test('what is paid beyond the debt is refused, and by how much is said', () => {
	const { principal, percent, term, amount, over } = figures.overpaid;
	const state = bookOf(
		[
			...groupWith(principal),
			...meeting(1, start, flat('l1', principal, percent, term)),
			opened(2)('2025-02-01')
		],
		'KES'
	);
	const refused = refusalOf(
		state,
		event({ type: 'LoanRepaid', occurredOn: '2025-02-01', loanId: 'l1', amount })
	);
	expect(refused).toEqual({ type: 'MoreThanOwed', owed: amount - over });
});

describe('the limit of the fund', () => {
	const { box, tooMuch, shortfall, exactly } = figures.fund;
	const state = bookOf([...groupWith(box), opened(1)(start)], 'KES');

	test('a loan above what the box holds is refused, and what lacks is said', () => {
		const refused = refusalOf(state, flat('l1', tooMuch, '10', 3)(start));
		expect(refused).toEqual({ type: 'BoxTooSmall', held: box, asked: tooMuch });
		expect(tooMuch - box).toBe(shortfall);
	});

	test('a loan of exactly what the box holds is given', () => {
		expect(refusalOf(state, flat('l1', exactly, '10', 3)(start))).toBeNull();
	});

	test('a loan of nothing is no event', () => {
		expect(() => flat('l1', 0, '10', 3)(start)).toThrow('an amount is a whole number');
	});
});

describe('one payment over several loans', () => {
	const pay = (amount: number) =>
		({ type: 'RepayLoans', on: day('2025-01-02'), memberId: memberId('m1'), amount: money(amount) }) as const;

	test('the oldest loan is paid first', () => {
		const { old, new: newer, payment, applied } = figures.oldestFirst;
		const state = bookOf(
			[
				...groupWith(old + newer),
				...meeting(1, start, flat('old', old, '0', 3), flat('new', newer, '0', 3)),
				opened(2)('2025-01-02')
			],
			'KES'
		);
		const decision = doing(state, pay(payment), aStamp());
		expect(decision.ok && decision.value.steps.map((step) => step.event)).toMatchObject([
			{ type: 'LoanRepaid', loanId: 'old', amount: applied.old },
			{ type: 'LoanRepaid', loanId: 'new', amount: applied.new }
		]);
	});

	const { owed, payment, applied, unapplied } = figures.neverTooMuch;
	const oneLoan = (constitution: object) =>
		bookOf(
			[
				...groupWith(owed, constitution),
				...meeting(1, start, flat('only', owed, '0', 1)),
				opened(2)('2025-01-02')
			],
			'KES'
		);

	test('what is left over is refused where the rules say nothing of it', () => {
		expect(doing(oneLoan({}), pay(payment))).toEqual({ ok: false, error: { type: 'MoreThanOwed', owed } });
	});

	test('what is left over is saved where the rules say so', () => {
		const decision = doing(oneLoan({ overpayment: 'voluntarySaving' }), pay(payment));
		expect(decision.ok && decision.value.steps.map((step) => step.event)).toMatchObject([
			{ type: 'LoanRepaid', loanId: 'only', amount: applied },
			{ type: 'SavingDeposited', fund: 'voluntary', amount: unapplied }
		]);
		const after = decision.ok ? decision.value.state : null;
		expect(present(after?.loans.get(loanId('only')), 'the loan is known').outstanding).toBe(0);
	});
});
