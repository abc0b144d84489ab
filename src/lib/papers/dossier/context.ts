import { allAtOnce, type LocalDate, type MemberId, type Steps } from '#kernel';
import { zero } from '#money';
import {
	descriptionIn,
	isMemberOn,
	officesOn,
	type GroupDescription,
	type GroupEvent,
	type Office
} from '#group';
import type { MessageKey, Words } from '#i18n';
import type {
	Asking,
	BankRule,
	BankStanding,
	Borrowings,
	CreditPlan,
	Eligibility,
	GroupPosition,
	LoanDose,
	LoanDoseRule,
	PanchasutraByWindow,
	RuleName
} from '#reports';
import type { Field, HeadBlock, SignaturesBlock, TableBlock, TextBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { table, type BooksContext } from '../context.ts';
import { BooksWords } from '../words.ts';
import { whoIs } from '../face.ts';
import { asPercent } from '../registers/demand.ts';

/** A member as listed on the bank's papers. */
export interface DossierMember {
	readonly memberId: MemberId;
	readonly number: number;
	readonly joinedOn: LocalDate;
	/** Her name if names were requested; otherwise left for handwriting. */
	readonly name: string | null;
	readonly office: Office | null;
}

export interface DossierContext extends BooksContext, Omit<BankStanding, 'dose'>, Pick<Asking, 'asked'> {
	readonly on: LocalDate;
	readonly group: string;
	readonly members: readonly DossierMember[];
	readonly described: GroupDescription;
	readonly rule: LoanDoseRule;
	/** True for a group of Nepal, whose papers have no panchayat, block, PIN or code of India. */
	readonly isNepal: boolean;
	/** The scorecard of the five rules, which is always printed. */
	readonly card: RuleName | null;
	readonly dose: LoanDose;
	readonly who: Eligibility;
	readonly figures: PanchasutraByWindow;
	readonly position: GroupPosition;
	readonly borrowings: Borrowings;
	/** True if a condition is not met: the file is then no application and nobody signs it. */
	readonly isDraft: boolean;
	/** The decided plan; without amounts if nothing was decided. */
	readonly plan: CreditPlan;
	readonly asking: Asking;
}

interface DossierAsked {
	readonly rules: readonly BankRule[];
	readonly choice: DossierChoice;
	readonly nameOf: (memberId: MemberId) => string | null;
}

export interface DossierChoice {
	readonly rule: LoanDoseRule;
	/** Number of the bank loan; null for one more than the group had. */
	readonly dose: number | null;
}

export const dossierContext = (context: BooksContext, asked: DossierAsked): DossierContext =>
	allAtOnce(dossierSteps(context, asked));

/** Generator variant of `dossierContext` that yields between steps, one report per step. */
export function* dossierSteps(
	asIs: BooksContext,
	{ rules, choice, nameOf }: DossierAsked
): Steps<DossierContext> {
	const heard = heardEvents(asIs);
	const context = withAccountsOf(asIs, heard, nameOf);
	const { reports, events, currency, book } = context;
	const { state, on } = book;
	const view = { currency, on };
	const borrowings = reports.borrowings(events, view);
	yield;
	const position = reports.groupPosition(events, view);
	yield;
	const figures = reports.panchasutra(events, view);
	yield;
	const { dose: place, ...standing } = reports.bankStanding(events, view, choice);
	yield;
	const dose = reports.loanDose(choice.rule, place, {
		corpus: position.corpus,
		savingInAYear: reports.savingInAYear(state, on)
	});
	const asking = reports.askingOf(events, view);
	yield;
	const card = rules.find(({ id }) => id === 'panchasutra-indicators');
	return {
		...context,
		...standing,
		on,
		group: state.name ?? '',
		members: membersOf(context, nameOf),
		described: descriptionIn(heard),
		rule: choice.rule,
		isNepal: currency === 'NPR',
		card: card ?? null,
		dose,
		who: reports.eligibility(events, view, choice.rule),
		figures,
		position,
		borrowings,
		isDraft: reports.isDraft(standing.head),
		plan: asking.plan ?? reports.proposedCreditPlan(events, view, zero),
		asking,
		asked: asking.asked
	};
}

/** Leaves out an open page of the circle, which was not read out yet and on which one code could have written another account (ledger law 58). */
function heardEvents({ events, book: { state } }: BooksContext): readonly GroupEvent[] {
	return state.openMeeting === null || state.openMeeting.kind === 'desk'
		? events
		: events.slice(
				0,
				events.findLastIndex(({ type }) => type === 'MeetingOpened')
			);
}

/** Combines the figures of the whole book with the bank accounts that the circle has heard. */
function withAccountsOf(
	context: BooksContext,
	heard: readonly GroupEvent[],
	nameOf: DossierAsked['nameOf']
): BooksContext {
	if (heard === context.events) return context;
	const { reports, currency, book } = context;
	const { bankAccounts } = reports.accountBook(heard, { currency, on: book.on }).state;
	const known = { ...book, state: { ...book.state, bankAccounts } };
	return { ...context, book: known, words: new BooksWords(known, nameOf) };
}

function membersOf(
	{ book: { state, on } }: BooksContext,
	nameOf: (memberId: MemberId) => string | null
): readonly DossierMember[] {
	const offices = officesOn(state, on);
	return [...state.members.values()]
		.filter((member) => isMemberOn(member, on))
		.sort((one, other) => one.number - other.number)
		.map(({ memberId, number, joinedOn }) => ({
			memberId,
			number,
			joinedOn,
			name: nameOf(memberId),
			office: offices.find((term) => term.memberId === memberId)?.office ?? null
		}));
}

export function holderOf({ members }: DossierContext, office: Office): DossierMember | null {
	return members.find((member) => member.office === office) ?? null;
}

/** The group's bank account: bank, branch, last digits (blank if unknown), in India the branch code; null without an account. */
export function accountCell(context: DossierContext): PaperCell {
	const account = firstAccount(context);
	if (account === undefined) return null;
	const { bankAccountId, ifsc, lastFour } = account;
	return {
		text: [
			context.words.bank(bankAccountId),
			...(lastFour === null ? [forPen] : []),
			...(ifsc === null || context.isNepal ? [] : [ifsc])
		].join(' · ')
	};
}

/** Last digits of an account for a form, blank if unknown; undefined for a group without an account. */
export const lastDigits = (context: DossierContext): string | undefined => {
	const account = firstAccount(context);
	return account === undefined ? undefined : (account.lastFour ?? forPen);
};

/** Street, village and panchayat; undefined parts are left out. */
export const addressWithin = ({ described: { place } }: DossierContext): readonly string[] =>
	[place.street, place.village, place.panchayat].filter((part) => part !== undefined);

/** The first of the group's bank accounts; undefined if there is none. */
export const firstAccount = ({ book }: DossierContext) => [...book.state.bankAccounts.values()][0];

export function bankName({ book: { state } }: DossierContext): string {
	const [account] = state.bankAccounts.values();
	return account === undefined
		? blank
		: [account.bank, account.branch].filter((part) => part !== null).join(', ');
}

/** Title of a form; forms have numbers only in the common set of India's banks. */
export function formTitle(
	{ isNepal }: DossierContext,
	form: keyof typeof plainForms
): (typeof plainForms)[typeof form] | `dossier.form-${typeof form}` {
	return isNepal ? plainForms[form] : `dossier.form-${form}`;
}

const plainForms = {
	account: 'paper.plain-account',
	'open-resolution': 'paper.plain-open-resolution',
	application: 'paper.plain-application',
	'loan-resolution': 'paper.plain-loan-resolution',
	requirement: 'paper.plain-requirement',
	statement: 'paper.plain-statement',
	'inter-se': 'paper.plain-inter-se'
} as const satisfies Readonly<Record<string, MessageKey>>;

/** Blank for handwriting within a sentence. */
export const blank = '______________';
/** Blank for four handwritten digits. */
const forPen = '________';

/** Builds a table of rows without a heading. */
export const tableBlock = (
	key: string,
	columns: TableBlock['columns'],
	rows: readonly PaperRow[],
	more: Partial<Pick<TableBlock, 'together' | 'tight' | 'rowHeight'>> = {}
): TableBlock => ({ kind: 'table', key, ...more, columns, sections: table.only(key, rows) });

export const textBlock = (key: string, sentence: MessageKey, values?: TextBlock['values']): TextBlock => ({
	kind: 'text',
	key,
	say: sentence,
	values
});

export const headBlock = (key: string, cell: PaperCell): HeadBlock => ({ kind: 'head', key, cell });

export const field = (label: Field['label'], value: PaperCell = null): Field => ({ label, value });
export const textCell = (text: string | null | undefined): PaperCell =>
	text === null || text === undefined || text === '' ? null : { text };
export const dayCell = (day: LocalDate | null): PaperCell => (day === null ? null : { day });

/** Formats a share as "92.3 %", or a dash where the divisor is zero. */
export const percent = (share: string | null): string => (share === null ? '–' : `${asPercent(share)} %`);

/** The requested sum in a form field; empty for handwriting if no sum was decided. */
export const askedCell = ({ asked }: DossierContext): PaperCell =>
	asked.amount === 0 ? null : { money: asked.amount };

/** The requested sum within a sentence, in digits and words of its language; blank if no sum was decided. */
export function askedWords({ currency, asked: { amount: held } }: DossierContext) {
	return (words: Words) =>
		held === 0
			? { amount: blank, words: blank }
			: { amount: words.money(held, currency, true), words: words.amount(held, currency) };
}

/** Name, version and sources of a rule in one language, printed beside its results. */
export function ruleWords({ name, asOf, sources, seen }: RuleName) {
	return (words: Words) => ({
		name: words.language === 'en' ? name.en : name.hi,
		version: asOf,
		source: [
			sourceWords(sources, words),
			...(seen === 'partly' ? [words.say('dossier.seen-partly')] : [])
		].join('; ')
	});
}

/** Titles and years of the sources, in the language of the sentence. */
export const sourceWords = (sources: RuleName['sources'], { language }: Words): string =>
	sources.map(({ title, hi = title, year }) => `${language === 'en' ? title : hi} (${year})`).join('; ');

/** Signatures of the three officers, each with a box for signature and thumbprint. @param represents data that a bank requires of representatives */
export function signatures(
	key: string,
	context: DossierContext,
	represents?: SignaturesBlock['represents']
): SignaturesBlock {
	const offices = ['president', 'secretary', 'treasurer'] as const;
	return {
		kind: 'signatures',
		key,
		represents,
		lines: offices.map((office) => {
			const holder = holderOf(context, office);
			return { name: holder === null ? blank : whoIs(holder), office: `paper.${office}` };
		})
	};
}
