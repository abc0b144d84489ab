import type { GroupState } from '#group';
import type { EventId } from '#kernel';
import type { RegisteredDecision, Minutes, MinutesExtract } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell } from '../table-types.ts';
import { extractPaper, type ExtractPaperData } from './extract.ts';
import type { BookPaper, BooksContext } from '../context.ts';
import { extractFile } from '../file/paper-file.ts';
import { attendancePaper } from './attendance.ts';
import { copyingPaper } from './copying.ts';
import { amountOf, decisionCell } from './decisions.ts';
import { demandPaper } from './demand.ts';
import { exceptionsPaper } from './exceptions.ts';
import { federationPaper } from './federation.ts';
import { loanLedgerPaper } from './loans.ts';
import { meetingTitle, minutesPaper, minutesRegisterPaper } from './minutes.ts';
import { ratiosPaper } from './ratios.ts';
import { shareOutPaper, slipsPaper } from './share-out.ts';
import { RegistersWords } from './words.ts';

/** Registers of a period, in the order in which an officer asks for them. */
const registers = {
	attendance: ['register.title-attendance', attendancePaper],
	'loan-ledger': ['register.title-loans', loanLedgerPaper],
	'demand-collection': ['register.title-demand', demandPaper],
	'minutes-register': ['register.title-minutes', minutesRegisterPaper],
	exceptions: ['register.title-exceptions', exceptionsPaper],
	'share-out': ['register.title-share-out', shareOutPaper],
	'share-out-slips': ['register.title-slips', slipsPaper],
	ratios: ['register.title-ratios', ratiosPaper],
	federation: ['register.title-federation', federationPaper],
	copying: ['register.title-copying', copyingPaper]
} as const satisfies Record<string, readonly [MessageKey, (context: BooksContext) => BookPaper]>;

export type RegisterKind = keyof typeof registers;
export const registerKinds = Object.keys(registers) as readonly RegisterKind[];

/** Papers of a share-out say nothing in a book without one. */
const ofShareOut: ReadonlySet<RegisterKind> = new Set(['share-out', 'share-out-slips']);

/** The registers that say something of this book. */
export const registersOf = ({ sharedOutOn }: Pick<GroupState, 'sharedOutOn'>): readonly RegisterKind[] =>
	registerKinds.filter((kind) => sharedOutOn !== null || !ofShareOut.has(kind));

export const registerTitle = (kind: RegisterKind): MessageKey => registers[kind][0];
export const isRegisterKind = (kind: string | null): kind is RegisterKind =>
	kind !== null && kind in registers;

export function registerPaper(kind: RegisterKind, context: BooksContext): BookPaper {
	return registers[kind][1](context);
}

/** Something of the minutes that can be printed alone. */
export interface MinutesChoice {
	/** What the address says. */
	readonly key: string;
	readonly said: PaperCell;
}

/** Meetings of the period, the latest first. */
export function meetingChoices(context: BooksContext): readonly MinutesChoice[] {
	return [...minutesIn(context)]
		.reverse()
		.map((minutes) => ({ key: keyOf(minutes), said: meetingTitle(minutes) }));
}

/** @returns null where the period has no such meeting */
export function minutesOfMeeting(key: string | null, context: BooksContext): BookPaper | null {
	const found = minutesIn(context).find((minutes) => keyOf(minutes) === key);
	return found === undefined ? null : minutesPaper(found, context);
}

/** Decisions of the period, the latest first. */
export function decisionChoices(context: BooksContext): readonly MinutesChoice[] {
	const words = new RegistersWords(context);
	return [...minutesIn(context)].reverse().flatMap((minutes) =>
		[...minutes.loans, ...minutes.decisions].map((decision) => ({
			key: decision.eventId,
			said: { line: [{ day: minutes.day }, decisionCell(decision, words), ...sumOf(decision)] }
		}))
	);
}

/** A decision on its own paper, and as it goes into a file. */
export interface ExtractOfMinutes {
	readonly extract: ExtractPaperData;
	readonly file: BookPaper;
}

/** @returns null where there is no such decision */
export function extractOf(eventId: string | null, context: BooksContext): ExtractOfMinutes | null {
	const { reports, events, currency } = context;
	const extract: MinutesExtract | null =
		eventId === null ? null : reports.minutesExtract(events, { currency, eventId: eventId as EventId });
	if (extract === null) return null;
	const paper = extractPaper(extract, new RegistersWords(context));
	return { extract: paper, file: extractFile(paper, extract) };
}

function sumOf(decision: RegisteredDecision): readonly PaperCell[] {
	const held = amountOf(decision);
	return held === null ? [] : [{ money: held }];
}

function minutesIn({ reports, events, currency, period }: BooksContext): readonly Minutes[] {
	return reports.minutesRegister(events, { currency, ...period });
}

const keyOf = ({ kind, number }: Minutes): string => `${kind}-${String(number)}`;
