import { describe, expect, test } from 'vitest';
import { assert, present, type MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import {
	beginning,
	bookOfPhones,
	groupKey,
	meetingOn,
	plainChecks,
	signed,
	settledOn,
	stateOf,
	writerNumber,
	type WriterOfPhone
} from '../../../../tests/support/merging-phones.ts';
import { journalRecords } from '../journal-file/write-journal.ts';
import type { JournalFile } from '../journal-file/read-journal.ts';
import type { PlacedLink } from './merge-books.ts';
import { mergeFiles, verifiedLines } from './merge-files.ts';

// Merges two open files of one book: no record or entry is lost, and the order of the files does not matter (ADR 0086). Plain test
// signatures; `book merge` is tested with real ones (tests/cli/merge.test.ts).

const [first, second] = [writerNumber(1), writerNumber(2)];
const page = (line: readonly PlacedLink[], writer: WriterOfPhone, id: string, day: string, amount = 20) =>
	meetingOn(line, writer, {
		...{ id, day, clock: `${day}T09:00:00.000Z`, withSeals: true },
		wishes: [{ what: 'save', who: 0, amount }]
	});
const common = page(beginning(first), first, 'a', '2024-02-05');
const ahead = page(common, second, 'b', '2024-03-05');
const apart = page(common, first, 'c', '2024-03-06', 30);
const openOn = (line: readonly PlacedLink[], id: string, day = '2024-04-05'): readonly GroupEvent[] =>
	present(page(line, first, id, day).at(-1), 'a page').events.slice(0, -1);

type More = Partial<Pick<JournalFile, 'people' | 'prints' | 'signedNames' | 'openSignature'>> & {
	readonly open?: readonly GroupEvent[];
	readonly writers?: readonly WriterOfPhone[];
};
function lineOf(
	line: readonly PlacedLink[],
	{
		open = [],
		writers = [first, second],
		people = [],
		prints = [],
		signedNames = null,
		openSignature = null
	}: More = {}
): JournalFile {
	const vouchers = new Map(writers.map(({ id, voucher }) => [id, voucher]));
	const pages = { links: line.map(({ link }) => link), hashes: line.map(({ hash }) => hash) };
	return {
		book: { ...bookOfPhones, groupKey },
		...{ people, prints, signedNames, openSignature, state: stateOf(line) },
		events: [...line.flatMap(({ events }) => events), ...(openSignature === null ? [] : open)],
		apart: openSignature === null ? open : [],
		records: journalRecords(pages, { groupKey, vouchers })
	};
}
const fileOf = (...of: Parameters<typeof lineOf>) => ({ lines: [lineOf(...of)] });
type File = ReturnType<typeof fileOf>;
interface Text {
	readonly book: unknown;
	readonly events: readonly GroupEvent[];
	readonly people?: readonly { readonly name: string }[];
	readonly prints?: readonly string[];
	readonly namesSignature?: string;
	readonly records: readonly { readonly hash: string }[];
}
/** The result, checked to be the same for both orders. */
async function merged(one: File, other: File) {
	const [found, again] = [
		await mergeFiles(one, other, plainChecks),
		await mergeFiles(other, one, plainChecks)
	];
	assert(found.ok && again.ok, JSON.stringify([found, again].map((each) => each.ok || each.error)));
	expect(again.value.text).toBe(found.value.text);
	expect(again.value.exceptions).toEqual(found.value.exceptions);
	return { ...found.value, said: JSON.parse(found.value.text) as Text };
}
const refusedOf = async (one: File, other: File) => {
	const found = await mergeFiles(one, other, plainChecks);
	return found.ok ? null : found.error;
};
const idsOf = (events: readonly GroupEvent[]) => events.map(({ eventId }) => eventId);
const eventsOf = (...lines: (readonly PlacedLink[])[]) => lines.flat().flatMap(({ events }) => events);

describe('records of two files', () => {
	test('of which one is ahead are its records, and nothing is for people to look at', async () => {
		const { said, exceptions, book } = await merged(fileOf(common), fileOf(ahead));
		expect(idsOf(said.events)).toEqual(idsOf(eventsOf(ahead)));
		expect(said.records.map(({ hash }) => hash)).toEqual(ahead.map(({ hash }) => hash));
		expect([exceptions, book.standing, said.book]).toEqual([[], 'ahead', { ...bookOfPhones, groupKey }]);
	});

	test('that were written apart are all there, the earlier day first, and the twin meetings are told', async () => {
		const { said, exceptions } = await merged(fileOf(ahead), fileOf(apart));
		expect(idsOf(said.events)).toEqual(
			idsOf(eventsOf(common, ahead.slice(common.length), apart.slice(common.length)))
		);
		expect(exceptions).toMatchObject([
			{ type: 'TwinMeetings', meetings: [{ day: '2024-03-05' }, { day: '2024-03-06' }] }
		]);
		// Merging the result with either file again changes nothing.
		const both = { lines: [lineOf(ahead), lineOf(apart)] };
		expect((await merged(both, fileOf(ahead))).said).toEqual(said);
		expect((await merged(both, both)).said).toEqual(said);
	});

	test('of which one settled the other are the book: what lies beside it is in no file', async () => {
		const settled = present(
			settledOn(ahead, second, { line: apart, held: apart }, { stands: 'both', id: 's', withSeals: true }),
			'it is settled'
		).line;
		const { said, book } = await merged(fileOf(settled), fileOf(apart));
		expect(idsOf(said.events)).toEqual(idsOf(eventsOf(settled)));
		expect([book.settled.length, book.standing]).toEqual([1, 'behind']);
	});
});

describe('a meeting that is open', () => {
	test('goes on with the file that is ahead', async () => {
		const open = openOn(ahead, 'o');
		const { said } = await merged(fileOf(common), fileOf(ahead, { open }));
		expect(idsOf(said.events)).toEqual(idsOf([...eventsOf(ahead), ...open]));
	});

	test('of two files with one head the longer goes on', async () => {
		const open = openOn(ahead, 'o');
		for (const shorter of [open.slice(0, -1), []]) {
			const { said } = await merged(fileOf(ahead, { open: shorter }), fileOf(ahead, { open }));
			expect(idsOf(said.events)).toEqual(idsOf([...eventsOf(ahead), ...open]));
		}
	});

	test('in the file that is behind is closed first, unless each entry of it stands in a page of the other', async () => {
		const lost = { type: 'MeetingStillOpen', file: 'first', events: 2 };
		const behind = fileOf(common, { open: openOn(common, 'x', '2024-03-05') });
		expect(await refusedOf(behind, fileOf(ahead))).toEqual(lost);
		expect(await refusedOf(fileOf(ahead), behind)).toEqual({ ...lost, file: 'second' });
		const closed = present(ahead.at(-1), 'a page').events.slice(0, -1);
		const { said } = await merged(fileOf(common, { open: closed }), fileOf(ahead));
		expect(idsOf(said.events)).toEqual(idsOf(eventsOf(ahead)));
	});

	test('is closed first where the two were written apart, and where each file has another', async () => {
		expect(await refusedOf(fileOf(ahead, { open: openOn(ahead, 'o') }), fileOf(apart))).toMatchObject({
			type: 'MeetingStillOpen',
			file: 'first'
		});
		const [one, other] = [openOn(ahead, 'o'), openOn(ahead, 'p')];
		expect(await refusedOf(fileOf(ahead, { open: one }), fileOf(ahead, { open: other }))).toMatchObject({
			type: 'MeetingStillOpen',
			file: 'second'
		});
	});
});

const named = (...names: readonly string[]) =>
	names.map((name, place) => ({ memberId: `m${place + 1}` as MemberId, name }));

describe('beside the records', () => {
	test('each woman has one name: that of the file which is ahead, of two alike the first by its letters', async () => {
		const namesIn = async (one: File, other: File) =>
			(await merged(one, other)).said.people?.map(({ name }) => name);
		expect(
			await namesIn(fileOf(common, { people: named('Asha') }), fileOf(ahead, { people: named('Usha') }))
		).toEqual(['Usha']);
		expect(
			await namesIn(
				fileOf(ahead, { people: named('Usha', 'B') }),
				fileOf(ahead, { people: named('Asha', 'C') })
			)
		).toEqual(['Asha', 'B']);
		expect(await namesIn(fileOf(common, { people: named('Asha', 'B') }), fileOf(ahead))).toEqual([
			'Asha',
			'B'
		]);
		// In the order in which they joined, and nobody else.
		const people = [{ memberId: 'm9' as MemberId, name: 'Nobody' }, ...named('A', 'B').reverse()];
		expect(await namesIn(fileOf(ahead, { people }), fileOf(common))).toEqual(['A', 'B']);
	});

	/** A file with names that its phone signed, at its last record. */
	const signedOf = (line: readonly PlacedLink[], people: JournalFile['people'], more: More = {}) => {
		const sorted = people.toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1));
		const fields = sorted.map(({ memberId, name }) => `{"memberId":"${memberId}","name":"${name}"}`);
		const text = ['bahi names 1', bookOfPhones.id, line.at(-1)?.hash, `[${fields.join()}]`].join('\n');
		const signedNames = { people, signature: signed(groupKey, text) };
		return fileOf(line, { ...more, people, signedNames });
	};

	test('the signature of the names goes with all of them, where the union ends where that file ends', async () => {
		const names = named('Asha', 'Bina');
		const signature = signedOf(ahead, names).lines[0]?.signedNames?.signature;
		const said = async (one: File, other: File) => (await merged(one, other)).said;
		const whole = { people: names, namesSignature: signature };
		expect(await said(signedOf(ahead, names), fileOf(common))).toMatchObject(whole);
		expect(await said(signedOf(ahead, names), signedOf(common, names))).toMatchObject(whole);
		// The order of names does not matter.
		expect(await said(signedOf(ahead, names.toReversed()), fileOf(common))).toMatchObject(whole);
		// Cases: one name more in a file that ends earlier; names of that file only; one name from each file; two lines.
		for (const [one, other] of [
			[signedOf(ahead, names.slice(0, 1)), signedOf(common, names)],
			[fileOf(ahead), signedOf(common, names)],
			[signedOf(ahead, named('Asha', 'Usha')), signedOf(ahead, named('Chanda', 'Bina'))],
			[signedOf(ahead, names), signedOf(apart, names)]
		] as const) {
			const union = await said(one, other);
			expect(union.people).toEqual(names);
			expect(union).not.toHaveProperty('namesSignature');
		}
	});

	test('a name that was signed stays against one of a file which is ahead, and nobody vouches for', async () => {
		const { said } = await merged(
			fileOf(ahead, { people: named('Bina', 'Asha', 'Chanda') }),
			signedOf(common, named('Asha', 'Bina'))
		);
		expect(said.people).toEqual(named('Asha', 'Bina', 'Chanda'));
		expect(said).not.toHaveProperty('namesSignature');
	});

	test('codes of prints are those of a file with this head, the most of them', async () => {
		const printsIn = async (one: File, other: File) => (await merged(one, other)).said.prints ?? [];
		const [p, q] = ['p'.repeat(150), 'q'.repeat(150)];
		expect(await printsIn(fileOf(common, { prints: [p, q] }), fileOf(ahead, { prints: [q] }))).toEqual([q]);
		expect(await printsIn(fileOf(ahead, { prints: [p, q] }), fileOf(ahead, { prints: [q] }))).toEqual([p, q]);
		expect(await printsIn(fileOf(ahead, { prints: [q] }), fileOf(ahead, { prints: [p] }))).toEqual([p]);
		expect(await printsIn(fileOf(ahead, { prints: [p] }), fileOf(apart, { prints: [p] }))).toEqual([]);
	});
});

