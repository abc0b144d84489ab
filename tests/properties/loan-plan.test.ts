import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '#kernel';
import { loanPreview, rulesOn, type LoanTerms } from '#group';
import { bookReport } from '#reports';
import { money } from '#money';
import { bookOf, day, event, founded, loanId, meeting, opened } from '../support/builders.ts';
import { cases, seed } from '../support/soak.ts';

// What is said before a loan is given is what it costs when it is paid as agreed.

const runs = { numRuns: cases(40, 60), seed: seed() };

const anyTerms = {
	percentPerMonth: fc.constantFrom('0', '1', '1.5', '2', '2.75', '5'),
	method: fc.constantFrom('declining' as const, 'flat' as const, 'upFront' as const),
	period: fc.constantFrom('calendarMonth' as const, 'anniversary' as const, 'meeting' as const)
};
/** By the quarter a weekly group pays interest at twelve meetings for each instalment: few of them are enough. */
const terms: fc.Arbitrary<LoanTerms> = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ ...anyTerms, instalments: fc.integer({ min: 1, max: 18 }) }) },
	fc.record({
		...anyTerms,
		instalments: fc.integer({ min: 1, max: 3 }),
		instalmentsBy: fc.constant('quarter' as const)
	})
);

/** Interest is kept back of what is handed over: something must be left. */
const canBeGiven = ({ method, percentPerMonth, instalments, instalmentsBy }: LoanTerms): boolean =>
	method !== 'upFront' || Number(percentPerMonth) * instalments * (instalmentsBy === 'quarter' ? 3 : 1) < 99;

const groups = fc.record({
	every: fc.constantFrom('week' as const, 'fortnight' as const, 'month' as const),
	roundingUnit: fc.constantFrom(100, 500),
	on: fc.constantFrom('2024-01-05', '2024-01-31', '2024-02-29', '2023-12-15')
});

test('a woman who pays what the plan says on each day of it has paid off the loan with the last, and not before', () => {
	fc.assert(
		fc.property(
			terms.filter(canBeGiven),
			groups,
			fc.integer({ min: 1, max: 200 }),
			(agreed, { every, roundingUnit, on }, hundreds) => {
				const principal = money(hundreds * 10_000);
				const constitution = { meetingRhythm: { every }, roundingUnit };
				const group = founded(on, { box: 1_000_000, constitution });
				const lent = event({
					type: 'LoanDisbursed',
					occurredOn: on,
					loanId: 'l1',
					memberId: 'm1',
					principal,
					source: 'own',
					terms: agreed,
					purpose: 'farm'
				});
				const rules = present(rulesOn(bookOf(group), day(on)), 'a founded group has rules');
				const plan = loanPreview(principal, agreed, rules, day(on));
				let events = [...group, ...meeting(1, on, () => lent)];
				for (const [
					place,
					{ on: due, principal: part, interest, pays, left }
				] of plan.instalments.entries()) {
					expect(pays).toBe(part + interest);
					const opening = opened(place + 2)(due);
					expect(bookOf([...events, opening]).loans.get(loanId('l1'))?.outstanding).toBeGreaterThan(0);
					const payment =
						pays === 0
							? []
							: [() => event({ type: 'LoanRepaid', occurredOn: due, loanId: 'l1', amount: pays })];
					events = [...events, ...meeting(place + 2, due, ...payment)];
					const { outstanding, interestDue, overduePrincipal } = present(
						bookReport(events, { currency: 'INR' }).loans['l1'],
						'it is known'
					);
					expect({ outstanding, interestDue, overduePrincipal }).toEqual({
						outstanding: left,
						interestDue: 0,
						overduePrincipal: 0
					});
				}
				const { interestPaid } = present(bookReport(events, { currency: 'INR' }).loans['l1'], 'it is known');
				expect(interestPaid).toBe(plan.interest);
				expect(plan.total).toBe(principal + plan.interest);
			}
		),
		runs
	);
});
