import { money } from '#money';
import {
	isCount,
	toCameraText,
	toTypedLines,
	type CarriedPrint,
	type FigureName,
	type PrintKind,
	type ProofContent,
	type SpokenCode
} from '#app';
import type { LocalDate } from '#kernel';
import type { MessageKey } from '#i18n';
import type { ProofFigure, ProofOnPaper } from '#papers/paper-types.ts';
import type { BookReading, MeetingPlace } from '../read-pages.ts';

/** Details of one print; all other fields are the same on all prints of a day. */
export type PrintSays = Pick<
	ProofContent,
	'kind' | 'until' | 'figures' | 'seal' | 'head' | 'group' | 'share'
>;

/** Data of a printed code. */
interface ProofLook {
	readonly fingerprint: SpokenCode;
	/** Address that any camera opens; undefined if only the app reads the code. */
	readonly address: string | undefined;
	/** Null if it is signed for this print. */
	readonly signedOn: LocalDate | null;
}

export async function drawnProof(
	{ figures }: Pick<PrintSays, 'figures'>,
	bytes: CarriedPrint['bytes'],
	{ fingerprint, address, signedOn }: ProofLook
): Promise<ProofOnPaper> {
	const { proofModules } = await import('#ui/print/proof-modules.ts');
	return {
		fingerprint,
		modules: proofModules(toCameraText(bytes, address)),
		address: address?.replace('https://', ''),
		figures: [...figures].map(([name, value]) => figureOnPaper(name, value)),
		typed: toTypedLines(bytes),
		signedOn
	};
}

export function untilOf({ kind, number, day, hash }: MeetingPlace): ProofContent['until'] {
	return { kind, number, day, sealed: hash !== null };
}

/** The last closed meeting, whose code is in the footer of each paper. */
export const lastSealed = ({ meetings }: Pick<BookReading, 'meetings'>): MeetingPlace | undefined =>
	meetings.findLast(({ hash }) => hash !== null);

function figureOnPaper(name: FigureName, value: number): ProofFigure {
	return isCount(name)
		? { label: figureLabels[name], count: value }
		: { label: figureLabels[name], amount: money(value) };
}

/** Labels that differ on the first page of the bank's file. */
const onFirstPage: Readonly<Partial<Record<FigureName, MessageKey>>> = {
	savings: 'paper.savings',
	loans: 'dossier.loans-out',
	bank: 'dossier.in-bank',
	depositMonths: 'dossier.deposits'
};

/** Label of a figure in a code, as on its paper. */
export const figureLabel = (name: FigureName, kind: PrintKind): MessageKey =>
	(kind === 'bank' ? onFirstPage[name] : undefined) ?? figureLabels[name];

const figureLabels = {
	members: 'register.members-count',
	meetings: 'register.meetings-held',
	savings: 'paper.savings-total',
	loans: 'paper.loan-left',
	box: 'account.in-box',
	bank: 'account.in-bank',
	corpus: 'paper.corpus',
	surplus: 'account.surplus',
	number: 'paper.number',
	present: 'paper.present',
	saved: 'paper.savings-today',
	principal: 'paper.repayment',
	interest: 'paper.interest',
	lent: 'paper.loan-given',
	interestDue: 'paper.interest-due',
	asked: 'dossier.amount-asked',
	decided: 'dossier.decided-members',
	overdue: 'dossier.overdue',
	owed: 'dossier.still-owed',
	depositMonths: 'account.months-with-deposit',
	account: 'dossier.bank-account'
} as const satisfies Record<FigureName, MessageKey>;
