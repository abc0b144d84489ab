import { expect } from 'vitest';
import { present } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { anApp } from './app.ts';
import { count, exampleGroup, first, found, gave, open, run, second, third, today } from './small-book.ts';

/** The group of tests/support/small-book.ts or another, founded in the whole app; its key paper is not proved yet. */
export async function foundIn(
	app: AppState,
	asked: Parameters<AppState['founding']['found']>[0] = exampleGroup
) {
	const founded = await app.founding.found(asked);
	if (!founded.ok) throw new Error(JSON.stringify(founded.error));
	return founded.value;
}

/** The president's code opens the book whose lock is shown. */
export async function unlockWithCode(app: AppState): Promise<void> {
	const slot = present(app.chosen?.keys.slots[0], 'the president has a code').slotId;
	expect(await app.unlock(slot, '1357')).toMatchObject({ ok: true });
}

/** The same group with one closed meeting, open in the whole app. */
export async function appWithMeeting() {
	const inMemory = await anApp();
	const founded = await found(inMemory.phone);
	const session = await open(inMemory.phone, founded);
	await run(session, 'a', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	await run(session, 'b', count(2500), { type: 'SealMeeting', on: today, approvals: [second, third] });
	session.close();
	await inMemory.app.showShelf();
	await unlockWithCode(inMemory.app);
	return { ...inMemory, founded };
}
