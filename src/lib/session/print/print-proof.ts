import { came } from '#group';
import {
	checkAddress,
	printedBookId,
	signProof,
	type CarriedPrint,
	type FigureName,
	type SpokenCode
} from '#app';
import type { LocalDate } from '#kernel';
import type { MeetingSheet } from '#reports';
import { meetingName } from '#papers/paper-data.ts';
import type { PaperSeal, ProofOnPaper } from '#papers/paper-types.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { carriedPrints, saysTheSame } from './carried-prints.ts';
import { drawnProof, type PrintSays } from './drawn-proof.ts';
import { onePerApp } from '../one-per-app.svelte.ts';
import type { MeetingPlace } from '../read-pages.ts';

/** Signer of prints; the app signs those of the open book. */
export type PrintSigner = Pick<AppState, 'signs' | 'groupKeysOf'>;

/**
 * Code of a print, signed with the group key; for a copy the code that it contains, if it has the same figures (ADR 0068).
 * Null if the book was closed meanwhile, for other copies, and on a phone that cannot compute the fingerprint.
 */
export async function proofOnPaper(
	app: AppState,
	book: BookView,
	says: PrintSays,
	signer: PrintSigner = app
): Promise<ProofOnPaper | null> {
	if (!signer.signs(book)) return carriedProof(app, book, says);
	const { practice, currency, book: id } = book.cover;
	const named = await printedBookId(id, app.parts.vault);
	const content = { ...says, practice, currency, book: named, printedOn: app.today };
	const keys = signer.groupKeysOf(book);
	if (keys === null) return null;
	const signed = { bytes: await signProof(keys, content), publicKey: keys.groupPublicKey };
	return drawn(app, says, signed, null);
}

async function carriedProof(app: AppState, book: BookView, says: PrintSays): Promise<ProofOnPaper | null> {
	const prints = await carriedPrints(app, book);
	const found = prints.find(({ proof }) => saysTheSame(proof, says));
	return found === undefined
		? null
		: drawn(app, says, { bytes: found.bytes, publicKey: found.proof.publicKey }, found.proof.printedOn);
}

/** @param signedOn null if it is signed for this print */
async function drawn(
	app: AppState,
	says: PrintSays,
	{ bytes, publicKey }: { readonly bytes: CarriedPrint['bytes']; readonly publicKey: string },
	signedOn: LocalDate | null
): Promise<ProofOnPaper | null> {
	const fingerprint = await knownFingerprint(app, publicKey);
	if (fingerprint === null) return null;
	const { host } = app.parts;
	const address = host === undefined || !forBanks.has(says.kind) ? undefined : checkAddress(host);
	return drawnProof(says, bytes, { fingerprint, address, signedOn });
}

/** A bank officer has a camera but no app. Papers that stay in the village have no address. */
const forBanks: ReadonlySet<PrintSays['kind']> = new Set(['bank', 'letter']);

/** Fingerprints by key and codes of records by hash, computed once each, because the hash is slow by design. */
const fingerprints = onePerApp(() => new Map<string, Promise<SpokenCode | null>>());
const seals = onePerApp(() => new Map<string, Promise<SpokenCode | null>>());

export const knownFingerprint = (app: AppState, publicKey: string): Promise<SpokenCode | null> =>
	worked(fingerprints(app), publicKey, app.parts.vault.fingerprint);

/** Starts the slowest computation while the paper's data is read. */
export function beginFingerprint(app: AppState, book: BookView, signer: PrintSigner): void {
	const keys = signer.groupKeysOf(book);
	if (keys !== null) void knownFingerprint(app, keys.groupPublicKey);
}

async function worked(
	known: Map<string, Promise<SpokenCode | null>>,
	of: string,
	work: (of: string) => Promise<SpokenCode | null>
): Promise<SpokenCode | null> {
	const working = known.get(of) ?? work(of);
	known.set(of, working);
	const code = await working;
	// A phone without enough memory now may have some later.
	if (code === null) known.delete(of);
	return code;
}

export function figuresOfSheet({ rows, totals, closingBox }: MeetingSheet): PrintSays['figures'] {
	return new Map<FigureName, number>([
		['present', rows.filter(({ attendance }) => came(attendance)).length],
		['saved', totals.saved],
		['principal', totals.principalPaid],
		['interest', totals.interestPaid],
		['lent', totals.lent],
		['box', closingBox]
	]);
}

/** Code of a meeting's record; null on a phone that cannot compute it. */
export async function sealOnPaper(
	app: AppState,
	{ kind, number, hash }: MeetingPlace
): Promise<PaperSeal | null> {
	const code = await worked(seals(app), hash ?? '', app.parts.vault.sealCode);
	return code === null ? null : { meeting: meetingName(kind, number), ...code };
}
