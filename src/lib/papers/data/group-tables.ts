import {
	dataTable,
	groupColumns,
	memberColumns,
	valueCell,
	type DataTable,
	type GroupOfTables
} from './data-table.ts';
import { accountKey, entryKey } from '../words.ts';
import { codeWords } from '../code-words.ts';
import type { MemberId } from '#kernel';
import { zero } from '#money';
import { heldIn, heldUnder } from '#ledger';
import { box, chart, descriptionIn } from '#group';

const { amount, count, day, share, word, text } = valueCell;

/** Returns all entries of the bank accounts, in the order of the passbooks. */
function depositsTable(group: GroupOfTables): DataTable {
	const { reports, events, currency, book } = group;
	const rows = reports
		.deposits(events, { currency, on: book.on })
		.accounts.flatMap((account) => account.rows.map((row) => ({ account, row })));
	return dataTable(
		{ key: 'deposits', title: 'account.book-bank', currency },
		[
			...groupColumns<(typeof rows)[number]>(group),
			['paper.bank', ({ account }) => text(account.bank)],
			['dossier.bank-account', ({ account }) => text(account.lastFour)],
			['account.bank-day', ({ row }) => day(row.bankDay)],
			['account.book-day', ({ row }) => day(row.day)],
			['account.slip-number', ({ row }) => text(row.slip)],
			['account.particulars', ({ row }) => word(entryKey(row.type))],
			['paper.received', ({ row }) => amount(row.in)],
			['paper.paid', ({ row }) => amount(row.out)],
			['account.balance', ({ row }) => amount(row.balance)],
			['account.agrees', ({ row }) => word(row.matched ? 'account.agrees' : null)]
		],
		rows
	);
}

function meetingsTable(group: GroupOfTables): DataTable {
	const { reports, events, currency, book } = group;
	const meetings = [...reports.meetingList(events, { currency, on: book.on })].reverse();
	return dataTable(
		{ key: 'meetings', title: 'register.meetings-held', currency },
		[
			...groupColumns<(typeof meetings)[number]>(group),
			['paper.meeting', ({ kind }) => word(`register.kind-${kind}`)],
			['paper.number', ({ number }) => count(number)],
			['paper.date', (meeting) => day(meeting.day)],
			['register.members-count', ({ memberCount }) => count(memberCount)],
			['register.times-came', ({ present }) => count(present.length)],
			['register.saved', ({ saved }) => amount(saved)],
			['dossier.given', ({ lent }) => amount(lent)],
			['register.repaid', ({ repaid }) => amount(repaid)],
			['paper.closing-box', ({ box }) => amount(box)],
			['account.entry-cash-difference', ({ acceptedDifference }) => amount(acceptedDifference)],
			['paper.entered-late', ({ late }) => word(late ? 'paper.entered-late' : null)],
			['paper.not-sealed', ({ isOpen }) => word(isOpen ? 'paper.not-sealed' : null)]
		],
		meetings
	);
}

/** Returns all tables about a group for staff; members' names only if requested. */
export function groupTables(group: GroupOfTables): readonly DataTable[] {
	return [
		groupsTable(group),
		membersTable(group),
		loansTable(group),
		depositsTable(group),
		meetingsTable(group),
		conditionsTable(group),
		accountsTable(group)
	];
}

export function membersTable(group: GroupOfTables): DataTable {
	const { reports, events, currency, book } = group;
	const figures = reports.bookReport(events, { currency, on: book.on }).members;
	const members = [...book.state.members.values()]
		.sort((one, other) => one.number - other.number)
		.flatMap((member) => {
			const own = figures[String(member.number)];
			return own === undefined ? [] : [{ ...member, own }];
		});
	return dataTable(
		{ key: 'members', title: 'register.members-count', currency },
		[
			...groupColumns<(typeof members)[number]>(group),
			...memberColumns<{ readonly memberId: MemberId }>(group, ({ memberId }) => memberId),
			['paper.joined', ({ joinedOn }) => day(joinedOn)],
			['register.members-left', ({ leftOn }) => day(leftOn)],
			['paper.savings', ({ own }) => amount(own.savings)],
			['paper.savings-arrears', ({ own }) => amount(own.savingsArrears)],
			['paper.loan-left', ({ own }) => amount(own.loanOutstanding)],
			['paper.interest-due', ({ own }) => amount(own.interestDue)],
			['paper.fine-due', ({ own }) => amount(own.finesDue)],
			['register.meetings-held', ({ own }) => count(own.attendance.held)],
			['register.times-came', ({ own }) => count(own.attendance.present)]
		],
		members
	);
}

