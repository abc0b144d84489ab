import { describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import {
	beginning,
	bookOfPhones,
	groupKey,
	meetingOn,
	plainChecks,
	signed,
	writerNumber,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import { joined, opened, repaid, saved, sealed } from '../../../../tests/support/builders.ts';
import type { PlacedLink } from '../merge/merge-books.ts';
import { checkCovering, coveredBy, rebuiltLinks, sealsIn, verifyRecords } from './verify-records.ts';
import { journalRecords, writeJournal } from './write-journal.ts';
import type { JournalRecord } from './journal-schema.ts';
import { readLines } from './read-lines.ts';

// Verifies that the records of an open file are those that its phones signed over exactly these entries. Plain test signatures.

const [first, second, third] = [writerNumber(1), writerNumber(2), writerNumber(3)];
const page = (line: readonly PlacedLink[], writer: WriterOfPhone, id: string, day: string) =>
	meetingOn(line, writer, {
		...{ id, day, clock: `${day}T09:00:00.000Z`, withSeals: true },
		wishes: [
			{ what: 'save', who: 0, amount: 20 },
			{ what: 'lend', who: 1, amount: 5 }
		]
	});
const common = page(beginning(first), first, 'a', '2024-02-05');
const line = page(common, second, 'b', '2024-03-05');
const recordsOf = (pages: readonly PlacedLink[], writers: readonly WriterOfPhone[] = [first, second]) =>
	journalRecords(
		{ links: pages.map(({ link }) => link), hashes: pages.map(({ hash }) => hash) },
		{ groupKey, vouchers: new Map(writers.map(({ id, voucher }) => [id, voucher])) }
	);
const eventsOf = (pages: readonly PlacedLink[]) => pages.flatMap(({ events }) => events);
const file = {
	book: { ...bookOfPhones, groupKey },
	events: eventsOf(line),
	records: recordsOf(line)
};
const verify = (more: Partial<Parameters<typeof verifyRecords>[0]>) =>
	verifyRecords({ ...file, ...more }, plainChecks);
const damaged = (about: string) => ({ ok: false, error: { type: 'Damaged', about } });
const last = line.length - 1;
const withRecord = (place: number, more: Partial<JournalRecord>) => ({
	records: file.records.map((record, at) => (at === place ? { ...record, ...more } : record))
});

describe('the records of a file', () => {
	test('are its hashes, where all holds; entries of a meeting that is open stand behind them', async () => {
		const hashes = line.map(({ hash }) => hash);
		expect(await verify({})).toEqual({ ok: true, value: hashes });
		const open = eventsOf(page(line, first, 'o', '2024-04-05').slice(line.length)).slice(0, -1);
		expect(await verify({ events: [...file.events, ...open] })).toEqual({ ok: true, value: hashes });
	});

	test('are those of its entries: each field of them, and their order', async () => {
		for (const place of file.events.keys()) {
			const changed = file.events.map((one, at) =>
				at === place ? { ...one, eventId: 'other' as never } : one
			);
			expect([place, (await verify({ events: changed })).ok]).toEqual([place, false]);
		}
	});

	test('say which one does not hold', async () => {
		const other = 'a'.repeat(64);
		expect(await verify(withRecord(last, { hash: other }))).toEqual(damaged(`record ${last + 1}: hash`));
		expect(await verify(withRecord(0, { hash: other }))).toMatchObject({ ok: false });
		const { seal } = file.records[last] ?? {};
		expect(seal).toMatchObject({ in: 2000, out: 5000 });
		expect(await verify(withRecord(last, { seal: { ...seal, in: 1 } as never }))).toEqual(
			damaged(`record ${last + 1}: seal`)
		);
		// The writer decides whether a seal is stored; its content is computed.
		expect(await verify(withRecord(last, { seal: undefined }))).toMatchObject({ ok: true });
		expect(await verify(withRecord(0, { seal }))).toEqual(damaged('record 1: seal'));
	});

	test.each([
		['signature', { signature: 'other' }],
		['counter', { place: 2 }],
		['writer', { writer: third.id }],
		['record before', { previous: 'a'.repeat(64) }],
		['key', { key: third.key }],
		['heads', { heads: [] }]
	] as const)('hold no more with another %s', async (_, more) => {
		expect((await verify(withRecord(last, more as Partial<JournalRecord>))).ok).toBe(false);
	});

	test('are of writers for which the group vouches, each by its own word', async () => {
		const told = damaged(`record ${last + 1}: voucher of its writer`);
		expect(await verify(withRecord(last, { voucher: undefined }))).toEqual(told);
		expect(await verify(withRecord(last, { voucher: first.voucher }))).toEqual(told);
		expect(await verify(withRecord(0, { voucher: undefined }))).toEqual(
			damaged('record 1: voucher of its writer')
		);
		expect(await verify({ book: { ...file.book, groupKey: 'other' } })).toMatchObject({ ok: false });
		// Only the first record of a writer has a voucher.
		expect(await verify(withRecord(1, { voucher: first.voucher }))).toEqual(
			damaged('record 2: voucher of its writer')
		);
	});

	test('of an app that named no key of the group have no voucher', async () => {
		const book = bookOfPhones;
		expect(await verify({ book, records: recordsOf(line, []) })).toMatchObject({ ok: true });
		expect(await verify({ book })).toEqual(damaged('record 1: voucher of its writer'));
	});

	test('with a code of a print that the group did not sign are refused', async () => {
		expect(await verify({ prints: ['p'.repeat(150)] })).toEqual(damaged('print 1: its code'));
		expect(await verify({ prints: [] })).toMatchObject({ ok: true });
	});

	test('with names are refused where the group did not sign these for this book as it stands', async () => {
		const people = [
			{ memberId: 'm2' as never, name: 'Gita' },
			{ memberId: 'm1' as never, name: 'Sita' }
		];
		const names = '[{"memberId":"m1","name":"Sita"},{"memberId":"m2","name":"Gita"}]';
		const head = line[last]?.hash ?? '';
		const signature = signed(groupKey, ['bahi names 1', bookOfPhones.id, head, names].join('\n'));
		const changed = { ok: false, error: { type: 'NamesChanged' } };
		expect(await verify({ signedNames: { people, signature } })).toMatchObject({ ok: true });
		expect(await verify({ signedNames: null })).toMatchObject({ ok: true });
		expect(await verify({ signedNames: { people, signature: 's' } })).toEqual(changed);
		expect(await verify({ signedNames: { people: people.slice(1), signature } })).toEqual(changed);
		// Without a group key there is no signature.
		const unnamed = { book: bookOfPhones, records: recordsOf(line, []) };
		expect(await verify({ ...unnamed, signedNames: { people, signature } })).toEqual(changed);
		// A damaged record is reported even if the names are wrong too.
		const both = { ...withRecord(0, { hash: 'a'.repeat(64) }), signedNames: { people, signature: 's' } };
		expect(await verify(both)).toMatchObject({ error: { type: 'Damaged' } });
	});

	test('of entries that do not fold are none', async () => {
		const events = file.events.map((one) =>
			one.type === 'LoanDisbursed' ? repaid('nobody', 1)(one.occurredOn) : one
		);
		expect(rebuiltLinks({ ...file, events })).toBeNull();
		expect(await verify({ events })).toEqual(damaged('entries do not fold'));
	});
});

test('the links of a file are those that were signed', () => {
	expect(rebuiltLinks(file)).toEqual(line.map(({ link }) => link));
});

test('each meeting has its seal, in their order; entries outside of one have none', () => {
	const seals = sealsIn(file.events, 'INR');
	expect(seals?.map((seal) => [seal.in, seal.out])).toEqual([
		[2000, 5000],
		[2000, 5000]
	]);
	expect(sealsIn([], 'INR')).toEqual([]);
});

describe('what the records of a file cover', () => {
	const meets = (number: number, day: string) => [opened(number)(day), saved('m1', 5)(day), sealed(day)];
	const alone = joined(9)('2024-01-01');
	const events = [alone, ...meets(1, '2024-02-01'), ...meets(2, '2024-03-01')];
	const covers = (given: readonly GroupEvent[], ...counts: readonly number[]) => {
		const checked = checkCovering(
			given,
			counts.map((count) => ({ events: count }) as JournalRecord)
		);
		return checked.ok ? null : checked.error;
	};

	test('is as many entries as they say', () => {
		expect(coveredBy([1, 3, 3].map((count) => ({ events: count }) as JournalRecord))).toBe(7);
		expect(coveredBy([])).toBe(0);
	});

	test('is a meeting or an entry outside of one each', () => {
		expect(covers(events, 1, 3, 3)).toBeNull();
		expect(checkCovering(events, null).ok).toBe(true);
		const strange = (place: number) => ({
			type: 'HeaderInvalid',
			field: 'records',
			message: `record ${place} does not hold one meeting or one event outside a meeting`
		});
		expect(covers(events, 4, 3)).toEqual(strange(1));
		expect(covers(events, 1, 2, 4)).toEqual(strange(2));
		expect(covers(events, 1, 6)).toEqual(strange(2));
		expect(covers(events, 1, 3, 2)).toEqual(strange(3));
	});

	test('is all but a meeting that is still open', () => {
		expect(covers(events.slice(0, -1), 1, 3)).toBeNull();
		expect(covers(events.slice(0, 4), 1, 3)).toBeNull();
		expect(covers(events, 1, 3)).toEqual({ type: 'NotCovered', place: 5, events: 3 });
		expect(covers(events.slice(0, 1))).toEqual({ type: 'NotCovered', place: 1, events: 1 });
	});
});

describe('a file of several lines', () => {
	const apart = page(common, first, 'c', '2024-03-06');
	const both = [...line, ...apart.slice(common.length)];
	// The file format requires base64url: plain test signatures have a space.
	const fileOf = (pages: readonly PlacedLink[], more: object = {}) => {
		const records = recordsOf(pages, []).map((record) => ({ ...record, signature: 's' }));
		const text = JSON.parse(writeJournal({ book: bookOfPhones, events: eventsOf(pages), records })) as object;
		return new TextEncoder().encode(JSON.stringify({ ...text, ...more }));
	};
	const read = (...of: Parameters<typeof fileOf>) => {
		const found = readLines(fileOf(...of));
		return found.ok
			? found.value.lines.map(({ events, records }) => [events.length, records?.length])
			: found.error.map((one) => ({ ...one }));
	};

	test('has each line as a whole book by itself', () => {
		expect(read(both)).toEqual([
			[eventsOf(line).length, line.length],
			[eventsOf(apart).length, apart.length]
		]);
		expect(read(line)).toEqual([[eventsOf(line).length, line.length]]);
	});

	test('has each record once, behind those that it names', () => {
		const told = (place: number) => [
			{
				type: 'HeaderInvalid',
				field: 'records',
				message: `record ${place} stands twice, or before one that it names`
			}
		];
		expect(read([...both, ...both.slice(-1)])).toEqual(told(both.length + 1));
		const [one, two, ...rest] = both;
		expect(read([two, one, ...rest].filter((each) => each !== undefined))).toEqual(told(1));
	});

	test('has nothing open behind it, whose that would be no record says, no code of a print, and no signature of names', () => {
		const open = eventsOf(page(line, first, 'o', '2024-04-05').slice(line.length)).slice(0, -1);
		expect(read(both, { events: [...eventsOf(both), ...open] })).toEqual([
			{ type: 'NotCovered', place: eventsOf(both).length + 1, events: open.length }
		]);
		const book = { ...bookOfPhones, groupKey };
		expect(read(both, { book, prints: ['p'.repeat(150)] })).toMatchObject([
			{ type: 'HeaderInvalid', field: 'prints', message: 'a file of several lines has none' }
		]);
		const people = [{ memberId: 'm1', name: 'Sita' }];
		expect(read(both, { book, people, namesSignature: 's'.repeat(86) })).toEqual([
			{ type: 'HeaderInvalid', field: 'namesSignature', message: 'a file of several lines has none' }
		]);
	});

	test('is refused with a line that breaks a rule, and with more lines than a group has phones', () => {
		const events = eventsOf(both).map((one) =>
			one.eventId === 'c.1' ? { ...one, type: 'SavingWithdrawn', amount: 9_999_900 } : one
		);
		expect(read(both, { events })).toMatchObject([{ type: 'EventRefused' }]);
		const many = Array.from({ length: 9 }, (_, place) => page(common, first, `x${place}`, '2024-03-06'));
		expect(read([...common, ...many.flatMap((each) => each.slice(common.length))])).toEqual([
			{ type: 'TooMany', list: 'lines', most: 8 }
		]);
	});

	test('is text', () => {
		expect(readLines(new Uint8Array([0xff]))).toEqual({ ok: false, error: [{ type: 'NotText' }] });
		expect(readLines(new Uint8Array(64 * 1024 * 1024 + 1))).toEqual({
			ok: false,
			error: [{ type: 'FileTooLarge', bytesMost: 64 * 1024 * 1024 }]
		});
	});
});
