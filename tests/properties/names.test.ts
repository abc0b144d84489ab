import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
	present,
	type BankAccountId,
	type BookId,
	type EventId,
	type Instant,
	type LocalDate,
	type MemberId
} from '#kernel';
import { decide, emptyGroup, groupEventSchema, type Command, type GroupEvent, type GroupState } from '#group';
import { applications, minutesOf } from '#reports';
import { personNamed, personSchema, readJournal, writeJournal } from '#app';
import { readPayload, writePayload } from '../../src/lib/app/backup/backup-payload.ts';
import { readSpreadsheet } from '../../src/lib/spreadsheet/spreadsheet.ts';
import { bookOf, founded, meeting, opening } from '../support/builders.ts';
import { applied, borrowed, creditOpened, drawn } from '../support/outside-money.ts';
import { resolved } from '../support/people.ts';
import { csv, cutOffGroup } from '../support/sheets.ts';
import { founding } from '../support/small-book.ts';
import { cases, seed } from '../support/soak.ts';

// Whatever a person calls herself, her group, her place or her bank: what was written is read back from every file.

/** Turn the letters beside them around, or are not seen at all. */
const neverKept = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ud800-\udfff]/u;

const odd = fc.constantFrom(
	...[
		'\u202e',
		'\u2065',
		'\u2066',
		'\u200f',
		'\u061c',
		'\u200d',
		'\u200c',
		'\u2028',
		'\u0085',
		'\u0000',
		'\t',
		'\ud83d',
		'\ufeff'
	],
	...['👩🏽‍🌾', '𑄌', 'क्‍ष', '1234 5678 9012', '123456781234 9012', ' ', '=', '"', '\\', 'ि', '।', '\n']
);
const anyName = fc
	.array(
		fc.oneof(odd, fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 4 })),
		{
			maxLength: 70
		}
	)
	.map((parts) => parts.join(''));
/** With a letter that is seen: the screens ask again where there is none. */
const someName = anyName.map((name) => `न${name}`);

const on = '2026-11-24' as LocalDate;
const group = 'g1' as BookId;
const runs = { numRuns: cases(400), seed: seed() };

function eventsOf(commands: readonly Command[]): readonly GroupEvent[] {
	let state: GroupState = emptyGroup('INR');
	let count = 0;
	const stamp = {
		newEventId: () => `e${(count += 1)}` as EventId,
		recordedAt: `${on}T09:00:00.000Z` as Instant,
		founding: true
	};
	return commands.flatMap((command) => {
		const decision = decide(state, command, stamp);
		if (!decision.ok) throw new Error(decision.error.type);
		state = decision.value.state;
		return decision.value.steps.map(({ event }) => event);
	});
}

describe('a name', () => {
	test('of a woman is kept as her journal and her backup take it back, or not at all', () => {
		fc.assert(
			fc.property(anyName, (typed) => {
				const person = personNamed(typed);
				expect(person.name).not.toMatch(neverKept);
				expect(personNamed(person.name)).toEqual(person);
				if (person.name !== '') expect(v.is(personSchema, { memberId: 'm1', ...person })).toBe(true);
				const payload = writePayload({
					currency: 'INR',
					practice: false,
					cover: { symbol: 'mango', colour: 1 },
					records: [],
					rows: [],
					people: [['m1' as MemberId, person]],
					vouchers: [],
					prints: [],
					laptop: null
				});
				const read = readPayload(payload);
				expect(read.ok && read.value.people).toEqual([['m1', person]]);
			}),
			runs
		);
	});

	test('of a group, its place and its bank leaves in a journal that is read back', () => {
		fc.assert(
			fc.property(someName, anyName, someName, anyName, (name, village, bank, branch) => {
				const events = eventsOf([
					{ ...founding, name, place: { village } } as Command,
					{ type: 'OpenBankAccount', on, bankAccountId: 'b1' as BankAccountId, bank, branch }
				]);
				for (const event of events) expect(v.is(groupEventSchema, event)).toBe(true);
				const text = writeJournal({ book: { id: group, currency: 'INR' }, events });
				const read = readJournal(text);
				expect(read.ok && read.value.events).toEqual(events);
				expect(JSON.stringify(events)).not.toMatch(neverKept);
			}),
			runs
		);
	});

	test('in a cell of a sheet is either told of, or gives a journal that is read back', () => {
		expect(readSpreadsheet(csv(cutOffGroup())).groups).toHaveLength(1);
		fc.assert(
			fc.property(someName, someName, (called, woman) => {
				const rows = cutOffGroup().map((row) => {
					if (row['row'] === 'group') return { ...row, name: called, village: woman };
					return row['row'] === 'member' && row['number'] === '1' ? { ...row, name: woman } : row;
				});
				const sheet = csv(rows);
				for (const { people, events, figures, key } of readSpreadsheet(sheet).groups) {
					const read = readJournal(
						writeJournal({ book: { id: key as BookId, currency: figures.currency }, people, events })
					);
					expect(read.ok).toBe(true);
					expect(JSON.stringify([people, events])).not.toMatch(neverKept);
				}
			}),
			{ ...runs, numRuns: cases(60) }
		);
	});

	test('with what turns letters around is shown without it where an older book or another program kept it', () => {
		const events = eventsOf([founding]).map((event) =>
			event.type === 'GroupFounded' ? { ...event, name: 'U\u202ejala' } : event
		);
		const read = readJournal(
			writeJournal({
				book: { id: group, currency: 'INR' },
				people: [{ memberId: 'm1' as MemberId, name: 'Si\u2066ta' }],
				events
			})
		);
		expect(read.ok && [read.value.state.name, read.value.people[0]?.name]).toEqual(['Ujala', 'Sita']);
	});

	test('of a lender, and what a group resolved, are shown without it too, in whatever entry they came', () => {
		const [lender, at] = ['Gra\u202emin', '2025-01-05'];
		const borrowing = { lender, kind: 'bank', outstanding: 5000 };
		const events = [
			...founded(at),
			opening({ box: 10_000, borrowings: [{ borrowingId: 'old', ...borrowing }], surplus: 5000 })(at),
			creditOpened(300, { lender })(at),
			applied(300, { lender })(at),
			...meeting(
				1,
				at,
				borrowed(100, { lender }),
				drawn(100, { lender }),
				drawn(100, { lender: 'Gramin' }),
				resolved(2, 3, { text: 'We \u2066save' })
			)
		];
		const { borrowings: owed, applications: asked } = bookOf(events);
		expect([...owed.values(), ...asked.values()].map((one) => one.lender)).toEqual(Array(4).fill('Gramin'));
		const view = { currency: 'INR', on: at as LocalDate };
		expect(applications(events, view)[0]?.lender).toBe('Gramin');
		const page = present(minutesOf(events, { ...view, kind: 'regular', number: 1 }), 'it has minutes');
		expect(JSON.stringify(page)).not.toMatch(neverKept);
	});

	test('of letters that are blank, or join nothing, is none', () => {
		for (const blank of [
			'\u3164',
			'\uffa0',
			'\u115f',
			'\u2800',
			'\u200d\u200c',
			' \u200d ',
			'\ufe0f',
			'\u034f',
			'\u{e0100}'
		])
			expect(personNamed(blank).name).toBe('');
		expect(personNamed('सीता\u3164').name).toBe('सीता');
		// Letters that are written with a joiner, and a picture with its form, keep them.
		for (const name of ['क्\u200dष', 'र\u200d्य', '👩🏽\u200d🌾', '❤\ufe0f'])
			expect(personNamed(name).name).toBe(name);
	});
});
