import fc from 'fast-check';
import type { BankAccountId, BorrowingId, FineId, LoanId, LocalDate } from '#kernel';
import type { Command, ConstitutionWritten, LoanTerms, SavingFund } from '#group';
import { money } from '#money';
import { woman } from './rules.ts';

/** What a group has when it begins with this book: nothing yet, a box, or a paper book of years. */

type Balances = Extract<Command, { readonly type: 'EnterOpeningBalances' }>['balances'];

const paise = (least: number, most: number) =>
	fc.integer({ min: least, max: most }).map((much) => money(much * 100));

const lines = fc.record({
	box: paise(500, 3000),
	bank: paise(0, 2000),
	savings: fc.array(paise(0, 900), { minLength: 3, maxLength: 3 }),
	arrears: paise(0, 60),
	fine: paise(0, 20),
	loan: paise(0, 600),
	instalmentsPaid: fc.nat({ max: 6 }),
	interestArrears: paise(0, 15),
	method: fc.constantFrom('declining' as const, 'flat' as const, 'upFront' as const),
	borrowed: paise(0, 800),
	socialFund: paise(0, 200),
	revolvingFund: paise(0, 500),
	held: paise(0, 40),
	grants: paise(0, 100),
	earned: paise(0, 90),
	spent: paise(0, 60)
});
export type Brought = typeof lines extends fc.Arbitrary<infer Lines> ? Lines : never;

export const brought: fc.Arbitrary<Brought | 'box' | 'nothing'> = fc.oneof(
	{ weight: 3, arbitrary: lines },
	{ weight: 4, arbitrary: fc.constant('box' as const) },
	{ weight: 1, arbitrary: fc.constant('nothing' as const) }
);

/** The cut-off sheet of it; null where the group begins with nothing. What is left over is surplus, or a deficit. */
export function openingSheet(from: Brought | 'box' | 'nothing', rules: ConstitutionWritten): Balances | null {
	if (from === 'nothing') return null;
	if (from === 'box') return { box: money(200_000), surplus: money(200_000) };
	const fund: SavingFund = rules.saving.mode === 'shares' ? 'shares' : 'regular';
	const unit = rules.saving.mode === 'shares' ? rules.saving.shareValue : 100;
	const savings = from.savings.map((amount, place) => ({
		memberId: woman(place),
		fund,
		amount: money(amount - (amount % unit))
	}));
	const { earned, spent, borrowed, loan, fine } = from;
	const [tent, payable, placed, vulnerable] = [from.grants, fine, from.held, from.held];
	const kept = savings.reduce((sum, line) => sum + line.amount, 0);
	const owned = from.box + from.bank + loan + tent + spent + placed;
	const claims =
		kept +
		borrowed +
		from.socialFund +
		vulnerable +
		from.revolvingFund +
		from.grants +
		payable +
		earned +
		from.held;
	const left = owned - claims;
	return {
		booksSince: '2019-06-01' as LocalDate,
		seenBy: [woman(0), woman(1)],
		box: from.box,
		bank: [{ bankAccountId: 'b1' as BankAccountId, amount: from.bank }],
		savings,
		savingsArrears: [{ memberId: woman(1), amount: from.arrears }],
		...(fine > 0 && { finesDue: [{ fineId: 'old-fine' as FineId, memberId: woman(2), amount: fine }] }),
		...(loan > 0 && { loans: [loanOf(from)] }),
		...(borrowed > 0 && {
			borrowings: [
				{
					borrowingId: 'old-debt' as BorrowingId,
					lender: 'Federation',
					kind: 'federation' as const,
					outstanding: borrowed
				}
			]
		}),
		...(tent > 0 && { assets: [{ thing: 'tent', amount: tent }] }),
		...(placed > 0 && { deposits: [{ deposit: 'village', amount: placed }] }),
		...(payable > 0 && { payables: [{ memberId: woman(1), amount: payable }] }),
		...(from.held > 0 && {
			heldForOthers: [{ memberId: woman(2), purpose: 'ticket', amount: from.held }]
		}),
		socialFund: from.socialFund,
		...(vulnerable > 0 && { vulnerabilityFund: vulnerable }),
		revolvingFund: from.revolvingFund,
		grants: from.grants,
		income: { interest: earned },
		expense: { travel: spent },
		...(left >= 0 ? { surplus: money(left) } : { deficit: money(-left) })
	};
}

function loanOf({ loan, instalmentsPaid, interestArrears, method }: Brought) {
	const terms: LoanTerms = { percentPerMonth: '2', method, period: 'calendarMonth', instalments: 8 };
	return {
		loanId: 'old-loan' as LoanId,
		memberId: woman(0),
		principal: money(loan * 2),
		outstanding: loan,
		instalmentsPaid,
		interestArrears,
		disbursedOn: '2023-10-05' as LocalDate,
		source: 'own' as const,
		terms,
		purpose: 'seed'
	};
}
