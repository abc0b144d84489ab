import { utf8, type LocalDate } from '#kernel';
import type { GroupState } from '#group';
import { fillPaper, type FillPaperData } from '#papers/meeting/fill/fill-paper.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { dayByRhythm, earliestDay } from '../meeting/meeting-day.ts';

/** The sheet to be filled in with a pen at the next meeting; each call has a new serial number. */
export function fillPrint(
	{ parts, today }: AppState,
	{ cover, currency, state }: BookView
): Promise<FillPaperData> {
	const [a = 0, b = 0, c = 0] = parts.random.bytes(3);
	return fillPaper(state, {
		book: cover.book,
		currency,
		day: dayOfSheet(state, today),
		serial: ((a & 15) << 16) | (b << 8) | c,
		hash: (text) => parts.vault.hash(utf8(text))
	});
}

/** Day of the sheet: that of the open meeting, else the next by the rhythm, never in the past. */
export function dayOfSheet(state: GroupState, today: LocalDate): LocalDate {
	if (state.openMeeting?.kind === 'regular') return state.openMeeting.day;
	return [dayByRhythm(state), earliestDay(state)].reduce<LocalDate>(
		(latest, day) => (day !== null && day > latest ? day : latest),
		today
	);
}
