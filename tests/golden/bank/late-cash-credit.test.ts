import { expect, test } from 'vitest';
import { missingForBank } from '#reports';
import { bankRules } from '../../../src/lib/app/bank-rules/index.ts';
import { day } from '../../support/builders.ts';
import { account } from '../../support/cash-credit.ts';

// 3,00,000 was owed on 10 March 2024, as much as might be drawn, when the bank debited 2,100 of interest: 21 days to the end of March.
test('a cash credit above its drawing power is missing for the next dose', () => {
	const rule = bankRules.find((one) => one.kind === 'loanDose');
	if (rule?.kind !== 'loanDose') throw new Error('a rule of doses');
	const march = account.filter(({ occurredOn }) => occurredOn < '2024-04-01');
	const items = missingForBank(march, { currency: 'INR', on: day('2024-03-31') }, { rule, dose: 2 });
	expect(items.find(({ what }) => what === 'bankLoanLate')).toMatchObject({ amount: 210_000, days: 21 });
});
