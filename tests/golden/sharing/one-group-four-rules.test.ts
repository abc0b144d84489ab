import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linesOf, type CycleSharedOut, type SharingRule, type SharingWeights } from '#group';
import { present } from '#kernel';
import { reportWithRehearsal } from '#reports';
import { bookOf, founded, opening, openMeeting, repaid, rupees } from '../../support/builders.ts';
import { vsla } from '../../support/cycles.ts';
import { fined, finePaid } from '../../support/dues.ts';
import { recorded, sharedOut } from '../../support/people.ts';

/** One group under four rules; the file beside this says where its figures are from. */
const golden = JSON.parse(readFileSync(new URL('one-group-four-rules.json', import.meta.url), 'utf8')) as {
	readonly savings: readonly number[];
	readonly interestPaid: readonly number[];
	readonly fines: number;
	readonly rules: readonly {
		readonly title: string;
		readonly terms: { readonly rule: SharingRule; readonly weights?: SharingWeights };
		readonly expected: readonly number[];
	}[];
};

/** Rupees out on each of the two loans, whose interest of the time before this book is paid at its first meeting. */
const out = 100;
const on = '2025-02-02';
const [ofFirst = 0, ofSecond = 0] = golden.interestPaid;
const terms = { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 };
const loan = (number: number, interest: number) => ({
	loanId: `l${number}`,
	memberId: `m${number}`,
	source: 'own',
	disbursedOn: '2024-12-01',
	outstanding: rupees(out),
	interestArrears: rupees(interest),
	terms
});
const state = bookOf([
	...founded('2025-02-01', { constitution: vsla }),
	opening({
		box: rupees(golden.savings.reduce((sum, amount) => sum + amount, 0) - 2 * out),
		savings: golden.savings.map((amount, place) => ({
			memberId: `m${place + 1}`,
			fund: 'regular',
			amount: rupees(amount)
		})),
		loans: [loan(1, ofFirst), loan(2, ofSecond)]
	})('2025-02-01'),
	...openMeeting(
		1,
		on,
		repaid('l1', out + ofFirst),
		repaid('l2', out + ofSecond),
		fined('f1', 'm3', golden.fines),
		finePaid('f1', golden.fines)
	)
]);

test.each(golden.rules)(
	'$title: rehearsal, report and share-out say the same',
	({ terms: rule, expected }) => {
		const events = linesOf(present(state.journal, 'the whole book is there')).map(({ event }) => event);
		const report = reportWithRehearsal(events, { currency: 'INR' }, rule);
		expect(report.ok && report.value.shareOut).toMatchObject({
			fund: rupees(11_200),
			payouts: Object.fromEntries(expected.map((amount, place) => [place + 1, rupees(amount)])),
			remainder: 0,
			enoughInBox: true
		});
		const { event, state: after } = recorded(state, sharedOut(rule)(on));
		expect((event as CycleSharedOut).parts).toEqual(
			expected.map((amount, place) => ({ memberId: `m${place + 1}`, amount: rupees(amount) }))
		);
		// The box is empty to the coin, and nothing stands in any account.
		expect([...after.balances]).toEqual([]);
	}
);
