import { expect, test } from 'vitest';
import type { BookSession } from '#app';
import { aPhone } from '../support/parts.ts';
import { first, found, gave, open, run, second, third, today } from '../support/small-book.ts';

// The lock closes a book while a screen reads it or a touch is being written: that is refused like every later touch, and nothing of
// the book stays in memory.

const closed = { ok: false, error: { type: 'StorageClosed' } };

async function aSession(): Promise<BookSession> {
	const phone = aPhone();
	const founded = await found(phone);
	await (await open(phone, founded)).audit(false);
	const session = await open(phone, founded);
	await run(session, 'meeting', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	return session;
}

const begun = {
	history: (session: BookSession) => session.history(),
	'every event': (session: BookSession) => session.events(),
	'the whole book': (session: BookSession) => session.readWholeBook(),
	'an entry': (session: BookSession) => session.execute(session.newId() as never, gave(second, 2500))
};

test.each(Object.entries(begun))('%s that is under way is refused', async (_, begin) => {
	const session = await aSession();
	const done = begin(session);
	session.close();
	expect(await done).toEqual(closed);
});

test.each(Object.entries(begun))('%s is refused after it', async (_, begin) => {
	const session = await aSession();
	session.close();
	expect(await begin(session)).toEqual(closed);
});

test('what was read meanwhile does not come back into memory', async () => {
	const session = await aSession();
	const works = [session.history(), session.saveVoice(third, Uint8Array.of(1))];
	const hash = session.hashOfName('Marigold');
	session.close();
	await Promise.allSettled(works);
	expect(await hash).toBe('');
	expect(session.people.size).toBe(0);
	expect(session.state.members.size).toBe(0);
	expect(await session.history()).toEqual(closed);
});
