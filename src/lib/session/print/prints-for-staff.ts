import { toBase64url, type LocalDate } from '#kernel';
import { loadBankRules, printedBookId, signProof, type GroupSigner } from '#app';
import { figuresForStaff } from '#papers/print-figures.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { loadReports, readPages } from '../read-pages.ts';
import { lastSealed } from './drawn-proof.ts';
import { sealOnPaper } from './print-proof.ts';
import { saysOfBankFile, saysOfGroup } from './says-of-group.ts';

/**
 * Codes for the prints that staff make of a file: what they say is computed and signed where the group's key is (ADR 0068).
 *
 * @param on the day that they name
 * @returns base64url; none of a practice book, and none before its first record
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
