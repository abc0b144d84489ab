import { describe, expect, test } from 'vitest';
import type { LocalDate, MemberId } from '#kernel';
import {
	founded,
	joined,
	event,
	office,
	bookOf,
	marked,
	meeting,
	memberId
} from '../../../../tests/support/builders.ts';
import { left } from '../../../../tests/support/people.ts';
import type { GroupState, OfficeTerm } from '../state.ts';
import { decidingAfter, isOn, nobodyDecides, officesBy, stillHere } from './deciding.ts';
import type { GroupEvent } from '../event-types.ts';
import { beginningOn } from './officers-who-decide.ts';

// Ledger law 56, one term after the other; computed by hand.

const on = (day: string) => day as LocalDate;
const term = (
	who: string,
	name: string,
	since: string,
	until: string | null = null,
	ended = false
): OfficeTerm => ({
	...{
		memberId: memberId(who),
		office: name as OfficeTerm['office'],
		since: on(since),
		until: until as LocalDate | null
	},
	...(ended ? { ended: true as const } : {})
});
const members = new Map(
	['m1', 'm2', 'm3', 'm4'].map((who) => [memberId(who), { leftOn: who === 'm4' ? on('2025-02-01') : null }])
) as unknown as GroupState['members'];
const women = (offices: readonly OfficeTerm[], before: readonly OfficeTerm[] = [], day = '2025-06-01') =>
	decidingAfter({ offices, members, deciding: { ...nobodyDecides, terms: before } }, on(day)).map(
		({ memberId: who, office: name }) => `${who} ${name}`
	);

const [president, secretary] = [term('m1', 'president', '2025-01-01'), term('m2', 'secretary', '2025-01-01')];

describe('who decides once a page is closed', () => {
	test('a term counts from its first day to its last, both among them', () => {
		const one = term('m1', 'president', '2025-01-02', '2025-01-04');
		const days = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04', '2025-01-05'];
		expect(days.map((day) => isOn(one, on(day)))).toEqual([false, true, true, true, false]);
		expect(isOn(president, on('2099-01-01'))).toBe(true);
	});

	test('who left decides nothing, nor who was never there', () => {
		const terms = [president, term('m4', 'treasurer', '2025-01-01'), term('m9', 'writer', '2025-01-01')];
		expect(stillHere(terms, members)).toEqual([president]);
	});

	test('a term that ran out decides until the same office has a later term; one that a decision ended does not', () => {
		const ranOut = term('m3', 'treasurer', '2025-01-01', '2025-03-01');
		expect(women([president, secretary, ranOut])).toEqual(['m1 president', 'm2 secretary', 'm3 treasurer']);
		// Another office, or an earlier term of the same, is no successor.
		const earlier = term('m2', 'treasurer', '2024-01-01', '2024-12-31', true);
		expect(women([president, secretary, ranOut, earlier])).toContain('m3 treasurer');
		expect(women([president, secretary, ranOut, term('m3', 'writer', '2025-04-01')])).toContain(
			'm3 treasurer'
		);
		const later = term('m2', 'treasurer', '2025-04-01');
		expect(women([president, secretary, ranOut, later])).toEqual([
			'm1 president',
			'm2 secretary',
			'm2 treasurer'
		]);
		expect(women([president, secretary, { ...ranOut, ended: true }])).toEqual([
			'm1 president',
			'm2 secretary'
		]);
	});

	test('where fewer than two women would be left, those who decided before stay, each once', () => {
		expect(women([president], [president, secretary, term('m4', 'treasurer', '2025-01-01')])).toEqual([
			'm1 president',
			'm2 secretary'
		]);
		expect(women([], [president, secretary])).toEqual(['m1 president', 'm2 secretary']);
		// Two officers are enough: a previous one who was voted out does not stay.
		expect(women([president, secretary], [term('m3', 'treasurer', '2025-01-01')])).toEqual([
			'm1 president',
			'm2 secretary'
		]);
		// Two offices of one member count as one officer.
		const both = [president, term('m1', 'treasurer', '2025-01-01')];
		expect(women(both, [secretary])).toEqual(['m1 president', 'm1 treasurer', 'm2 secretary']);
	});

	test('her offices are hers alone, each once', () => {
		const terms = [
			president,
			term('m1', 'president', '2024-01-01'),
			term('m1', 'writer', '2025-01-01'),
			secretary
		];
		expect(officesBy(terms, memberId('m1'))).toEqual(['president', 'writer']);
	});
});

