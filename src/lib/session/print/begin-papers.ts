import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { drawn } from '#ui/drawn.ts';
import { loadReports, readPages, readRegisters } from '../read-pages.ts';
import { loadPaperWords } from './paper-words.ts';
import { lastSealed } from './drawn-proof.ts';
import { beginFingerprint, sealOnPaper } from './print-proof.ts';

/** What every paper needs begins while somebody chooses one: the book is read, and the codes are computed that are slow on purpose. */
export async function beginPapers(app: AppState, book: BookView): Promise<void> {
	await drawn();
	beginFingerprint(app, book, app);
	const [reading] = await Promise.all([readPages(book), loadReports(), loadPaperWords(app, book)]);
	const last = reading.ok ? lastSealed(reading.value) : undefined;
	if (reading.ok) await readRegisters(book, reading.value.events);
	if (last !== undefined) await sealOnPaper(app, last);
}
