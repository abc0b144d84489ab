import { describe, expect, test } from 'vitest';
import { present, type LocalDate, type OperationId } from '#kernel';
import { decide, type Command, type GroupState } from '#group';
import { officesHeld, openSession, opensWholeBook, withOfficesOfToday, type BookSession } from '#app';
import { aStamp } from '../support/builders.ts';
import { aPhone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';

/** The second woman is president, the third writes; the first holds no office. */
async function aBook() {
	const phone = aPhone();
	const founded = await found(phone);
	const { cover, keys } = founded;
	const code = { kind: 'pictures', digits: '2468' } as const;
	const holder = { memberId: first, number: 1, symbol: 'parrot', offices: [] };
	const document = await keys.withCode(cover.keys, holder, code, cover.deviceSecret);
	const session = await open(phone, founded);
	return { phone, founded, keys, document, session };
}

/** As if pages that codes closed had chosen these. */
const deciding = (state: GroupState, terms: GroupState['offices']): GroupState => ({
	...state,
	deciding: { ...state.deciding, terms }
});

describe('whose code opens the whole book', () => {
	test('an officer’s; the code of a woman without an office does not', async () => {
		const { document, session } = await aBook();
		const may = (memberId: typeof first) => opensWholeBook(session.state, document.slots, memberId);
		expect([may(first), may(second), may(third)]).toEqual([false, true, true]);
	});

	test('neither a clock nor the last day of a term takes what she decides by: pages that codes closed do', async () => {
		const { session } = await aBook();
		const { state } = session;
		const ended = state.offices.map((term) => ({ ...term, until: '2026-12-31' as LocalDate }));
		const later = { ...state, offices: ended, lastSealedDay: '2031-01-01' as LocalDate };
		expect([...officesHeld(later).keys()]).toEqual([second, third]);
		expect([...officesHeld({ ...state, offices: [] }).keys()]).toEqual([second, third]);
		const chosen = state.offices.filter((term) => term.memberId === third);
		expect([...officesHeld(deciding(state, chosen)).keys()]).toEqual([third]);
	});

	test('where nobody with a code holds an office any more, those who were officers still open it', async () => {
		const { document, session } = await aBook();
		const over = deciding(session.state, []);
		const may = (memberId: typeof first) => opensWholeBook(over, document.slots, memberId);
		expect([may(first), may(second), may(third)]).toEqual([false, true, true]);
	});

	test('a woman who left holds none, whatever her term says', async () => {
		const { session } = await aBook();
		const { state } = session;
		const her = { ...present(state.members.get(second), 'she is known'), leftOn: today };
		const members = new Map(state.members).set(second, her);
		expect([...officesHeld({ ...state, members }).keys()]).toEqual([third]);
	});
});

describe('the lock shows the offices of today', () => {
	test('and the code of who holds one no more stays as it is', async () => {
		const { phone, founded, keys, document, session } = await aBook();
		const { offices } = session.state;
		const state = deciding(
			session.state,
			offices.filter((term) => term.memberId !== second)
		);
		const shown = await withOfficesOfToday(document, keys, state);
		expect(shown.slots.map(({ number, offices }) => [number, offices])).toEqual(
			expect.arrayContaining([
				[1, []],
				[2, []],
				[3, ['writer']]
			])
		);
		const slot = present(
			shown.slots.find(({ memberId }) => memberId === first),
			'she has a code'
		);
		const { deviceSecret } = founded.cover;
		expect((await phone.vault.openWithCode(shown, slot.slotId, '2468', deviceSecret)).ok).toBe(true);
	});

	test('a code that opened only her page goes when she gets an office, but not the last one', async () => {
		const { keys, document, session } = await aBook();
		const term = { memberId: first, office: 'treasurer', since: today, until: null } as const;
		const numbers = async (offices: GroupState['offices']) =>
			(await withOfficesOfToday(document, keys, deciding(session.state, offices))).slots.map(
				({ number }) => number
			);
		expect((await numbers([...session.state.offices, term])).sort()).toEqual([2, 3]);
		expect((await numbers([term])).sort()).toEqual([1, 2, 3]);
	});

	test('nothing is written where they are shown already, or where nobody with a code holds one', async () => {
		const { keys, document, session } = await aBook();
		expect(await withOfficesOfToday(document, keys, session.state)).toBe(document);
		expect(await withOfficesOfToday(document, keys, deciding(session.state, []))).toBe(document);
	});
});

describe('a session that only reads', () => {
	async function reading(): Promise<BookSession> {
		const { phone, founded } = await aBook();
		const { cover, keys } = founded;
		const pages = { book: cover.book, keys, vault: phone.vault };
		const store = phone.shelf.open(cover.book);
		const opened = await openSession({ ...phone, pages, store, onlyReads: true }, 'INR');
		if (!opened.ok) throw new Error(JSON.stringify(opened.error));
		return opened.value;
	}
	const refused = { ok: false, error: { type: 'MemberPageOnly' } };

	test('refuses every command, and a name, and leaves the book as it was', async () => {
		const session = await reading();
		const before = await session.events();
		const opening: Command = { type: 'OpenMeeting', on: today, kind: 'regular' };
		expect(await session.execute('op-1' as OperationId, opening)).toEqual(refused);
		expect(await session.execute('op-2' as OperationId, opening, gave(first, 2500))).toEqual(refused);
		expect(await session.saveVoice(first, null)).toEqual(refused);
		expect(await session.erasePerson(first)).toEqual(refused);
		expect(await session.events()).toEqual(before);
		expect(session.people.get(first)?.name).toBe('Rose');
	});

	test('her code is no approval: a page is closed by officers', async () => {
		const { session } = await aBook();
		await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		await run(session, 'op-2', count(2500));
		const seal = (...approvals: (typeof first)[]) =>
			decide(session.state, { type: 'SealMeeting', on: today, approvals }, aStamp());
		expect(seal(first, second)).toEqual({
			ok: false,
			error: { type: 'ApprovalsMissing', given: 1, needed: 2 }
		});
		expect(seal(second, third).ok).toBe(true);
	});
});
