import { expect, test } from 'vitest';
import { assert, present, type MemberId } from '#kernel';
import type { Command, GroupEvent } from '#group';
import {
	journalRecords,
	readJournal,
	verifyRecords,
	vouchFor,
	writeJournal,
	type BookSession,
	type FoundedBook
} from '#app';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { aPhone, type Phone } from '../support/parts.ts';
import {
	count,
	first,
	found,
	gave,
	open,
	openWithCode,
	run,
	second,
	third,
	today
} from '../support/small-book.ts';
import { executeNamed } from '../support/by-codes.ts';

// A sealed page says itself who was absent (ADR 0114): on a phone, and for both verifiers.

const begin: Command = { type: 'OpenMeeting', on: today, kind: 'regular' };
const seal = (...approvals: readonly MemberId[]): Command => ({ type: 'SealMeeting', on: today, approvals });
const came = (memberId: MemberId): Command => ({
	type: 'MarkAttendance',
	on: today,
	memberId,
	state: 'present'
});

async function eventsOf(session: BookSession): Promise<readonly GroupEvent[]> {
	const events = await session.events();
	assert(events.ok, 'the book reads its pages');
	return events.value;
}

const marksOf = async (session: BookSession) =>
	(await eventsOf(session)).flatMap((event) =>
		event.type === 'AttendanceMarked' ? [[event.memberId, event.state]] : []
	);

/** What both verifiers say of its open file. */
async function expectGoodExport(phone: Phone, { cover, keys }: FoundedBook, session: BookSession) {
	const history = await session.history();
	assert(history.ok, 'the book reads its pages');
	const named = { id: cover.book, currency: cover.currency };
	const vouched = await vouchFor(named, history.value.links, keys);
	const text = writeJournal({
		book: { ...named, groupKey: vouched.groupKey },
		events: history.value.events,
		records: journalRecords(history.value, vouched)
	});
	const journal = readJournal(text);
	assert(journal.ok, journal.ok ? '' : JSON.stringify(journal.error));
	const { book, events, records } = journal.value;
	expect(await verifyRecords({ book, events, records: records ?? [] }, phone.vault)).toMatchObject({
		ok: true
	});
	const verdict = verifyExport(new TextEncoder().encode(text));
	expect([verdict.problems, verdict.lacking.seals]).toEqual([[], []]);
}

/** The roll was called, and the third woman forgotten. */
async function meetingWithout(phone: Phone, ...more: readonly Command[]) {
	const founded = await found(phone);
	const session = await open(phone, founded);
	await run(session, 'op-1', begin, gave(first, 2500), came(second), ...more);
	await run(session, 'op-2', count(2500));
	return { founded, session };
}

const correct = async (
	session: BookSession,
	wrong: (event: GroupEvent) => boolean,
	instead: object | null
) => ({
	type: 'CorrectEntry' as const,
	on: today,
	eventId: present((await eventsOf(session)).find(wrong)?.eventId, 'it stands in the book'),
	reason: 'forgotten',
	replacement: instead as never,
	agreedBy: [first, second, third]
});

test('a seal that is refused writes nothing, a second touch neither, and the mark of a forgotten woman is put right', async () => {
	const phone = aPhone();
	const { founded, session } = await meetingWithout(phone);
	const refused = await executeNamed(session, 'op-3', seal(second));
	expect(refused.ok).toBe(false);
	expect(await marksOf(session)).toEqual([
		[first, 'present'],
		[second, 'present']
	]);
	await run(session, 'op-4', seal(second, third));
	expect((await executeNamed(session, 'op-4', seal(second, third))).ok).toBe(false);
	const atSeal = [
		[first, 'present'],
		[second, 'present'],
		[third, 'absent']
	];
	expect(await marksOf(session)).toEqual(atSeal);

	// The phone dies; at the next meeting officers put it right.
	const later = await openWithCode(phone.restarted(), founded, '1357');
	expect(await marksOf(later)).toEqual(atSeal);
	const isHers = (event: GroupEvent) => event.type === 'AttendanceMarked' && event.memberId === third;
	const putRight = await correct(later, isHers, {
		type: 'AttendanceMarked',
		memberId: third,
		state: 'present'
	});
	await run(later, 'op-5', begin, ...[first, second, third].map(came), putRight);
	await run(later, 'op-6', count(2500), seal(second, third));
	expect(later.state.members.get(third)).toMatchObject({
		meetingsHeld: 2,
		meetingsPresent: 2,
		recentMarks: ['present', 'present']
	});
	const again = await openWithCode(phone.restarted(), founded, '1357');
	expect(again.state.members.get(third)?.recentMarks).toEqual(['present', 'present']);
	await expectGoodExport(phone, founded, again);
});

test('who was written in by mistake is taken out, though the seal says that she was absent', async () => {
	const phone = aPhone();
	const fourth = 'm4' as MemberId;
	const { founded, session } = await meetingWithout(phone, {
		type: 'AddMember',
		on: today,
		memberId: fourth,
		number: 4,
		symbol: 'boat'
	});
	await run(session, 'op-3', seal(second, third));
	expect((await marksOf(session)).at(-1)).toEqual([fourth, 'absent']);
	const out = await correct(
		session,
		(event) => event.type === 'MemberJoined' && event.memberId === fourth,
		null
	);
	await run(session, 'op-4', begin, out);
	expect(session.state.members.has(fourth)).toBe(false);
	// Not agreed to at the close: it is undone whole, and then written again.
	const act = present(session.operations.at(-1), 'the last touch').events;
	const eventIds = act.flatMap(({ type, eventId }) =>
		type === 'EventReversed' && eventId !== undefined ? [eventId] : []
	);
	await run(session, 'op-5', { type: 'TakeBack', on: today, eventIds });
	expect(session.state.members.get(fourth)?.recentMarks).toEqual(['absent']);
	await run(session, 'op-6', out);
	await run(session, 'op-7', count(2500), seal(second, third));
	const again = await openWithCode(phone.restarted(), founded, '1357');
	expect([...again.state.members.keys()]).toEqual([first, second, third]);
	await expectGoodExport(phone, founded, again);
});
