import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { lastCodeOf } from './last-code.svelte.ts';

/** First screen of a meeting, wherever it is started: the last code is compared with a passbook first. */
export const firstOfMeeting = (app: AppState, book: BookView): '/meeting/code' | '/meeting/roll' =>
	lastCodeOf(app).isDue(book) ? '/meeting/code' : '/meeting/roll';
