import { describe, expect, test } from 'vitest';
import { assert, type LocalDate } from '#kernel';
import { checkAll, emptyGroup, record, type Command, type Decision, type GroupEvent } from '#group';
import {
	checkBackup,
	journalNotes,
	journalRecords,
	makeBackup,
	openSession,
	readJournal,
	writeJournal,
	type BookSession
} from '#app';
import { bookPages } from '#reports';
import { keepNewBook, newKeys } from '../../src/lib/app/books/found-book.ts';
import { book as command } from '../cli/book-command.ts';
import {
	founded,
	marked,
	meeting,
	opened as openedOn,
	saved,
	sealed,
	type Entry
} from '../support/builders.ts';
import { late } from '../support/loan-entries.ts';
import { aPhone } from '../support/parts.ts';
import { left, payablePaid } from '../support/people.ts';
import { executeNamed } from '../support/by-codes.ts';

// What an app of 0.4.1 sealed stands, also where a rule came later (ledger law 11 (34)): the book opens, its whole
// history can be read, a backup comes back, and the check tells of it. A new entry and a foreign file are refused.
// By hand: m2 saved 20 in January and left in March with them, 5 of them to be paid later; February was entered late.

const [january, february, march] = ['2024-01-10', '2024-02-10', '2024-03-10'] as const;
const gone = { type: 'MemberHasLeft', memberId: 'm2', leftOn: march };
const settlement = { savings: 2000, surplus: 0, loan: 0, interest: 0, fines: 0, paid: 1500, payable: 500 };
const untilMarch = (...ofMarch: readonly Entry[]): readonly GroupEvent[] => [
	...founded('2024-01-05', { box: 1000, members: 4 }),
	...meeting(1, january, saved('m1', 20), saved('m2', 20)),
	...meeting(3, march, ...ofMarch)
];
const hers = saved('m2', 30);
const books: readonly (readonly [string, readonly GroupEvent[], Entry, object])[] = [
	['she saved on a day before she left', untilMarch(left('m2', { settlement })), hers, gone],
	[
		'she was paid before she left',
		untilMarch(left('m2', { settlement })),
		payablePaid('m2', 5),
		{ type: 'MoreThanOwed', owed: 0 }
	],
	[
		'she left before she came again',
		untilMarch(marked('m2')),
		left('m2', { settlement }),
		{ type: 'StillTookPart', memberId: 'm2', on: march }
	]
];

const page = (before: readonly GroupEvent[], entry: Entry): readonly GroupEvent[] => [
	...before,
	late(2)(february),
	entry(february)
];

/** As the older app decided: every event was admitted then. */
function decidedThen(events: readonly GroupEvent[]): Decision {
	const steps: Decision['steps'][number][] = [];
	let state: Decision['state'] = emptyGroup('INR');
	for (const [place, event] of events.entries()) {
		const recorded = record(state, event, events[place + 1], 'again');
		assert(recorded.ok, `${event.type} was admitted by 0.4.1`);
		steps.push({ event: recorded.value.event, before: state });
		({ state } = recorded.value);
	}
	return { steps, state };
}

async function opened(events: readonly GroupEvent[], balances: boolean) {
	const phone = aPhone();
	const add: typeof phone.shelf.add = (given) =>
		phone.shelf.add(balances ? given : { ...given, balances: null });
	const asked = {
		currency: 'INR',
		practice: false,
		cover: { symbol: 'mango', colour: 1 },
		names: new Map(),
		codes: []
	};
	const parts = { ...phone, shelf: { ...phone.shelf, add } };
	const kept = await keepNewBook(parts, decidedThen(events), asked, await newKeys(phone, {}));
	assert(kept.ok, 'the book is kept');
	const { cover, keys } = kept.value;
	const session = await openSession(
		{ ...phone, pages: { book: cover.book, keys, vault: phone.vault }, store: phone.shelf.open(cover.book) },
		'INR'
	);
	assert(session.ok, session.ok ? '' : JSON.stringify(session.error));
	return { phone, session: session.value, cover, keys };
}

const run = (session: BookSession, commands: readonly Command[]) =>
	executeNamed(session, 'op-new', ...commands);

describe.each(books)('an old book in which %s', (_, before, entry, refused) => {
	const old = [...page(before, entry), sealed(february)];

	test('opens from its balances and from its pages, and goes on with its whole history', async () => {
		for (const balances of [true, false]) {
			const { session } = await opened(old, balances);
			const box = session.state.balances.get('box' as never);
			expect(box).toBe(decidedThen(old).state.balances.get('box' as never));
			const next: Command = {
				type: 'OpenMeeting',
				on: february as LocalDate,
				kind: 'special',
				late: { number: 1 }
			};
			expect(await run(session, [next])).toMatchObject({ ok: true });
			const events = await session.events();
			expect(events.ok && bookPages(events.value, { currency: 'INR' }).pages).toHaveLength(4);
		}
	});

	test('opens where that page was still open when the app was renewed', async () => {
		const { session } = await opened(page(before, entry), true);
		expect(session.state.openMeeting?.events).toHaveLength(2);
		const eventId = session.state.openMeeting?.events.at(-1)?.eventId;
		assert(eventId !== undefined, 'an entry has a name');
		const undo: Command = { type: 'TakeBack', on: february as LocalDate, eventIds: [eventId] };
		expect(await run(session, [undo])).toMatchObject({ ok: true });
	});

	test('comes back from a backup', async () => {
		const { phone, session, cover, keys } = await opened(old, false);
		const backup = await makeBackup(phone, session, keys, cover, march as LocalDate);
		assert(backup.ok, 'a backup is made');
		expect(await checkBackup(phone, backup.value.bytes, keys)).toMatchObject({ ok: true });
	});

	test('is sound to the check, which tells of it; without its records it is refused', async () => {
		const { session, cover } = await opened(old, true);
		const history = await session.history();
		assert(history.ok, 'the pages are read');
		const file = (records: object) =>
			writeJournal({
				book: { id: cover.book, currency: 'INR' },
				events: history.value.events,
				...records
			});
		const text = file({ records: journalRecords(history.value) });
		const read = readJournal(text);
		assert(read.ok, 'the file is read');
		const place = old.length - 1;
		expect(journalNotes(read.value)).toContainEqual({
			type: 'AgainstLaterRule',
			place,
			rejection: refused
		});
		const { code, out } = await command(['check', '-'], text);
		expect({ code, out }).toMatchObject({
			code: 0,
			out: expect.stringContaining(`event ${place} was sealed by an older program, and stands: `) as string
		});
		expect(readJournal(file({}))).toMatchObject({ ok: false, error: [{ place, rejection: refused }] });
	});
});

test('nothing new is entered by the rules of then, and what no app ever took is damage', async () => {
	const before = untilMarch(left('m2', { settlement }));
	expect(checkAll([...page(before, hers), sealed(february)], 'INR')).toMatchObject({
		error: { rejection: gone }
	});
	const { session } = await opened(page(before, marked('m1')), true);
	const give = {
		type: 'AnswerRoll',
		on: february as LocalDate,
		memberId: 'm2',
		answer: 'gave',
		amount: 2000
	};
	expect(await run(session, [give as never])).toEqual({ ok: false, error: gone });
	const april = '2024-04-10';
	const open = decidedThen([...before, openedOn(4)(april)]).state;
	for (const entry of [saved('m2', 20), left('m2'), saved('m9', 20)])
		expect(record(open, entry(april), undefined, 'again')).toMatchObject({ ok: false });
});
