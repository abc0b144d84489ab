import { practiceBook, type Fault } from '#app';
import type { Rejection } from '#group';
import { ok, type Result } from '#kernel';
import type { AppState } from './app-state.svelte.ts';

/** A year of made-up meetings in which nothing is real, on the shelf beside the others, and opened. */
export async function startPractice(app: AppState): Promise<Result<void, Rejection | Fault>> {
	const { words } = app;
	const asked = practiceBook(app.today, {
		group: words?.say('practice.group') ?? '',
		member: (number) => words?.say('practice.member', { number }) ?? ''
	});
	const founded = await app.found(asked);
	return founded.ok ? ok(undefined) : founded;
}
