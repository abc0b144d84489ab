import { expect, test } from 'vitest';
import { assert } from '#kernel';
import type { GroupEvent } from '#group';
import {
	foundFromJournal,
	journalRecords,
	readJournal,
	vouchFor,
	writeJournal,
	type JournalFile
} from '#app';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { book as command } from '../cli/book-command.ts';
import { desk, founded, meeting, opened, openMeeting, saved, sealed, spent } from '../support/builders.ts';
import { corrected } from '../support/outside-money.ts';
import { aPhone } from '../support/parts.ts';
import { codes, open } from '../support/small-book.ts';

// A regular meeting seals the desk meeting before it, also where a file does not say so (ledger law 5 and 11 (16)). A book
// that a phone makes of such a file says it, as the app does, so that whoever reads its export finds one page in each record.

const [january, february, march] = ['2024-01-10', '2024-02-10', '2024-03-10'] as const;

/** The file as its writer left it: no ids, so that an entry is named by its place, counted from 1. */
const fileOf = (events: readonly GroupEvent[]): JournalFile => {
	const read = readJournal(writeJournal({ book: { id: 'file' as never, currency: 'INR' }, events }));
	assert(read.ok, 'the file is a book');
	return read.value;
};

async function exportOfBookFrom(events: readonly GroupEvent[]) {
	const phone = aPhone();
	const made = await foundFromJournal(phone, fileOf(events), {
		cover: { symbol: 'mango', colour: 1 },
		codes
	});
	assert(made.ok, 'a book is made of it');
	const session = await open(phone, made.value);
	const history = await session.history();
	assert(history.ok, 'the book reads its own pages');
	const vouched = await vouchFor({ id: session.book, currency: 'INR' }, history.value.links, made.value.keys);
	const text = writeJournal({
		book: { id: session.book, currency: 'INR', groupKey: vouched.groupKey },
		events: [...history.value.events, ...(session.state.openMeeting?.events ?? [])],
		records: journalRecords(history.value, vouched)
	});
	return { text, events: history.value.events, box: session.state.balances.get('box' as never) };
}

async function holds(text: string): Promise<void> {
	expect(verifyExport(new TextEncoder().encode(text)).problems).toEqual([]);
	expect((await command(['check', '-'], text)).errors).toBe('');
}

const before = founded('2024-01-05', { box: 1000 });

test('a desk meeting that a file leaves to the next regular one is sealed in the book, on its own page', async () => {
	const events = [
		...before,
		...desk(1, january, spent('travel', 10), spent('travel', 5)),
		...meeting(1, february, saved('m1', 20)),
		...desk(2, february, spent('stationery', 5)),
		...meeting(2, march, saved('m1', 20))
	];
	const made = await exportOfBookFrom(events);
	await holds(made.text);
	const seals = made.events.filter(({ type }) => type === 'MeetingSealed');
	expect(seals.map(({ occurredOn }) => occurredOn)).toEqual([february, february, march, march]);
	// 1,000 − 10 − 5 + 20 − 5 + 20
	expect(made.box).toBe(102_000);
});

test('what names an entry by its place in the file still names it', async () => {
	const events = [
		...before,
		...desk(1, january, spent('travel', 10)),
		...meeting(1, february, saved('m1', 20), saved('m2', 30)),
		opened(2)(march)
	];
	const place = events.findIndex((event) => event.type === 'SavingDeposited' && event.memberId === 'm2') + 1;
	const made = await exportOfBookFrom([...events, corrected(String(place))(march), sealed(march)]);
	await holds(made.text);
	// 1,000 − 10 + 20: what m2 saved is taken out.
	expect(made.box).toBe(101_000);
});

test('one that is sealed in the file, and one that is open at its end, stay as they are', async () => {
	const events = [
		...before,
		...desk(1, january, spent('travel', 10)),
		sealed(january),
		...meeting(1, february, saved('m1', 20)),
		...desk(2, march, spent('travel', 10))
	];
	const made = await exportOfBookFrom(events);
	await holds(made.text);
	expect(made.events.filter(({ type }) => type === 'MeetingSealed')).toHaveLength(2);
	const late = await exportOfBookFrom([...before, ...openMeeting(1, february, saved('m1', 20))]);
	await holds(late.text);
});
