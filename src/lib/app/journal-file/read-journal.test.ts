import { describe, expect, test } from 'vitest';
import {
	beginning,
	bookOfPhones,
	groupKey,
	meetingOn,
	writerNumber,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import type { PlacedLink } from '../merge/merge-books.ts';
import { journalRecords, writeJournal } from './write-journal.ts';
import { readJournal, readJournalBytes } from './read-journal.ts';
import { readLines } from './read-lines.ts';

// Any open file is either a whole book or rejected with every reason; all its lists are limited, so that no file fills a phone.

const [first, second] = [writerNumber(1), writerNumber(2)];
const page = (line: readonly PlacedLink[], writer: WriterOfPhone, id: string, day: string) =>
	meetingOn(line, writer, {
		...{ id, day, clock: `${day}T09:00:00.000Z`, withSeals: true },
		wishes: [{ what: 'save', who: 0, amount: 20 }]
	});
const common = page(beginning(first), first, 'a', '2024-02-05');
const line = page(common, second, 'b', '2024-03-05');
const eventsOf = (pages: readonly PlacedLink[]) => pages.flatMap(({ events }) => events);
/** Matches the file's format: plain test signatures have a space, which base64url has not. */
const recordsOf = (pages: readonly PlacedLink[]) =>
	journalRecords({ links: pages.map(({ link }) => link), hashes: pages.map(({ hash }) => hash) }).map(
		(record) => ({ ...record, signature: 's' })
	);
const fields = (pages = line): Record<string, unknown> =>
	JSON.parse(
		writeJournal({
			book: { ...bookOfPhones, groupKey },
			events: eventsOf(pages),
			records: recordsOf(pages),
			people: [{ memberId: 'm1' as never, name: 'Rose' }]
		})
	) as Record<string, unknown>;
const whole = fields();
const read = (file: unknown) => readJournal(JSON.stringify(file));
const refusal = (file: unknown) => {
	const found = read(file);
	return found.ok ? null : found.error[0];
};
const withMore = (more: Record<string, unknown>) => refusal({ ...whole, ...more });
const header = (field: string, message?: string) => ({
	type: 'HeaderInvalid',
	field,
	message: message ?? (expect.any(String) as string)
});
const without = (file: Record<string, unknown>, field: string) =>
	Object.fromEntries(Object.entries(file).filter(([name]) => name !== field));
const withoutRecords = without({ ...whole, book: bookOfPhones }, 'records');

describe('a file is read', () => {
	test('with its book, its names, its entries and its records', () => {
		const found = read(whole);
		expect(found).toMatchObject({
			ok: true,
			value: {
				book: { ...bookOfPhones, groupKey },
				people: [{ memberId: 'm1', name: 'Rose' }],
				prints: []
			}
		});
		expect(found.ok && found.value.events).toEqual(eventsOf(line));
		expect(found.ok && found.value.records).toEqual(recordsOf(line));
		expect(found.ok && found.value.state.lastNumber.regular).toBe(2);
	});

	test('without records, names and codes too, and as bytes', () => {
		const bare = without(withoutRecords, 'people');
		expect(read(bare)).toMatchObject({ ok: true, value: { people: [], records: null, prints: [] } });
		expect(read({ ...bare, records: [] })).toMatchObject({ ok: true, value: { records: null } });
		const bytes = new TextEncoder().encode(JSON.stringify(whole));
		expect(readJournalBytes(bytes)).toEqual(read(whole));
		expect(readLines(bytes)).toMatchObject({
			ok: true,
			value: { lines: [{ people: [{ memberId: 'm1' }] }] }
		});
	});

	test('with codes of prints where the group has a key', () => {
		const prints = ['p'.repeat(150)];
		const found = read({ ...whole, prints });
		expect(found.ok && found.value.prints).toEqual(prints);
		const text = writeJournal({ book: { ...bookOfPhones, groupKey }, events: [], prints });
		expect((JSON.parse(text) as { prints: unknown }).prints).toEqual(prints);
		expect(withoutRecords).not.toHaveProperty('prints');
	});
});

describe('names that were signed', () => {
	const namesSignature = 's'.repeat(86);

	test('are read as they stand in the file, beside those that are shown', () => {
		const people = [
			{ memberId: 'm1', name: 'Exam\u2066ple' },
			{ memberId: 'm2', name: '\u3164' }
		];
		expect(read({ ...whole, people, namesSignature })).toMatchObject({
			ok: true,
			value: {
				people: [{ memberId: 'm1', name: 'Example' }],
				signedNames: { people, signature: namesSignature }
			}
		});
		expect(read(whole)).toMatchObject({ ok: true, value: { signedNames: null } });
		const text = writeJournal({ book: bookOfPhones, events: [], namesSignature });
		expect(JSON.parse(text)).toMatchObject({ namesSignature });
		expect(whole).not.toHaveProperty('namesSignature');
	});

	test('are there, under a key of the group, and the signature has its form', () => {
		const field = 'namesSignature';
		expect(withMore({ namesSignature, people: [] })).toEqual(
			header(field, 'the names that were signed are not in the file')
		);
		expect(withMore({ namesSignature, book: bookOfPhones })).toEqual(
			header(field, 'a signature of names needs the key of the group')
		);
		for (const wrong of ['s'.repeat(85), 's'.repeat(87), `${'s'.repeat(85)}+`, 7, null, [namesSignature]])
			expect(withMore({ namesSignature: wrong })).toEqual(header(field));
	});
});

describe('what is no journal', () => {
	test('is told apart from a journal of a later app, and from one that is spoiled', () => {
		for (const file of [[], 7, null, 'text'])
			expect(refusal(file)).toEqual({ type: 'NotAJournal', found: null });
		expect(withMore({ format: 'other' })).toEqual({ type: 'NotAJournal', found: 'other' });
		expect(withMore({ format: 7 })).toEqual({ type: 'NotAJournal', found: null });
		expect(withMore({ version: 2 })).toEqual({ type: 'NewerVersion', version: 2 });
		for (const version of [0, 1.5, 2.5, '2', null])
			expect(withMore({ version })).toEqual(header('version', 'the version is 1'));
		expect(withMore({ more: 1 })).toEqual(header('more', 'a journal has no such field'));
	});

	test('by its first letters, by a letter that no text has, and by its length', () => {
		expect(readJournal(`\ufeff${JSON.stringify(whole)}`)).toEqual({
			ok: false,
			error: [{ type: 'ByteOrderMark' }]
		});
		expect(readJournal(`${JSON.stringify(whole)}\u0000`)).toEqual({
			ok: false,
			error: [{ type: 'NotText' }]
		});
		expect(readJournalBytes(new Uint8Array([0xff]))).toEqual({ ok: false, error: [{ type: 'NotText' }] });
		const most = 64 * 1024 * 1024;
		const tooLarge = { ok: false, error: [{ type: 'FileTooLarge', bytesMost: most }] };
		expect(readJournalBytes(new Uint8Array(most + 1))).toEqual(tooLarge);
		expect(readJournal(' '.repeat(most + 1))).toEqual(tooLarge);
	});
});

describe('each part has its form', () => {
	test('a list is a list, and each item of it is what it says', () => {
		for (const list of ['people', 'events', 'records', 'prints'])
			for (const wrong of [7, 'text', {}])
				expect(withMore({ [list]: wrong })).toEqual(header(list, 'a list is expected'));
		expect(withMore({ events: null })).toEqual(header('events', 'a list is expected'));
		expect(withMore({ people: [{ memberId: 'm1', name: 7 }] })).toEqual(header('people.0.name'));
		expect(withMore({ records: [{}] })).toMatchObject(header('records.0.writer'));
		expect(withMore({ prints: ['p'] })).toEqual(header('prints.0'));
		expect(withMore({ book: { ...bookOfPhones, currency: 'inr' } })).toEqual(header('book.currency'));
		expect(withMore({ book: 7 })).toEqual(header('book'));
	});

	test('a list has an end', () => {
		const people = (count: number) =>
			Array.from({ length: count }, (_, place) => ({ memberId: `w${place}`, name: 'A' }));
		expect(withMore({ people: people(1001) })).toEqual({ type: 'TooMany', list: 'people', most: 1000 });
		expect(withMore({ people: people(1000) })).toBeNull();
		const prints = (count: number) => Array.from({ length: count }, () => 'p'.repeat(150));
		expect(withMore({ prints: prints(101) })).toEqual({ type: 'TooMany', list: 'prints', most: 100 });
		expect(withMore({ prints: prints(100) })).toBeNull();
	});

	test('a key of the group needs records, codes need that key, and records no more entries than there are', () => {
		expect(refusal({ ...withoutRecords, book: whole['book'] })).toEqual(header('book.groupKey'));
		expect(refusal({ ...withoutRecords, prints: ['p'.repeat(150)] })).toEqual(
			header('prints', 'codes need the key of the group')
		);
		const short = eventsOf(line).slice(0, -1);
		expect(withMore({ events: short })).toEqual(
			header('records', `they name ${short.length + 1} events, the file has ${short.length}`)
		);
	});

	test('records hold a meeting each, and two lines are no book before people have settled it', () => {
		const records = recordsOf(line).map((record, place) => (place === 0 ? { ...record, events: 2 } : record));
		expect(withMore({ records: records.slice(0, -1) })).toMatchObject(header('records'));
		const apart = page(common, first, 'c', '2024-03-06');
		const both = [...line, ...apart.slice(common.length)];
		expect(refusal(fields(both))).toEqual({ type: 'Forked', lines: 2 });
		const many = Array.from({ length: 9 }, (_, place) => page(common, first, `x${place}`, '2024-03-06'));
		expect(refusal(fields([...common, ...many.flatMap((one) => one.slice(common.length))]))).toEqual({
			type: 'TooMany',
			list: 'lines',
			most: 8
		});
	});
});

describe('each entry', () => {
	const events = eventsOf(line);
	const withEvent = (event: unknown) => refusal({ ...withoutRecords, events: [...events, event] });
	const place = events.length + 1;

	test('is one that the app knows, with the fields that it has', () => {
		for (const event of [null, 7, 'text', {}, { type: 7 }, []])
			expect(withEvent(event)).toEqual({ type: 'NotAnEvent', place });
		const long = 'X'.repeat(50);
		expect(withEvent({ type: long })).toEqual({ type: 'UnknownEventType', place, event: 'X'.repeat(40) });
		const joined = { type: 'MemberJoined', occurredOn: '2024-04-01', memberId: 'm9', number: 9 };
		expect(withEvent({ ...joined, more: 1 })).toMatchObject({
			...{ type: 'EventInvalid', place, event: 'MemberJoined' },
			...{ field: 'more', message: 'there is no such field' }
		});
		expect(withEvent({ ...joined, number: undefined })).toMatchObject({
			field: 'number',
			message: 'the field is missing'
		});
		expect(withEvent(joined)).toBeNull();
	});

	test('is refused by the rules with its place', () => {
		expect(
			withEvent({ type: 'MemberJoined', occurredOn: '2024-04-01', memberId: 'm1', number: 1 })
		).toMatchObject({
			...{ type: 'EventRefused', place, event: 'MemberJoined', occurredOn: '2024-04-01' }
		});
	});

	test('is no longer than 16 KiB, a cut-off sheet than 64', () => {
		const long = (type: string, letters: number) => {
			const event = { type, occurredOn: '2024-04-01', list: [] as string[] };
			const empty = JSON.stringify({ ...event, list: [''] }).length;
			for (let left = letters - empty; left > 0; left -= 1503)
				event.list.push('x'.repeat(Math.min(1500, left)));
			return event;
		};
		const size = (event: object) => JSON.stringify(event).length;
		for (const [type, most] of [
			['MemberJoined', 16 * 1024],
			['OpeningBalances', 64 * 1024]
		] as const) {
			const over = long(type, most + 2000);
			expect(size(over)).toBeGreaterThan(most);
			expect(withEvent(over)).toEqual({ type: 'EventTooLarge', place, event: type, most });
			const under = long(type, most - 2000);
			expect(size(under)).toBeLessThan(most);
			expect(withEvent(under)).toMatchObject({ type: 'EventInvalid' });
		}
	});

	test('stands in a meeting of 2,000 at most', () => {
		const mark = { type: 'AttendanceMarked', occurredOn: '2024-04-01', memberId: 'm1', state: 'present' };
		const opened = { type: 'MeetingOpened', occurredOn: '2024-04-01', number: 3, kind: 'regular' };
		const file = (count: number) => ({
			...withoutRecords,
			events: [...events, opened, ...Array.from({ length: count }, () => mark)]
		});
		expect(refusal(file(2000))).toEqual({
			...{ type: 'MeetingTooLong', place: events.length + 2001, event: 'AttendanceMarked', most: 2000 }
		});
		// Other errors are beyond this test of the limit.
		expect(refusal(file(1999))?.type).not.toBe('MeetingTooLong');
	});

	test('fifty that are wrong are told, and no more', () => {
		const found = read({ ...withoutRecords, events: Array.from({ length: 60 }, () => 7) });
		expect(found.ok ? 0 : found.error.length).toBe(50);
	});
});
