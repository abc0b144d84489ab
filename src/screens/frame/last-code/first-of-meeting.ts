import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { lastCodeOf } from './last-code.svelte.ts';

/** The screen with which a meeting begins, wherever it is begun: a passbook is asked first what the last page was. */
export const firstOfMeeting = (app: AppState, book: BookView): '/meeting/code' | '/meeting/roll' =>
	lastCodeOf(app).isDue(book) ? '/meeting/code' : '/meeting/roll';
