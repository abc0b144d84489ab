import type { MemberId } from '#kernel';
import { zero } from '#money';
import { purposeWord } from '../registers/words.ts';
import { sourceWord } from '../words.ts';
import { groupColumns, memberColumns, type GroupOfTables, valueCell } from './cells.ts';
import { dataTable, type DataTable } from './data-table.ts';

const { amount, count, day, text } = valueCell;

/** All women who ever joined, by their numbers. */
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

/** Every loan of the book, in the order of giving; what is due on the day itself is not overdue. */
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
			['register.by-source', ({ source }) => ({ word: sourceWord(source) })],
			['paper.purpose', ({ purpose }) => (purpose === null ? null : { word: purposeWord(purpose) })],
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
