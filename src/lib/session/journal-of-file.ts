import { readJournalBytes, type JournalOfFile } from '#app';
import type { AppState } from './app-state.svelte.ts';

/** Reads a journal, in a worker if possible; the caller has checked its size. */
export async function journalOfBytes(
	{ parts }: AppState,
	bytes: Uint8Array,
	stop?: AbortSignal
): Promise<JournalOfFile> {
	return (await parts.readJournal?.(bytes, stop)) ?? readJournalBytes(bytes);
}