/** Returns all loans in the order of disbursement; dues of the report date are not overdue. */
export function loansTable(group: GroupOfTables): DataTable {
	const { reports, events, currency, book } = group;
	const view = { currency, on: book.on };
	const late = new Map(
		reports.panchasutra(events, view).all.repayment.overdue.map((line) => [line.loanId, line])
	);
	const { loans } = reports.loanLedger(events, view);
	return dataTable(
		{ key: 'loans', title: 'register.title-loans', currency },
		[
			...groupColumns<(typeof loans)[number]>(group),
			['desk.laptop-loan-code', ({ loanId }) => text(loanId)],
			...memberColumns<{ readonly memberId: MemberId }>(group, ({ memberId }) => memberId),
			['register.by-source', ({ source }) => ({ word: codeWords.loanSources.word(source) })],
			[
				'paper.purpose',
				({ purpose }) => (purpose === null ? null : { word: codeWords.purposes.word(purpose) })
			],
			['paper.date', ({ disbursedOn }) => day(disbursedOn)],
			['dossier.given', ({ totals }) => amount(totals.lent)],
			['register.principal-paid', ({ totals }) => amount(totals.principalPaid)],
			['register.interest-paid', ({ totals }) => amount(totals.interestPaid)],
			['register.given-up', ({ totals }) => amount(totals.principalGivenUp)],
			['dossier.left', ({ outstanding }) => amount(outstanding)],
			['paper.interest-due', ({ interestDue }) => amount(interestDue)],
			['dossier.overdue', ({ loanId }) => amount(late.get(loanId)?.amount ?? zero)],
			['dossier.days', ({ loanId }) => count(late.get(loanId)?.days ?? 0)]
		],
		loans.filter(({ takenOut }) => !takenOut)
	);
}

/** Returns one row about the group: its details, its position and the five rules over six months. */
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

/** Returns each account and its balance, as in the trial balance. */
function accountsTable(group: GroupOfTables): DataTable {
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

/** Evaluates the newest dose rule of the group's currency; null if there is none. */
function standingIn({
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

/** Returns the conditions of a rule and of bank forms, whether each is met, and the figures of the book. */
function conditionsTable(group: GroupOfTables): DataTable {
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

/** Returns groups as JSON with code, place and report of each; amounts are minor units. */
export function groupsAsJson(groups: readonly GroupOfTables[]): string {
	const content = { format: 'bahi-groups', version: 1, groups: groups.map(groupAsJson) };
	return `${JSON.stringify(content, null, '\t')}\n`;
}

function groupAsJson(group: GroupOfTables) {
	const { reports, events, currency, book, id, practice, rules, nameOf } = group;
	const view = { currency, on: book.on };
	const { place, codes } = descriptionIn(events);
	const rule = reports.doseRuleFor(rules, currency);
	const standing = standingIn(group);
	const members = [...book.state.members.values()].map(({ memberId, number, symbol }) => ({
		number,
		symbol,
		...nameIn(nameOf(memberId))
	}));
	return {
		book: id,
		name: book.state.name,
		codes,
		place,
		currency,
		practice,
		on: book.on,
		members,
		report: reports.reportWithShareOut(events, view),
		conditions:
			standing === null || rule === undefined
				? null
				: {
						rule: rule.id,
						ruleFits: standing.ruleFits,
						dose: standing.dose,
						...standing.head,
						lines: standing.conditions,
						missing: standing.missing
					}
	};
}

const nameIn = (name: string | null) => (name === null ? {} : { name });
