import { expect, test } from 'vitest';
import { present } from '#kernel';
import {
	foldAdmitted,
	record,
	replay,
	replayUntil,
	emptyGroup,
	type GroupEvent,
	type GroupState
} from '#group';
import { attendanceRegister, bookReport, meetingList, memberPage } from '#reports';
import {
	bookOf,
	day,
	desk,
	founded,
	joined,
	marked,
	meeting,
	memberId,
	openMeeting,
	saved,
	sealed,
	takenBack,
	withFields,
	type Entry
} from '../support/builders.ts';
import { late } from '../support/loan-entries.ts';
import { left } from '../support/people.ts';
import { slowlyUntil } from '../support/slow-fold.ts';

// A leaving that is put right counts from its own day (ledger law 6.5); a meeting counts on who was a member when it began, and
// the one in which she leaves is the last in her own count (fine print 25). So with her old leaving taken out, the meeting in which that
// is done counts on her, also when she leaves in it.

const [first, now, next] = ['2025-01-05', '2025-02-05', '2025-03-05'] as const;
const view = { currency: 'INR' } as const;
const named = (eventId: string, inner: Entry) => withFields(inner, { eventId });

/** Her meetings held and those to which she came, in each way to read a book. */
function countedIn(events: readonly GroupEvent[], woman: string): readonly string[] {
	const until = day(next);
	const states: readonly GroupState[] = [
		bookOf(events),
		events.reduce<GroupState>((state, one, place) => {
			const recorded = record(state, one, events[place + 1]);
			if (!recorded.ok) throw new Error(`refused: ${JSON.stringify(recorded.error)}`);
			return recorded.value.state;
		}, emptyGroup('INR')),
		...[replay(events, 'INR'), foldAdmitted(events, 'INR'), replayUntil(events, 'INR', until)].map((read) => {
			if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.error)}`);
			return read.value;
		}),
		slowlyUntil(events, until)
	];
	return [
		...new Set(
			states.map(({ members }) => {
				const { meetingsHeld, meetingsPresent } = present(members.get(memberId(woman)), 'she is known');
				return `${String(meetingsPresent)} of ${String(meetingsHeld)}`;
			})
		)
	];
}

/** The same on papers: report, register, her page; and how many each meeting counted on, by the red book. */
function onPapers(events: readonly GroupEvent[], number: number) {
	const register = attendanceRegister(events, { ...view, from: day(first), to: day(next) });
	const row = present(
		register.rows.find((one) => one.number === number),
		'she is on it'
	);
	const page = memberPage(events, { ...view, memberId: memberId(`m${String(number)}`) });
	return {
		report: bookReport(events, view).members[String(number)]?.attendance,
		register: { held: row.held, present: row.present },
		page: page.rows.map(({ attendance }) => attendance),
		expected: register.columns.map(({ members }) => members),
		cards: meetingList(events, view)
			.filter(({ kind }) => kind === 'regular')
			.map(({ memberCount }) => memberCount)
			.reverse()
	};
}

// Three women. In January all come, the first saves, and the third leaves by mistake. In February that leaving is taken out, and she
// leaves in that meeting, not marked: two meetings counted on her, and she came to one.
const leftAgain = [
	...founded(first),
	...meeting(
		1,
		first,
		...['m1', 'm2', 'm3'].map((who) => marked(who)),
		named('saving', saved('m1', 20)),
		named('leaving', left('m3'))
	),
	...meeting(2, now, marked('m1'), marked('m2'), takenBack('leaving'), left('m3'))
];
const both = { held: 2, present: 1 };

test('who leaves again in the meeting in which her old leaving is taken out was expected at it', () => {
	expect(countedIn(leftAgain, 'm3')).toEqual(['1 of 2']);
	expect(onPapers(leftAgain, 3)).toEqual({
		report: both,
		register: both,
		page: ['absent', 'present'],
		expected: [3, 3],
		cards: [3, 3]
	});
});

test('what is put right afterwards changes nothing of it', () => {
	const events = [...leftAgain, ...meeting(3, next, marked('m1'), marked('m2'), takenBack('saving'))];
	expect(countedIn(events, 'm3')).toEqual(['1 of 2']);
	expect(onPapers(events, 3)).toMatchObject({ report: both, register: both, expected: [3, 3, 2] });
});

test('nor does it while that meeting is open, or once the taking out is undone', () => {
	const open = leftAgain.slice(0, -1);
	expect(onPapers(open, 3)).toMatchObject({ cards: [3, 3] });
	// Undone: she left in January, and February counts on two.
	const undone = [
		...leftAgain.slice(0, -3),
		named('taking-out', takenBack('leaving'))(now),
		takenBack('taking-out')(now),
		sealed(now)
	];
	expect(countedIn(undone, 'm3')).toEqual(['1 of 1']);
	expect(onPapers(undone, 3)).toMatchObject({ register: { held: 1, present: 1 }, expected: [3, 2] });
});

// February's meeting was held without her. A page of the same day that is entered later takes her leaving of January out and says that she
// left on that day: the meeting of February had begun with her.
test('a leaving on the day of a meeting that was held while an older one stood', () => {
	const events = [
		...leftAgain.slice(0, -6),
		...meeting(2, now, marked('m1'), marked('m2')),
		late(3)(now),
		takenBack('leaving')(now),
		left('m3')(now),
		sealed(now),
		...meeting(4, next, marked('m1'), marked('m2'))
	];
	// January, February and the page entered late, in which she left.
	const three = { held: 3, present: 1 };
	expect(countedIn(events, 'm3')).toEqual(['1 of 3']);
	expect(onPapers(events, 3)).toMatchObject({ report: three, register: three });
});

// Two meetings on one day: in the first the second woman leaves by mistake for the third; in the second it is put right.
test('who had left before, as it stands now, was not expected', () => {
	const events = [
		...founded(first, { members: 4 }),
		...meeting(1, now, marked('m1'), marked('m4'), named('leaving', left('m2'))),
		...meeting(
			2,
			now,
			marked('m1'),
			marked('m4'),
			takenBack('leaving'),
			withFields(left('m3'), { corrects: 'leaving' })
		)
	];
	expect(countedIn(events, 'm3')).toEqual(['0 of 1']);
	expect(countedIn(events, 'm2')).toEqual(['0 of 2']);
	expect(onPapers(events, 3)).toMatchObject({ register: { held: 1, present: 0 }, expected: [4, 3] });
	expect(onPapers(events, 2)).toMatchObject({ register: { held: 2, present: 0 } });
});

// The fourth joined in January, entered after the meeting of February; she left on its day, after it.
test('who joined on a page entered late and left on the day of a meeting was a member when it began', () => {
	const events = [
		...founded(first),
		...meeting(1, first, marked('m1')),
		...meeting(2, now, marked('m1')),
		late(3)('2025-01-20'),
		joined(4)('2025-01-20'),
		sealed('2025-01-20'),
		...desk(1, now, left('m4')),
		...openMeeting(4, next, marked('m1'))
	];
	// The page on which she joined, and February.
	const two = { held: 2, present: 0 };
	expect(countedIn(events, 'm4')).toEqual(['0 of 2']);
	expect(onPapers(events, 4)).toMatchObject({ report: two, register: two });
});