describe('is not put together', () => {
	const good = fileOf(ahead);
	const withLine = (change: (line: JournalFile) => Partial<JournalFile>): File => ({
		lines: good.lines.map((line) => ({ ...line, ...change(line) }))
	});

	test.each([
		['without records', withLine(() => ({ records: null })), { type: 'NothingSealed' }],
		['without a line', { lines: [] }, { type: 'NothingSealed' }],
		[
			'with a phone that nobody vouches for',
			fileOf(ahead, { writers: [first] }),
			{ type: 'RecordsDamaged', about: `record ${ahead.length}: voucher of its writer` }
		],
		[
			'with an entry that was changed',
			withLine(({ events }) => ({
				events: events.map((event) =>
					event.type === 'SavingDeposited' ? { ...event, amount: 1 as never } : event
				)
			})),
			{ type: 'RecordsDamaged' }
		],
		[
			'with other names than were signed',
			withLine(() => ({ signedNames: { people: named('Asha'), signature: 's' } })),
			{ type: 'NamesChanged' }
		],
		[
			'of another group',
			{
				lines: good.lines.map((line) => ({ ...line, book: { ...line.book, id: 'other' as never } }))
			},
			{ type: 'RecordsDamaged' }
		]
	])('a file %s, whichever of the two it is', async (_, file, refused) => {
		expect(await refusedOf(file, good)).toMatchObject(refused);
		expect(await refusedOf(good, file)).toMatchObject(refused);
		expect(await verifiedLines(file, plainChecks)).toMatchObject({ ok: false, error: refused });
	});

	test('a file of a book under another key of its group', async () => {
		const strange = { ...bookOfPhones, groupKey: undefined };
		const older = { lines: [{ ...lineOf(ahead, { writers: [] }), book: strange }] };
		expect(await refusedOf(older, good)).toMatchObject({ type: 'WriterNotVouched' });
	});
});
