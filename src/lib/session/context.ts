import { createContext } from 'svelte';
import { present } from '#kernel';
import type { Words } from '#i18n';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import type { MeetingView } from './meeting/meeting-view.svelte.ts';

/** Set once by the root layout. */
export const [getApp, setApp] = createContext<AppState>();

/** The open book. Only for screens that the layout renders while a book is open. */
export function getBook(): BookView {
	return present(getApp().book, 'a book is open');
}

/** The current meeting; set by the layout of its screens. */
export const [getMeeting, setMeeting] = createContext<MeetingView>();

/** The words of the chosen language. */
export function wordsOf(app: AppState): Words {
	return present(app.words, 'a language is loaded');
}
