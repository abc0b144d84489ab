import { expect, test } from 'vitest';
import { assert, type LocalDate } from '#kernel';
import type { SessionParts } from '#app';
import { buildBook, type Book } from '../../bench/workload.ts';
import { openSession } from '../../src/lib/app/session/open-session.ts';
import { createInMemoryPhone } from '../support/in-memory-store.ts';
import { bytesHeld } from '../support/let-go.ts';

/**
 * What an open book holds once all of it was read: bytes, which a machine's speed does not change. Node takes half as much again as a phone's browser,
 * whose pointers are half as long. Two hundred meetings of the bench, sixty events each: who changes an event or a rule breaks no bench unseen.
 */
const bytesAnEvent = 300;

async function sessionOf({ pages, random, cover, records, balances }: Book) {
	const shelf = createInMemoryPhone().openTab();
	assert((await shelf.add({ cover, records, balances, rows: [], people: [] })).ok, 'the book is new');
	const clock: SessionParts['clock'] = {
		today: () => '2026-11-24' as LocalDate,
		now: () => '2026-11-24T09:00:00.000Z' as ReturnType<SessionParts['clock']['now']>,
		milliseconds: () => 0
	};
	const opened = await openSession(
		{ pages, store: shelf.open(pages.book), secondCopy: null, clock, random },
		'INR'
	);
	assert(opened.ok, 'the book opens');
	return opened.value;
}

test('every event of an open book takes at most 300 bytes, its pages with it', async () => {
	const book = await buildBook(200);
	// What is only loaded and compiled once is no part of a book.
	const first = await sessionOf(book);
	expect(await first.events()).toMatchObject({ ok: true });
	const session = await sessionOf(book);
	const before = await bytesHeld();
	const events = await session.events();
	const held = (await bytesHeld()) - before;
	assert(events.ok, 'its pages are read');
	expect(events.value).toHaveLength(book.events.length);
	expect(held / book.events.length).toBeLessThanOrEqual(bytesAnEvent);
});