describe('terms', () => {
	const given = (...offices: readonly (readonly [string, string, object?])[]) => {
		const events = offices.map(([who, day, more]) => event({ ...office(who, 'treasurer')(day), ...more }));
		const { offices: terms } = bookOf([...founded('2025-01-05', { members: 4 }), ...events]);
		return terms.flatMap(({ memberId: who, office: name, until, ended }) =>
			name === 'treasurer' ? [[who, until, ended === true]] : []
		);
	};

	test('a new holder ends the term before hers; one that ended before stays as it was', () => {
		expect(given(['m1', '2025-02-01'], ['m2', '2025-03-01'])).toEqual([
			['m1', '2025-02-28', true],
			['m2', null, false]
		]);
		expect(given(['m1', '2025-02-01', { until: '2025-02-10' }], ['m2', '2025-03-01'])).toEqual([
			['m1', '2025-02-10', true],
			['m2', null, false]
		]);
	});

	test('a last day that is past ends hers and begins none', () => {
		expect(given(['m1', '2025-02-01'], ['m1', '2025-03-01', { until: '2025-02-28' }])).toEqual([
			['m1', '2025-02-28', true]
		]);
		expect(given(['m1', '2025-02-01'], ['m1', '2025-03-01', { until: '2025-03-01' }])).toEqual([
			['m1', '2025-02-28', true],
			['m1', '2025-03-01', false]
		]);
	});

	test.each([
		[undefined, '2025-05-31', true],
		['2025-07-01', '2025-05-31', true],
		['2025-05-31', '2025-05-31', false],
		['2025-04-01', '2025-04-01', false]
	])('entered late until %s it gives way to what was decided for a later day', (until, last, ended) => {
		const more = until === undefined ? {} : { until };
		expect(given(['m1', '2025-06-01'], ['m2', '2025-03-01', more])).toEqual([
			['m1', null, false],
			['m2', last, ended]
		]);
	});
});

describe('what is written between meetings', () => {
	const joinedLater = (more: readonly GroupEvent[]) =>
		beginningOn(bookOf([...founded('2025-01-05', { members: 4, box: 1000 }), ...more]), on('2025-03-05'))
			.members;

	test('keeps from the quorum whoever joined, and no other woman', () => {
		const named = event({
			type: 'MemberNamed',
			occurredOn: '2025-01-10',
			memberId: 'm1',
			name: 'a'.repeat(64)
		});
		expect(joinedLater([named])).toHaveLength(4);
		expect(joinedLater([joined(5)('2025-01-10'), named])).toEqual(['m1', 'm2', 'm3', 'm4']);
	});

	test('is what comes after the day of the founding, also before the first page', () => {
		const { between } = bookOf([...founded('2025-01-05', { members: 4 }), joined(5)('2025-01-06')]);
		expect(between).toHaveLength(1);
	});
});

describe('a page that is entered late', () => {
	const began = (events: readonly GroupEvent[], day: string, late = true) => {
		const { rules: then, officers } = beginningOn(bookOf(events), on(day), late);
		return { asks: then?.approvals, officers: officers.map(({ memberId: who }) => who) };
	};
	const first = { seal: 1, loan: 3, cashDifference: 2, correction: 4, rule: 2 };
	const second = { seal: 3, loan: 1, cashDifference: 2, correction: 2, rule: 5 };
	const ruling = (approvals: object) => {
		const [first] = founded('2025-01-05', { constitution: { approvals } });
		return first?.type === 'GroupFounded' ? first.constitution : null;
	};
	const changed = (approvals: object) => (occurredOn: string) =>
		event({ type: 'ConstitutionChanged', occurredOn, constitution: ruling(approvals) });

	test('asks for the rules of its day, and for no fewer codes than those of now', () => {
		const book = [
			...founded('2025-01-05', { members: 4, constitution: { approvals: first } }),
			...meeting(1, '2025-02-05', marked('m1'), marked('m2'), marked('m3')),
			...meeting(2, '2025-03-05', changed(second))
		];
		expect(began(book, '2025-02-10').asks).toEqual({
			seal: 3,
			loan: 3,
			cashDifference: 2,
			correction: 4,
			rule: 5
		});
		expect(began(book, '2025-02-10', false).asks).toEqual(first);
		expect(began(book, '2025-03-10').asks).toEqual(second);
	});

	test('is decided by those of its day; where that is one woman or none, by those of now too', () => {
		const [m1, m2, m3] = ['m1', 'm2', 'm3'].map(memberId) as [MemberId, MemberId, MemberId];
		const book = [
			...founded('2025-01-05', { members: 4 }),
			...meeting(1, '2025-02-05', ...['m1', 'm2', 'm3', 'm4'].map((one) => marked(one))),
			...meeting(
				2,
				'2025-03-05',
				office('m3', 'president'),
				office('m3', 'secretary'),
				office('m2', 'treasurer')
			)
		];
		expect(began(book, '2025-02-10').officers).toEqual([m1, m2]);
		expect(new Set(began(book, '2024-12-01').officers)).toEqual(new Set([m2, m3]));
		const gone = [...book, ...meeting(3, '2025-04-05', left('m1'))];
		expect(new Set(began(gone, '2025-02-10').officers)).toEqual(new Set([m2, m3]));
	});
});
