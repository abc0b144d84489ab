import type { GroupState } from '#group';
import type { EventId } from '#kernel';
import type { Minutes } from '#reports';
import type { MessageKey } from '#i18n';
import { bankBookLeaves, cashBookLeaves } from '../books/cash.ts';
import { depositsLeaves } from '../books/deposits.ts';
import { balanceSheetLeaves, generalLedgerLeaves, trialBalanceLeaves } from '../books/ledger.ts';
import { corpusLeaves, incomeAndExpenditureLeaves, receiptsAndPaymentsLeaves } from '../books/yearly.ts';
import { ifKnown, type BookLeaves, type BookPaper, type BooksContext } from '../context.ts';
import type { PaperCell, TablePaperData } from '../table-types.ts';
import { attendanceLeaves } from './attendance.ts';
import { copyingLeaves } from './copying.ts';
import { amountOf, decisionCell } from './decisions.ts';
import { demandLeaves } from './demand.ts';
import { exceptionsLeaves } from './exceptions.ts';
import { federationLeaves } from './federation.ts';
import { loanLedgerLeaves } from './loans.ts';
import { extractFile, extractPaper, meetingTitle, minutesLeaves, minutesPaper } from './minutes.ts';
import type { ExtractPaperData } from './minutes.ts';
import { ratiosLeaves } from './ratios.ts';
import { shareOutLeaves, slipsLeaves } from './share-out.ts';

/** Declaration of a book of account or register: title, paper layout, and a function that builds its tables. */
interface Declared
	extends
		Pick<TablePaperData, 'title' | 'size'>,
		Partial<Pick<TablePaperData, 'tight' | 'dense' | 'packed' | 'withoutCode'>> {
	/** True for a report as at the last day of the period, regardless of its beginning. */
	readonly isStanding?: true;
	readonly of: (context: BooksContext) => BookLeaves;
}

function paperOf({ isStanding, of, ...paper }: Declared, context: BooksContext): BookPaper {
	const { report, leaves, each, from = isStanding ? null : context.period.from, notes } = of(context);
	const whole = { ...paper, from, to: context.period.to, leaves, ...(notes === undefined ? {} : { notes }) };
	return { report, paper: whole, ...(each === undefined ? {} : { detail: { ...whole, leaves: each } }) };
}

/** Books of account in the order in which an officer asks for them. */
const books = {
	'cash-book': { title: 'account.book-cash', size: 'a4', of: cashBookLeaves },
	'bank-book': { title: 'account.book-bank', size: 'a4-wide', of: bankBookLeaves },
	deposits: {
		title: 'account.book-deposits',
		size: 'a4-wide',
		tight: true,
		packed: true,
		of: depositsLeaves
	},
	ledger: {
		title: 'account.book-ledger',
		size: 'a4',
		tight: true,
		dense: true,
		packed: true,
		of: generalLedgerLeaves
	},
	'trial-balance': { title: 'account.book-trial', size: 'a4', isStanding: true, of: trialBalanceLeaves },
	'receipts-payments': {
		title: 'account.book-receipts',
		size: 'a4-wide',
		tight: true,
		of: receiptsAndPaymentsLeaves
	},
	'income-expenditure': { title: 'account.book-income', size: 'a4', of: incomeAndExpenditureLeaves },
	'balance-sheet': { title: 'account.book-balance', size: 'a4', isStanding: true, of: balanceSheetLeaves },
	corpus: { title: 'account.book-corpus', size: 'a4-wide', of: corpusLeaves }
} as const satisfies Record<string, Declared>;

