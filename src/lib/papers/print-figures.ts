import type { LocalDate } from '#kernel';
import { activeMembers, box, chart, withoutPutAway, type GroupEvent, type GroupState } from '#group';
import { heldIn, heldUnder } from '#ledger';
import { sum, type CurrencyCode } from '#money';
import type { BankRule, MemberPage } from '#reports';
import { booksContext, type Reports } from './context.ts';
import { dossierContext, type DossierContext } from './dossier/context.ts';

/** Figures by their names in the codes of prints (ADR 0019); minor units, or counts. */
export type PrintFigures = ReadonlyMap<
	| 'members'
	| 'meetings'
	| 'savings'
	| 'loans'
	| 'box'
	| 'bank'
	| 'corpus'
	| 'surplus'
	| 'number'
	| 'interestDue'
	| 'asked'
	| 'decided'
	| 'overdue'
	| 'owed'
	| 'depositMonths'
	| 'account',
	number
>;

/** Returns the current figures for a paper about the whole group. */
export function groupFigures(
	state: GroupState,
	events: readonly GroupEvent[],
	reports: Reports
): PrintFigures {
	const { balances } = state;
	const meetings = withoutPutAway(events).filter(
		(event) => event.type === 'MeetingOpened' && event.kind === 'regular'
	).length;
	const { savings, surplus, corpus } = reports.corpusOf(balances);
	return new Map([
		['members', activeMembers(state).length],
		['meetings', meetings],
		['savings', savings],
		['loans', heldUnder(balances, chart, 'loans')],
		['box', heldIn(balances, chart, box)],
		['bank', heldUnder(balances, chart, 'bank')],
		['corpus', corpus],
		['surplus', surplus]
	]);
}

/** Returns the figures of the dossier's first page, except those that depend on the chosen rule. */
export function bankFigures(dossier: DossierContext): PrintFigures {
	const { members, position, figures, asked, asking, book } = dossier;
	const { sources, uses, corpus } = position;
	const lastFour = [...book.state.bankAccounts.values()][0]?.lastFour ?? null;
	return new Map([
		['members', members.length],
		['savings', sources.savings],
		['loans', uses.loans],
		['box', uses.box],
		['bank', uses.bank],
		['corpus', corpus],
		...(asked.basis === null ? [] : [['asked', asked.amount] as const]),
		...(asking.plan === null ? [] : [['decided', asking.plan.total] as const]),
		['overdue', figures.all.repayment.ageing.overdue],
		['owed', sources.borrowings],
		['depositMonths', figures.last6.deposits.monthsWithDeposit],
		...(lastFour === null ? [] : [['account', Number(lastFour)] as const])
	]);
}

export function memberFigures(number: number, { saved, loans }: MemberPage): PrintFigures {
	return new Map([
		['number', number],
		['savings', saved],
		['loans', sum(loans.map((loan) => loan.outstanding))],
		['interestDue', sum(loans.map((loan) => loan.interestDue))]
	]);
}

/**
 * Returns the figures for the codes in a file to staff: of the group, of its dossier, and of each member (ADR 0068).
 *
 * @param on the day of the dossier; the other figures are as of the last entry
 */
export function figuresForStaff(
	source: {
		readonly reports: Reports;
		readonly events: readonly GroupEvent[];
		readonly currency: CurrencyCode;
		readonly rules: readonly BankRule[];
	},
	on: LocalDate
): readonly { readonly kind: 'group' | 'bank' | 'member'; readonly figures: PrintFigures }[] {
	const { reports, events, currency, rules } = source;
	const book = reports.accountBook(events, { currency });
	const rule = reports.doseRuleFor(rules, currency);
	const ofBank = reports.accountBook(events, { currency, on: on > book.on ? on : book.on });
	const context = booksContext({ reports, events, currency, book: ofBank }, nobody);
	const members = [...book.state.members.values()].map(({ memberId, number }) => ({
		kind: 'member' as const,
		figures: memberFigures(number, reports.memberPage(events, { currency, memberId }))
	}));
	return [
		{ kind: 'group', figures: groupFigures(book.state, events, reports) },
		...(rule === undefined
			? []
			: [
					{
						kind: 'bank' as const,
						figures: bankFigures(
							dossierContext(context, { rules, choice: { rule, dose: null }, nameOf: nobody })
						)
					}
				]),
		...members
	];
}

const nobody = () => null;
