import { money, sum } from '#money';
import { activeMembers, box, came, chart, type GroupState } from '#group';
import { heldIn, heldUnder } from '#ledger';
import {
	isCount,
	toCameraText,
	toTypedLines,
	type FigureName,
	type ProofContent,
	type SpokenCode
} from '#app';
import type { MessageKey } from '#i18n';
import type { MeetingSheet, MemberPage } from '#reports';
import type { DossierContext } from '#papers/dossier/context.ts';
import { meetingName } from '#papers/paper-data.ts';
import type { PaperSeal } from '#papers/paper-types.ts';
import type { ProofFigure, ProofOnPaper } from '#papers/proof-types.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { onePerApp } from '../one-per-app.svelte.ts';
import type { Reports } from '#papers/context.ts';
import type { BookReading, MeetingPlace } from '../read-pages.ts';

/** What one print says of itself; the rest is the same on all prints of a day. */
export type PrintSays = Pick<ProofContent, 'kind' | 'until' | 'figures' | 'seal' | 'head'>;

/** Signs prints: the app those of the open book. */
export type PrintSigner = Pick<AppState, 'signs' | 'signPrint'>;

/**
 * The code of a print, signed by the group of the book; null when it was closed meanwhile, and for a copy that a laptop
 * reads without its keys (ADR 0027), or on a phone that cannot work out the fingerprint.
 */
export async function proofOnPaper(
	app: AppState,
	book: BookView,
	says: PrintSays,
	signer: PrintSigner = app
): Promise<ProofOnPaper | null> {
	if (!signer.signs(book)) return null;
	const { cover } = book;
	const { practice, currency } = cover;
	const content = { ...says, practice, currency, book: await printedBook(app, book), printedOn: app.today };
	const signed = await signer.signPrint(content);
	if (signed === null) return null;
	const fingerprint = await knownFingerprint(app, signed.publicKey);
	if (fingerprint === null) return null;
	const { proofModules } = await import('#ui/print/proof-modules.ts');
	return {
		fingerprint,
		modules: proofModules(toCameraText(signed.bytes)),
		figures: [...says.figures].map(([name, value]) => figureOnPaper(name, value)),
		typed: toTypedLines(signed.bytes)
	};
}

/** What a print calls its book: first 6 bytes of SHA-256 of the id, hex. */
export async function printedBook({ parts }: AppState, { cover }: BookView): Promise<string> {
	return (await parts.vault.hash(new TextEncoder().encode(cover.book))).slice(0, 12);
}

/** Worked out once for each key: it is slow on purpose. */
const fingerprints = onePerApp(() => new Map<string, Promise<SpokenCode | null>>());

export function knownFingerprint(app: AppState, publicKey: string): Promise<SpokenCode | null> {
	const known = fingerprints(app);
	const fingerprint = known.get(publicKey) ?? app.parts.vault.fingerprint(publicKey);
	known.set(publicKey, fingerprint);
	return fingerprint;
}

/** Of a paper about the whole group: as the book stands now. */
export function groupFigures(state: GroupState, { meetings }: BookReading, reports: Reports): Figures {
	const { balances } = state;
	const { savings, surplus, corpus } = reports.corpusOf(balances);
	return new Map<FigureName, number>([
		['members', activeMembers(state).length],
		['meetings', meetings.filter(({ kind }) => kind === 'regular').length],
		['savings', savings],
		['loans', heldUnder(balances, chart, 'loans')],
		['box', heldIn(balances, chart, box)],
		['bank', heldUnder(balances, chart, 'bank')],
		['corpus', corpus],
		['surplus', surplus]
	]);
}

/** Of the file for the bank: what its first page says, and nothing that the choice of a rule changes. */
export function bankFigures(dossier: DossierContext): Figures {
	const { members, position, figures, asked, asking, book } = dossier;
	const { sources, uses, corpus } = position;
	const lastFour = [...book.state.bankAccounts.values()][0]?.lastFour ?? null;
	return new Map<FigureName, number>([
		['members', members.length],
		['savings', sources.savings],
		['loans', uses.loans],
		['box', uses.box],
		['bank', uses.bank],
		['corpus', corpus],
		...(asked.basis === null ? [] : [['asked', asked.amount] as const]),
		...(asking.plan === null ? [] : [['decided', asking.plan.total] as const]),
		['overdue', figures.all.repayment.ageing.late],
		['owed', sources.borrowings],
		['depositMonths', figures.last6.deposits.monthsWithDeposit],
		...(lastFour === null ? [] : [['account', Number(lastFour)] as const])
	]);
}

export function memberFigures(number: number, { saved, loans }: MemberPage): Figures {
	return new Map<FigureName, number>([
		['number', number],
		['savings', saved],
		['loans', sum(loans.map((loan) => loan.outstanding))],
		['interestDue', sum(loans.map((loan) => loan.interestDue))]
	]);
}

export function figuresOfSheet({ rows, totals, closingBox }: MeetingSheet): Figures {
	return new Map<FigureName, number>([
		['present', rows.filter(({ attendance }) => came(attendance)).length],
		['saved', totals.saved],
		['principal', totals.principalPaid],
		['interest', totals.interestPaid],
		['lent', totals.lent],
		['box', closingBox]
	]);
}

export function untilOf({ kind, number, day, hash }: MeetingPlace): ProofContent['until'] {
	return { kind, number, day, sealed: hash !== null };
}

/** The code of a meeting's record; null on a phone that cannot work it out. */
export async function sealOnPaper(
	{ parts }: AppState,
	{ kind, number, hash }: MeetingPlace
): Promise<PaperSeal | null> {
	const code = await parts.vault.sealCode(hash ?? '');
	return code === null ? null : { meeting: meetingName(kind, number), ...code };
}

/** The first 16 bytes of a hash; zeros where no record was written yet. */
export const headOf = (hash: string | undefined): string => (hash ?? '').slice(0, 32).padEnd(32, '0');

type Figures = ProofContent['figures'];

function figureOnPaper(name: FigureName, value: number): ProofFigure {
	return isCount(name)
		? { label: labels[name], count: value }
		: { label: labels[name], amount: money(value) };
}

const labels = {
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