/** Registers of a period in the order in which an officer asks for them. */
const registers = {
	attendance: {
		title: 'register.title-attendance',
		size: 'a4-wide',
		tight: true,
		withoutCode: true,
		of: attendanceLeaves
	},
	'loan-ledger': { title: 'register.title-loans', size: 'a4-wide', isStanding: true, of: loanLedgerLeaves },
	'demand-collection': { title: 'register.title-demand', size: 'a4-wide', tight: true, of: demandLeaves },
	'minutes-register': {
		title: 'register.title-minutes',
		size: 'a4',
		tight: true,
		dense: true,
		packed: true,
		of: minutesLeaves
	},
	exceptions: { title: 'register.title-exceptions', size: 'a4', of: exceptionsLeaves },
	'share-out': { title: 'register.title-share-out', size: 'a4-wide', tight: true, of: shareOutLeaves },
	'share-out-slips': { title: 'register.title-slips', size: 'a4', of: slipsLeaves },
	ratios: { title: 'register.title-ratios', size: 'a4', tight: true, of: ratiosLeaves },
	federation: {
		title: 'register.title-federation',
		size: 'a4',
		tight: true,
		dense: true,
		of: federationLeaves
	},
	copying: { title: 'register.title-copying', size: 'a4', tight: true, withoutCode: true, of: copyingLeaves }
} as const satisfies Record<string, Declared>;

export type BookKind = keyof typeof books;
export const bookKinds = Object.keys(books) as readonly BookKind[];
export const bookTitle = (kind: BookKind): MessageKey => books[kind].title;
export const isBookKind = (kind: string | null): kind is BookKind => kind !== null && kind in books;
export const bookPaper = (kind: BookKind, context: BooksContext): BookPaper => paperOf(books[kind], context);

export type RegisterKind = keyof typeof registers;
export const registerKinds = Object.keys(registers) as readonly RegisterKind[];

/** Registers that are empty in a book without a share-out. */
const ofShareOut: ReadonlySet<RegisterKind> = new Set(['share-out', 'share-out-slips']);

/** Returns the registers that have content in this book. */
export const registersOf = ({ sharedOutOn }: Pick<GroupState, 'sharedOutOn'>): readonly RegisterKind[] =>
	registerKinds.filter((kind) => sharedOutOn !== null || !ofShareOut.has(kind));

export const registerTitle = (kind: RegisterKind): MessageKey => registers[kind].title;
export const isRegisterKind = (kind: string | null): kind is RegisterKind =>
	kind !== null && kind in registers;
export const registerPaper = (kind: RegisterKind, context: BooksContext): BookPaper =>
	paperOf(registers[kind], context);

/** A part of the minutes that can be printed separately. */
export interface MinutesChoice {
	/** Value in the address. */
	readonly key: string;
	readonly said: PaperCell;
}

export function meetingChoices(context: BooksContext): readonly MinutesChoice[] {
	return [...minutesIn(context)]
		.reverse()
		.map((minutes) => ({ key: keyOf(minutes), said: meetingTitle(minutes) }));
}

/** @returns null if the period has no such meeting */
export function minutesOfMeeting(key: string | null, context: BooksContext): BookPaper | null {
	const found = minutesIn(context).find((minutes) => keyOf(minutes) === key);
	return found === undefined ? null : minutesPaper(found, context);
}

export const decisionChoices = (context: BooksContext): readonly MinutesChoice[] =>
	[...minutesIn(context)].reverse().flatMap(({ day, loans, decisions }) =>
		[...loans, ...decisions].map((decision) => ({
			key: decision.eventId,
			said: {
				line: [
					{ day },
					decisionCell(decision, context.words),
					...ifKnown(amountOf(decision), (money) => ({ money }))
				]
			}
		}))
	);

/** An extract for its own paper, and for a file. */
export interface ExtractOfMinutes {
	readonly extract: ExtractPaperData;
	readonly file: BookPaper;
}

/** @returns null if there is no such decision */
export function extractOf(eventId: string | null, context: BooksContext): ExtractOfMinutes | null {
	const { reports, events, currency, words } = context;
	const extract =
		eventId === null ? null : reports.minutesExtract(events, { currency, eventId: eventId as EventId });
	if (extract === null) return null;
	const paper = extractPaper(extract, words);
	return { extract: paper, file: extractFile(paper, extract) };
}

function minutesIn({ reports, events, currency, period }: BooksContext): readonly Minutes[] {
	return reports.minutesRegister(events, { currency, ...period });
}

const keyOf = ({ kind, number }: Minutes): string => `${kind}-${String(number)}`;
