import {
	err,
	saysSomething,
	type BankAccountId,
	type BorrowingId,
	type LocalDate,
	type MemberId
} from '#kernel';
import {
	bankAccount,
	isGrant,
	type AttendanceState,
	type ConstitutionWritten,
	type LoanSource,
	type LoanTerms,
	type MeetingKind
} from '#group';
import type { AccountCode } from '#ledger';
import type { Money } from '#money';
import {
	readAmount,
	readChoice,
	codeOr,
	readSheetDay,
	name,
	wholeNumber,
	type Cells,
	type Reader
} from './cells.ts';
import {
	attendances,
	creditKindWords,
	depositPlaceWords,
	earnings,
	fineReasonWords,
	grantKindWords,
	heldPurposeWords,
	leavings,
	lenderKindWords,
	meetingKinds,
	places,
	spendings,
	yesNoWords
} from './choices.ts';
import type { ColumnId } from './columns.ts';
import { readPurpose, readSource, readTerms } from './loan-cells.ts';
import { memberOf, type Members } from './members.ts';
import { ids, type GroupFrame, type SheetGroup } from './sheet-group.ts';

/** Money columns of a member's row. */
const ofHers = [
	'saved',
	'savedVoluntary',
	'withdrawn',
	'savingInterest',
	'socialIn',
	'socialOut',
	'heldIn',
	'heldBack',
	'repaid',
	'fine',
	'finePaid',
	'lent'
] as const;
const ofGroup = [
	'income',
	'expense',
	'heldOut',
	'depositIn',
	'depositInterest',
	'depositOut',
	'toBank',
	'fromBank',
	'bankInterest',
	'bankCharges',
	'revolvingFundIn',
	'vulnerabilityFundIn',
	'grantIn',
	'grantBack',
	'borrowed',
	'borrowingPaid',
	'borrowingInterest',
	'borrowingCredit'
] as const;
export type MoneyColumn = (typeof ofHers)[number] | (typeof ofGroup)[number];

/** One parsed row of a paper page. */
export interface PageRow {
	readonly row: number;
	/** Null for a row of the group itself. */
	readonly memberId: MemberId | null;
	readonly amounts: ReadonlyMap<MoneyColumn, Money>;
	readonly attendance: AttendanceState | undefined;
	readonly left: (typeof leavings)[number]['code'] | undefined;
	/** Interest part of the repayment, if the paper page states it. */
	readonly interestPaid: Money | undefined;
	readonly terms: LoanTerms | null;
	readonly source: LoanSource;
	readonly purpose: string;
	readonly fineReason: string;
	readonly incomeFrom: string;
	readonly expenseFor: string;
	readonly heldFor: string;
	readonly depositAt: string;
	readonly paperNumber: string | undefined;
	/** Party of a grant, its return, or a borrowing. */
	readonly other: string;
	readonly lenderKind: (typeof lenderKindWords)[number]['code'];
	readonly creditKind: (typeof creditKindWords)[number]['code'];
	readonly grantKind: (typeof grantKindWords)[number]['code'];
	readonly account: BankAccountId;
	readonly borrowing: BorrowingId;
	readonly via: AccountCode | undefined;
	/** The row itself, to report faults that only the book reveals. */
	readonly cells: Cells;
}

/** One meeting of the paper book. */
export interface PaperMeeting {
	readonly row: number;
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	/** Closing cash of the box on the page, and whether a difference was accepted. */
	readonly counted: { readonly cash: Money; readonly row: number } | undefined;
	readonly accepted: boolean;
	readonly lines: readonly PageRow[];
}

interface Book {
	readonly frame: GroupFrame;
	readonly members: Members;
	readonly rules: ConstitutionWritten;
}

/** Reads the meetings in the order of days; rows of one meeting need not be consecutive. */
export function readMeetings(group: SheetGroup, book: Book): readonly PaperMeeting[] {
	const meetings = new Map<string, PaperMeeting & { readonly lines: PageRow[] }>();
	const banks = group.of('bank').length;
	for (const cells of group.of('meeting')) {
		const number = cells.needs('meeting', wholeNumber(1, 100_000)) ?? 0;
		const kind = cells.read('meetingKind', readChoice(meetingKinds)) ?? 'regular';
		const known = meetings.get(`${kind} ${number}`);
		const on = readDay(cells, book.frame, known);
		const cash = cells.read('counted', readAmount);
		const line = readLine(cells, book, banks);
		const meeting = known ?? {
			row: cells.row.row,
			number,
			kind,
			day: on,
			counted: undefined,
			accepted: false,
			lines: []
		};
		meeting.lines.push(line);
		if (cash !== undefined && meeting.counted !== undefined)
			cells.say('counted', { code: 'rowTwice', detail: { first: meeting.counted.row } });
		const counted = cash === undefined ? meeting.counted : { cash, row: cells.row.row };
		const accepted = cells.read('accepted', readChoice(yesNoWords)) === 'yes' || meeting.accepted;
		meetings.set(`${kind} ${number}`, { ...meeting, accepted, counted });
	}
	return [...meetings.values()].sort((one, other) =>
		one.day < other.day ? -1 : one.day > other.day ? 1 : 0
	);
}

