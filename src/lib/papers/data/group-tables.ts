import { type GroupOfTables, groupColumns, valueCell } from './cells.ts';
import { type DataTable, dataTable } from './data-table.ts';
import { accountsTable, conditionsTable, groupsTable } from './standing-tables.ts';
import { loansTable, membersTable } from './people-tables.ts';
import { entryKey } from '../words.ts';

const { amount, count, day, word, text } = valueCell;

/** Everything that went through the bank, account after account in the order of the passbook. */
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

/** Every meeting, the first one first. */
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

/** Everything that staff ask about a group; names of women only where they were asked for. */
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
