import type { Fault } from '#app';
import type { Rejection } from '#group';
import type { MessageKey } from '#i18n';
import { ok, type Result } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';

/** The practice group has twenty women. */
type MemberName = Extract<MessageKey, `school.flower-${number}`>;

/** Adds a practice book with a year of made-up meetings to the shelf, and opens it. */
export async function startPractice(app: AppState): Promise<Result<void, Rejection | Fault>> {
	await app.wording.complete();
	const { practiceBook } = await import('#session/book-acts.ts');
	const { words } = app;
	const asked = practiceBook(app.today, {
		group: words?.say('school.practice-group') ?? '',
		bank: words?.say('school.practice-bank') ?? '',
		branch: words?.say('school.practice-branch') ?? '',
		member: (number) => words?.say(`school.flower-${number}` as MemberName) ?? ''
	});
	const founded = await app.founding.found(asked);
	return founded.ok ? ok(undefined) : founded;
}

/** Starts practice from the first screen, which cannot show a rejection itself. @returns the reason; null when the practice book is open */
export async function practise(app: AppState): Promise<SpokenReason | null> {
	const started = await startPractice(app);
	if (started.ok) return null;
	const { refuse } = await import('#session/book-acts.ts');
	return refuse(app, started.error);
}
