import { heldIn, heldUnder } from '#ledger';
import { box, chart, descriptionIn } from '#group';
import { accountKey } from '../words.ts';
import { groupColumns, type GroupOfTables, valueCell } from './cells.ts';
import { dataTable, type DataTable } from './data-table.ts';

const { amount, count, day, share, word, text } = valueCell;

/** One row: who the group is, where it stands, how it kept the five rules over six months. */
export function groupsTable(group: GroupOfTables): DataTable {
	const { reports, events, currency, book, id, practice } = group;
	const { state, on } = book;
	const view = { currency, on };
	const position = reports.groupPosition(events, view);
	const { last6 } = reports.panchasutra(events, view);
	const head = standingIn(group)?.head ?? null;
	const { place, codes } = descriptionIn(events);
	const { sources, uses } = position;
	const held = (root: string) => heldUnder(state.balances, chart, root);
	return dataTable(
		{ key: 'groups', title: 'desk.laptop-short', currency },
		[
			...groupColumns<string>(group),
			['dossier.nrlm-code', () => text(codes.nrlm)],
			['dossier.federation-code', () => text(codes.federation)],
			['desk.laptop-village', () => text(place.village)],
			['setup.panchayat', () => text(place.panchayat)],
			['setup.block', () => text(place.block)],
			['setup.district', () => text(place.district)],
			['setup.currency', () => text(currency)],
			['school.practice-title', () => word(practice ? 'paper.practice' : null)],
			['account.as-at', () => day(on)],
			['register.founded-on', () => day(state.foundedOn)],
			['register.members-count', () => count(position.members)],
			['desk.verify-meetings', () => count(state.lastNumber.regular)],
			['paper.savings', () => amount(sources.savings)],
			['paper.loan-left', () => amount(uses.loans)],
			['paper.overdue', () => amount(last6.repayment.ageing.overdue)],
			['account.account-box', () => amount(heldIn(state.balances, chart, box))],
			['account.account-bank', () => amount(uses.bank)],
			['account.account-borrowings', () => amount(sources.borrowings)],
			['account.account-social-fund', () => amount(held('social-fund'))],
			['account.surplus', () => amount(position.surplus)],
			['dossier.corpus', () => amount(position.corpus)],
			['register.meetings-due', () => count(last6.meetings.due.length)],
			['register.meetings-held', () => count(last6.meetings.held.length)],
			['paper.attendance', () => share(last6.meetings.attendance)],
			['dossier.saving', () => share(last6.saving.onTime)],
			['dossier.deposits', () => count(last6.deposits.monthsWithDeposit)],
			['dossier.collected', () => share(last6.repayment.share)],
			['dossier.condition-is', () => word(head === null ? null : `dossier.is-${head.is}`)],
			['desk.laptop-ready', () => count(head?.met ?? null)],
			['desk.laptop-ready-of', () => count(head?.of ?? null)],
			['desk.laptop-for-bank', () => count(head?.forBank.length ?? null)],
			['desk.laptop-look', () => count(head?.look.length ?? null)]
		],
		[id]
	);
}

/** Each account with what it holds, as the trial balance has it. */
export function accountsTable(group: GroupOfTables): DataTable {
	const { reports, currency, book } = group;
	return dataTable(
		{ key: 'accounts', title: 'account.book-trial', currency },
		[
			...groupColumns<ReturnType<typeof reports.trialBalance>['rows'][number]>(group),
			['account.account', ({ account }) => text(account)],
			['account.particulars', ({ root }) => word(accountKey(root))],
			['paper.member', ({ number }) => count(number)],
			['account.debit', ({ debit }) => amount(debit)],
			['account.credit', ({ credit }) => amount(credit)]
		],
		reports.trialBalance(book, book.on).rows
	);
}

/** By the newest rule for its currency; null without any. */
export function standingIn({
	reports,
	events,
	currency,
	book,
	rules
}: GroupOfTables): ReturnType<GroupOfTables['reports']['bankStanding']> | null {
	const rule = reports.doseRuleFor(rules, currency);
	return rule === undefined
		? null
		: reports.bankStanding(events, { currency, on: book.on }, { rule, dose: null });
}

/** What a rule and the forms of banks ask, each met or not, with what the book shows. */
export function conditionsTable(group: GroupOfTables): DataTable {
	const { currency } = group;
	const standing = standingIn(group);
	return dataTable(
		{ key: 'conditions', title: 'dossier.condition', currency },
		[
			...groupColumns<NonNullable<typeof standing>['conditions'][number]>(group),
			['paper.number', ({ number }) => count(number)],
			['dossier.condition', ({ code }) => word(`dossier.condition-${code}`)],
			['dossier.condition-is', ({ is }) => word(`dossier.is-${is}`)],
			['dossier.condition-shows', ({ shows }) => count(shows.count)],
			['dossier.of-how-many', ({ shows }) => count(shows.of)],
			['account.amount', ({ shows }) => amount(shows.amount)],
			['dossier.of-amount', ({ shows }) => amount(shows.ofAmount)],
			['paper.date', ({ shows }) => day(shows.day)]
		],
		standing?.conditions ?? []
	);
}
