import { recoverBooks, type Fault, type Recovered } from '#app';
import type { Result } from '#kernel';
import type { IconName, Words } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import { spokenReason } from '#session/reasons.ts';

/** Where the second copy was asked: the lock stands between this screen and the next look at the book. */
const asked = new WeakSet<AppState>();

/** Whether the second copy was asked and nobody has decided since to go on. */
export const wasAsked = (app: AppState): boolean => asked.has(app);

/** Brings back what the second copy on this phone still has, then looks at the shelf again. */
export async function recoverFromSecondCopy(app: AppState): Promise<Result<Recovered, Fault>> {
	const recovered = await recoverBooks(app.parts.shelf, app.parts.secondCopy);
	asked.add(app);
	if (recovered.ok) await app.showShelf();
	return recovered;
}

/** People decided to go on with what is here. What is missing is remembered no longer. */
export async function goOnWithWhatIsHere(app: AppState): Promise<Result<void, Fault>> {
	const accepted = await app.parts.shelf.acceptLoss();
	if (!accepted.ok) return accepted;
	asked.delete(app);
	await app.showShelf();
	return accepted;
}

/** What says that something is missing. */
const losses: ReadonlySet<Fault['type']> = new Set(['RecordsMissing', 'Damaged', 'PagesUnreadable']);

/**
 * Where the phone did not answer, nobody knows whether anything is missing: a browser that keeps nothing looks alike. What to do stands
 * below as buttons, so the title is the first sentence.
 *
 * @returns null where something is known to be missing
 */
export function unansweredOf(
	fault: Fault | null,
	words: Words
): { readonly title: string; readonly icon: IconName } | null {
	if (fault === null || losses.has(fault.type)) return null;
	const { text, icon } = spokenReason(fault, words, 'INR');
	return { title: /^[^.।]*/u.exec(text)?.[0] ?? text, icon };
}
