import { beforeAll, describe, expect, test } from 'vitest';
import type { LocalDate, MemberId, OperationId } from '#kernel';
import type { Command, GroupEvent } from '#group';
import { makeBackup, type BookSession } from '#app';
import { executeNamed } from '../support/by-codes.ts';
import type { GroupPhone } from '../support/group-phones.ts';
import { aPhone } from '../support/parts.ts';
import { secondPhoneOf } from '../support/second-phone.ts';
import { first, found, open, openWithCode, second, today } from '../support/small-book.ts';

/** Ledger law 62: that the book lives on another phone is an entry of the book, heard at the next close. */

let copy: { readonly bytes: Uint8Array; readonly letters: string };
const days = ['2026-12-01', '2026-12-08'].map((day) => day as LocalDate);

beforeAll(async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	const bytes = await copyOf({ phone, session, keys: founded.keys, cover: founded.cover });
	copy = { bytes, letters: founded.recoveryCode };
});

const secondPhone = (meetings: readonly LocalDate[]) =>
	secondPhoneOf(copy.bytes, copy.letters, { meetings, each: 2_500 });

async function notesOf(session: BookSession) {
	const events = await session.events();
	if (!events.ok) throw new Error(events.error.type);
	return events.value.flatMap((event) => (event.type === 'AccessNoted' ? [event] : []));
}

async function copyOf({ phone, session, keys, cover }: GroupPhone): Promise<Uint8Array> {
	const made = await makeBackup(phone, session, keys, cover, today);
	if (!made.ok) throw new Error(JSON.stringify(made.error));
	return made.value.bytes;
}

describe('a phone that is new to the book', () => {
	test('tells so once, in the first meeting that it opens, so that this close hears it', async () => {
		const { session, keys } = await secondPhone(days);
		const { writer } = keys;
		expect(await notesOf(session)).toMatchObject([
			{ what: 'phoneRestored', occurredOn: days[0], phone: writer }
		]);
		const events = await session.events();
		const all = events.ok ? events.value : [];
		const place = (type: GroupEvent['type']) => all.findIndex((event) => event.type === type);
		expect(place('AccessNoted')).toBeGreaterThan(place('MeetingOpened'));
		expect(place('AccessNoted')).toBeLessThan(place('MeetingSealed'));
		expect(session.state.accessToHear).toEqual([]);
	});

	test('tells so once in a meeting that its copy brought open, whatever starts the phone anew', async () => {
		const phone = await secondPhone([]);
		const on = today;
		const opens = { type: 'OpenMeeting', on, kind: 'regular' } as const;
		await phone.session.execute('opens' as OperationId, opens);
		const third = await secondPhoneOf(await copyOf(phone), copy.letters, { meetings: [], each: 0 });
		expect(await notesOf(third.session)).toHaveLength(1);
		const mark = (memberId: MemberId, tap: string, session: BookSession) =>
			session.execute(tap as OperationId, { type: 'MarkAttendance', on, memberId, state: 'absent' });
		expect((await mark(first, 'one', third.session)).ok).toBe(true);
		expect((await mark(second, 'two', third.session)).ok).toBe(true);
		expect(await notesOf(third.session)).toHaveLength(2);
		third.session.close();
		const again = await openWithCode(third.phone.restarted(), third, '100001');
		expect((await mark(first, 'three', again)).ok).toBe(true);
		expect(await notesOf(again)).toHaveLength(2);
		expect(again.state.accessToHear).toHaveLength(2);
	});

	test.each(['starts a meeting', 'writes between meetings'])(
		'tells so in the transaction in which it first %s',
		async (how) => {
			const phone = await secondPhone([]);
			const store = phone.phone.shelf.open(phone.cover.book);
			let isFull = false;
			const stopped: typeof store = {
				...store,
				write: async (batch) => {
					if (isFull) return { ok: false, error: { type: 'StorageFull' } };
					isFull = true;
					return store.write(batch);
				}
			};
			const session = await open(
				{ ...phone.phone, shelf: { ...phone.phone.shelf, open: () => stopped } },
				{ ...phone, recoveryCode: '' }
			);
			const act: Command = how.startsWith('starts')
				? { type: 'OpenMeeting', on: today, kind: 'regular' }
				: { type: 'NoteAccess', on: today, what: 'fileHandedOut' };
			expect((await session.execute('first' as OperationId, act)).ok).toBe(true);
			const again = await openWithCode(phone.phone.restarted(), phone, '100001');
			expect((await notesOf(again)).filter(({ what }) => what === 'phoneRestored')).toHaveLength(1);
			isFull = false;
			expect(await session.execute('first' as OperationId, act)).toMatchObject({
				ok: true,
				value: { steps: [] }
			});
		}
	);

	test('writes nothing where it only reads, so that it stays on the line of the other', async () => {
		expect(await notesOf((await secondPhone([])).session)).toEqual([]);
	});

	test('tells nothing where the book refuses what it asks', async () => {
		const phone = await secondPhone([]);
		const seal = { type: 'SealMeeting', on: today, approvals: [] } as const;
		const refused = await executeNamed(phone.session, 'none is open', seal);
		expect(refused.ok).toBe(false);
		expect(await notesOf(phone.session)).toEqual([]);
	});
});