/** Reads the day of the meeting; further rows of the same meeting may omit it but not contradict it. */
function readDay(cells: Cells, frame: GroupFrame, known: PaperMeeting | undefined): LocalDate {
	if (known !== undefined) {
		const again = cells.read('day', readSheetDay);
		if (again !== undefined && again !== known.day)
			cells.say('day', { code: 'meetingDayDiffers', detail: { day: known.day } });
		return known.day;
	}
	const on = cells.needs('day', readSheetDay);
	if (on === undefined) return frame.founded;
	if (frame.cutOff !== null && on < frame.cutOff)
		cells.say('day', { code: 'dayBeforeCutOff', detail: { cutOff: frame.cutOff } });
	else if (on < frame.founded)
		cells.say('day', { code: 'dayBeforeFounding', detail: { founded: frame.founded } });
	return on;
}

function readLine(cells: Cells, { members, rules }: Book, banks: number): PageRow {
	const amounts = new Map<MoneyColumn, Money>();
	for (const column of [...ofHers, ...ofGroup]) {
		const moved = cells.read(column, readAmount);
		if (moved !== undefined && moved > 0) amounts.set(column, moved);
	}
	/** Requires the cell if one of these amounts is present; otherwise it is optional but validated. */
	const asked = <Value>(column: ColumnId, reader: Reader<Value>, by: readonly MoneyColumn[]) =>
		by.some((each) => amounts.has(each)) ? cells.needs(column, reader) : cells.read(column, reader);
	const attendance = cells.read('attendance', readChoice(attendances));
	const left = cells.read('left', readChoice(leavings));
	const isHers =
		attendance !== undefined || left !== undefined || ofHers.some((column) => amounts.has(column));
	const member = isHers || cells.has('number') ? memberOf(cells, members) : undefined;
	const account = cells.read('account', wholeNumber(1, 99)) ?? 1;
	const through = cells.read('through', readChoice(places));
	if (needsAccount(amounts, through) && account > banks)
		cells.say('account', { code: 'bankUnknown', detail: { number: account } });
	return {
		row: cells.row.row,
		memberId: member?.memberId ?? null,
		amounts,
		attendance,
		left,
		interestPaid: readInterestPaid(cells, amounts),
		terms: amounts.has('lent') ? readTerms(cells, rules) : null,
		source: readSource(cells),
		purpose: readPurpose(cells) ?? 'other',
		fineReason: cells.read('fineReason', codeOr(fineReasonWords)) ?? 'other',
		incomeFrom: readIncome(cells, amounts),
		expenseFor: cells.read('expenseFor', codeOr(spendings)) ?? 'other',
		heldFor: cells.read('heldFor', codeOr(heldPurposeWords)) ?? 'other',
		depositAt: cells.read('depositAt', codeOr(depositPlaceWords)) ?? 'other',
		paperNumber: asked('paperNumber', paperNumber, ['depositInterest', 'grantBack', 'borrowingCredit']),
		other: asked('name', name(80), [...fromSomebody, 'grantBack']) ?? '',
		lenderKind: asked('lenderKind', readChoice(lenderKindWords), ['borrowed']) ?? 'other',
		creditKind: asked('creditKind', readChoice(creditKindWords), ['borrowingCredit']) ?? 'subvention',
		grantKind: asked('grantKind', readChoice(grantKindWords), ['grantBack']) ?? 'grant',
		account: ids.bank(account),
		borrowing: ids.borrowing(cells.read('borrowing', wholeNumber(1, 99)) ?? 1),
		via: through === 'bank' ? bankAccount(ids.bank(account)) : undefined,
		cells
	};
}

const fromSomebody = ['revolvingFundIn', 'vulnerabilityFundIn', 'grantIn', 'borrowed'] as const;

/** Rejects a dash as a paper number. */
const paperNumber: Reader<string> = (text) => {
	const read = name(40)(text);
	return read.ok && !saysSomething(read.value)
		? err({ code: 'notWritable', detail: { given: read.value } })
		: read;
};

const ofBank = ['toBank', 'fromBank', 'bankInterest', 'bankCharges'] as const;

function needsAccount(amounts: PageRow['amounts'], through: 'box' | 'bank' | undefined): boolean {
	return through === 'bank' || ofBank.some((column) => amounts.has(column));
}

/** Rejects government money as income, as the app does, because income is shared out and grants are not. */
function readIncome(cells: Cells, amounts: PageRow['amounts']): string {
	const from = cells.read('incomeFrom', codeOr(earnings)) ?? 'other';
	if (amounts.has('income') && isGrant(from))
		cells.say('incomeFrom', { code: 'refused', detail: { rejection: { type: 'GrantNotIncome' } } });
	return from;
}

/** Reads the interest, which is part of the repayment and not an addition to it. */
function readInterestPaid(cells: Cells, amounts: PageRow['amounts']): Money | undefined {
	const interest = cells.read('interestPaid', readAmount);
	const most = amounts.get('repaid') ?? 0;
	if (interest !== undefined && interest > most)
		cells.say('interestPaid', { code: 'amountTooLarge', detail: { most } });
	return interest;
}
