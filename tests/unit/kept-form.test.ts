import { expect, test } from 'vitest';
import { compact } from '#group';
import { bankOpened, bookOf, founded, lent, meeting, saved } from '../support/builders.ts';
import { fined } from '../support/dues.ts';
import { borrowed } from '../support/outside-money.ts';

// The shape in which balances are kept. Who changes it, or what a field means, raises `keptForm` in pages.ts, so that books of an
// older app are computed again from their records; then this list is written again.

const day = '2025-01-05';

function paths(value: unknown, at = ''): readonly string[] {
	if (typeof value !== 'object' || value === null) return [at];
	if (Array.isArray(value)) return value.flatMap((one) => paths(one, `${at}[]`));
	return Object.entries(value).flatMap(([name, inner]) => paths(inner, `${at}.${name}`));
}

test('the fields of the form 6', () => {
	const state = bookOf([
		...founded(day, { box: 5000 }),
		bankOpened()(day),
		...meeting(1, day, saved('m1', 20), fined('f1', 'm1', 5), borrowed(500), lent('l1', 'm1', 100))
	]);
	const kept: unknown = JSON.parse(JSON.stringify(compact(state)));
	const found = [...new Set(paths(kept))].filter((path) => !path.startsWith('.rules'));
	expect(found.sort()).toMatchInlineSnapshot(`
		[
		  ".balances[][]",
		  ".bankAccounts[][]",
		  ".bankAccounts[][].bank",
		  ".bankAccounts[][].bankAccountId",
		  ".bankAccounts[][].branch",
		  ".bankAccounts[][].ifsc",
		  ".bankAccounts[][].lastFour",
		  ".bankAccounts[][].lastStatement",
		  ".booksSince",
		  ".borrowings[][]",
		  ".borrowings[][].amount",
		  ".borrowings[][].applicationId",
		  ".borrowings[][].borrowingId",
		  ".borrowings[][].cashCredit",
		  ".borrowings[][].kind",
		  ".borrowings[][].lender",
		  ".borrowings[][].receivedOn",
		  ".currency",
		  ".deciding.before[].memberId",
		  ".deciding.before[].office",
		  ".deciding.before[].since",
		  ".deciding.before[].until",
		  ".deciding.byCodes",
		  ".deciding.offices[].memberId",
		  ".deciding.offices[].office",
		  ".deciding.offices[].since",
		  ".deciding.offices[].until",
		  ".deciding.terms[].memberId",
		  ".deciding.terms[].office",
		  ".deciding.terms[].since",
		  ".deciding.terms[].until",
		  ".eventCount",
		  ".fines[][]",
		  ".fines[][].amount",
		  ".fines[][].fineId",
		  ".fines[][].forgiven",
		  ".fines[][].imposedOn",
		  ".fines[][].memberId",
		  ".fines[][].paid",
		  ".fines[][].reason",
		  ".fines[][].to",
		  ".foundedOn",
		  ".justReversed",
		  ".lastNumber.desk",
		  ".lastNumber.regular",
		  ".lastNumber.special",
		  ".lastSealedDay",
		  ".loanCount",
		  ".loans[][]",
		  ".loans[][].disbursedOn",
		  ".loans[][].interestPaid",
		  ".loans[][].loanId",
		  ".loans[][].memberId",
		  ".loans[][].movements[].interest",
		  ".loans[][].movements[].on",
		  ".loans[][].movements[].principal",
		  ".loans[][].movements[].terms.chargesPerInstalment",
		  ".loans[][].movements[].terms.every",
		  ".loans[][].movements[].terms.firstDueOn",
		  ".loans[][].movements[].terms.flatRebate",
		  ".loans[][].movements[].terms.instalments",
		  ".loans[][].movements[].terms.method",
		  ".loans[][].movements[].terms.months",
		  ".loans[][].movements[].terms.overduePercentPerMonth",
		  ".loans[][].movements[].terms.paymentOrder[]",
		  ".loans[][].movements[].terms.percentPerMonth",
		  ".loans[][].movements[].terms.period",
		  ".loans[][].movements[].terms.roundingUnit",
		  ".loans[][].opening",
		  ".loans[][].outstanding",
		  ".loans[][].principal",
		  ".loans[][].principalPaidOn",
		  ".loans[][].purpose",
		  ".loans[][].rescheduledOn",
		  ".loans[][].sequence",
		  ".loans[][].source",
		  ".loans[][].terms.chargesPerInstalment",
		  ".loans[][].terms.every",
		  ".loans[][].terms.firstDueOn",
		  ".loans[][].terms.flatRebate",
		  ".loans[][].terms.instalments",
		  ".loans[][].terms.method",
		  ".loans[][].terms.months",
		  ".loans[][].terms.overduePercentPerMonth",
		  ".loans[][].terms.paymentOrder[]",
		  ".loans[][].terms.percentPerMonth",
		  ".loans[][].terms.period",
		  ".loans[][].terms.roundingUnit",
		  ".loans[][].writtenOff",
		  ".members[][]",
		  ".members[][].deposited",
		  ".members[][].joinedOn",
		  ".members[][].leftBecause",
		  ".members[][].leftOn",
		  ".members[][].meetingsHeld",
		  ".members[][].meetingsPresent",
		  ".members[][].memberId",
		  ".members[][].number",
		  ".members[][].openingArrears",
		  ".members[][].recentMarks[]",
		  ".members[][].savingsDue",
		  ".members[][].symbol",
		  ".moneyEntered",
		  ".name",
		  ".offices[].memberId",
		  ".offices[].office",
		  ".offices[].since",
		  ".offices[].until",
		  ".regularMeetings[].day",
		  ".regularMeetings[].months",
		  ".regularMeetings[].number",
		  ".regularMeetings[].sealed",
		  ".sharedOutOn",
		]
	`);
});
