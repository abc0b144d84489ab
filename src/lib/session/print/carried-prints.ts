import { toBase64url, type LocalDate } from '#kernel';
import {
	loadBankRules,
	printedBookId,
	signProof,
	type GroupSigner,
	carriedPrint,
	type CarriedPrint,
	type PrintKind,
	type Proof
} from '#app';
import { figuresForStaff } from '#papers/print-figures.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { loadReports, readPages } from '../read-pages.ts';
import { lastSealed, type PrintSays } from './drawn-proof.ts';
import { sealOnPaper } from './print-proof.ts';
import { saysOfBankFile, saysOfGroup } from './says-of-group.ts';

/**
 * Codes for prints that staff make from a file: content is computed and signed on the phone with the group's key (ADR 0068).
 *
 * @param on day of the prints
 * @returns base64url; empty for a practice book and before the first record
 */
export async function printsForStaff(
	app: AppState,
	book: BookView,
	keys: GroupSigner,
	on: LocalDate
): Promise<readonly string[]> {
	const reading = await readPages(book);
	if (!reading.ok || book.cover.practice || reading.value.history.hashes.length === 0) return [];
	const [reports, { bankRules: rules }] = await Promise.all([loadReports(), loadBankRules()]);
	const { events, state } = reading.value;
	const { currency, book: id } = book.cover;
	const last = lastSealed(reading.value);
	const seal = last === undefined ? null : await sealOnPaper(app, last);
	const says = saysOfGroup(reading.value, reports, seal);
	const named = await printedBookId(id, app.parts.vault);
	const about = { practice: false, currency, book: named, printedOn: on };
	const signed = figuresForStaff({ reports, events, currency, rules }, on).map(({ kind, figures }) =>
		signProof(keys, {
			...about,
			...(kind === 'bank' ? saysOfBankFile(says, state, figures) : { ...says, kind, figures })
		})
	);
	return (await Promise.all(signed)).map(toBase64url);
}

/** The print codes that came with a copy, verified against its book. */
export async function carriedPrints(
	{ parts }: AppState,
	{ session, cover }: BookView
): Promise<readonly CarriedPrint[]> {
	const history = await session.history();
	if (!history.ok) return [];
	const { prints = [], hashes, vouched } = history.value;
	const book = { id: cover.book, currency: cover.currency, groupKey: vouched?.groupKey, head: hashes.at(-1) };
	const read = await Promise.all(prints.map((print) => carriedPrint(print, book, parts.vault)));
	return read.filter((print) => print !== null);
}

/** As-of date with which a paper of this kind has the signed figures; null without a code. */
export async function signedDay(app: AppState, book: BookView, kind: PrintKind): Promise<LocalDate | null> {
	const prints = await carriedPrints(app, book);
	return prints.find(({ proof }) => proof.kind === kind)?.proof.printedOn ?? null;
}

/** True if a code has the figures of the paper: with others it would prove nothing. */
export function saysTheSame(proof: Proof, { kind, until, figures, seal, head, group }: PrintSays): boolean {
	return (
		proof.kind === kind &&
		// Older codes name no group.
		(proof.group === undefined || proof.group === group) &&
		proof.head === head &&
		same(proof.until, until) &&
		same(proof.seal, seal === null ? null : { digits: seal.digits, pictures: seal.pictures }) &&
		proof.figures.size === figures.size &&
		[...figures].every(([name, value]) => proof.figures.get(name) === value)
	);
}

const same = (one: object | null, other: object | null): boolean => spelled(one) === spelled(other);

const spelled = (part: object | null): string =>
	JSON.stringify(
		part === null ? null : Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))
	);
