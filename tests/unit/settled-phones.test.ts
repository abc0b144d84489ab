import { describe, expect, test } from 'vitest';
import { assert, present, type LocalDate, type MemberId } from '#kernel';
import { balanceOf, type AccountCode } from '#ledger';
import {
	besideBook,
	continuationOf,
	pagesHeld,
	pagesApart,
	openSession,
	pagesBeside,
	verifyRecords,
	readJournal,
	writeJournal,
	journalRecords,
	vouchFor,
	type BookSession,
	type CheckedBackup,
	type Stands
} from '#app';
import { money } from '#money';
import type { Command } from '#group';
import { exceptions, meetingsHeld } from '#reports';
import { besideIn, standingOf } from '../../src/lib/app/laptop/file-standing.ts';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { settleByCodes } from '../support/by-codes.ts';
import {
	begin,
	copyOf,
	firstPhone,
	hashesOf,
	meet,
	number,
	opened,
	pictures,
	read,
	readHere,
	secondPhone,
	stored,
	taken,
	touches,
	twoPhones,
	type GroupPhone
} from '../support/group-phones.ts';
import { aPhone } from '../support/parts.ts';
import { count, first, gave, open, run, second, third, today } from '../support/small-book.ts';

// Two phones wrote apart: two officers settle it on the one, the other takes the result over, and both are one book again (ADR 0087).

const boxOf = ({ state }: Pick<BookSession, 'state'>): number =>
	balanceOf(state.balances, 'box' as AccountCode);
const savedOf = ({ state }: Pick<BookSession, 'state'>, member: MemberId): number =>
	-balanceOf(state.balances, `savings/${member}/regular` as AccountCode);

/** The whole box but five rupees, to the first woman. */
const lending = (loanId: string): Command => ({
	type: 'DisburseLoan',
	on: today,
	loanId: loanId as never,
	memberId: first,
	principal: money(9500),
	source: 'own',
	terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 2 },
	purpose: 'health',
	agreedBy: [first, second, third]
});

async function standsFor(to: GroupPhone, copy: CheckedBackup, stands: Stands) {
	const history = await to.session.history();
	assert(history.ok, 'the book reads its pages');
	const apart = pagesApart(besideBook(history.value, copy));
	return new Map(apart.map(({ hash }) => [hash, stands]));
}

async function settle(
	to: GroupPhone,
	from: GroupPhone | Uint8Array,
	stands: Stands,
	given: readonly { readonly digits: string }[] = [pictures, number]
) {
	const copy = await read(to, from instanceof Uint8Array ? from : await copyOf(from));
	return settleByCodes(to.phone.vault, to, copy, {
		on: today,
		stands: await standsFor(to, copy, stands),
		touched: touches(to, ...given)
	});
}

/** Both phones wrote meeting 2: 25 rupees on the one, 30 on the other. */
async function apart() {
	const { one, two } = await twoPhones();
	await meet(one, 'b', 2500, 5000);
	await meet(two, 'b', 3000, 5500);
	return { one, two };
}

/** What the app gives as an open file of the book. */
async function exportOf({ session, cover, keys }: GroupPhone): Promise<string> {
	const history = await session.history();
	assert(history.ok, 'the book reads its pages');
	const named = { id: cover.book, currency: cover.currency };
	const vouched = await vouchFor(named, history.value.links, keys);
	return writeJournal({
		book: { ...named, groupKey: vouched.groupKey },
		events: history.value.events,
		records: journalRecords(history.value, vouched)
	});
}

/** The numbers of the meetings of the circle that the book says were held. */
async function regularIn({ session }: GroupPhone): Promise<readonly number[]> {
	const events = await session.events();
	assert(events.ok, 'the book reads its pages');
	return events.value.flatMap((event) =>
		event.type === 'MeetingOpened' && event.kind === 'regular' ? [event.number] : []
	);
}

async function expectGoodExport(phone: GroupPhone): Promise<void> {
	const text = await exportOf(phone);
	const journal = readJournal(text);
	assert(journal.ok, journal.ok ? '' : JSON.stringify(journal.error));
	const { book, events, records } = journal.value;
	const verified = await verifyRecords({ book, events, records: records ?? [] }, phone.phone.vault);
	expect(verified).toMatchObject({ ok: true });
	expect(journal.value.state.balances).toEqual(phone.session.state.balances);
	const verdict = verifyExport(new TextEncoder().encode(text));
	expect(verdict.problems).toEqual([]);
	expect(verdict.lacking).toMatchObject({ seals: [], loans: [] });
}

describe('two officers settle that two phones wrote apart', () => {
	test.each([
		['both pages stand: the entries of both are in the book once', 'both', 8000, 8000],
		['the page of this phone stands', 'here', 5000, 5000],
		['the page of the other phone stands, and that of this one is put right', 'there', 5500, 5500]
	] as const)('%s', async (_, stands, box, saved) => {
		const { one, two } = await apart();
		expect(await settle(one, two, stands)).toEqual({ ok: true, value: undefined });
		expect(boxOf(one.session)).toBe(box);
		expect(savedOf(one.session, first)).toBe(saved);
		// The red book has one row for the meeting, with what counts of both; 25 rupees are of the meeting before, on the same day.
		const events = await one.session.events();
		assert(events.ok, 'the book reads its pages');
		const rows = meetingsHeld(events.value, { currency: 'INR' }).filter(({ day }) => day === today);
		expect(rows.map(({ kind, savedNow, present }) => [kind, savedNow, present.includes(first)])).toEqual([
			['regular', saved - 2500, true],
			['regular', 2500, true]
		]);
		expect(rows[0]?.fork.length).toBe(stands === 'here' ? 0 : stands === 'there' ? 2 : 1);
		// The meeting was held once, whoever wrote it.
		expect(await regularIn(one)).toEqual([1, 2]);
		// As it is read again, from what was kept, and from the pages.
		expect((await opened(one)).state.balances).toEqual(one.session.state.balances);
		await expectGoodExport(one);
		// The other phone goes on from there by a copy and two codes, and then they write in turn.
		expect(await taken(two, one)).toEqual({ ok: true, value: undefined });
		expect(await hashesOf(two)).toEqual(await hashesOf(one));
		expect(two.session.state.balances).toEqual(one.session.state.balances);
		await meet(two, 'c', 2500, box + 2500);
		await expectGoodExport(two);
		expect(await taken(one, two)).toEqual({ ok: true, value: undefined });
		await meet(one, 'd', 2500, box + 5000);
		expect(await taken(two, one)).toEqual({ ok: true, value: undefined });
		expect(await hashesOf(two)).toEqual(await hashesOf(one));
		expect((await opened(two)).state.balances).toEqual((await opened(one)).state.balances);
		expect(await two.session.audit(true)).toEqual({ ok: true, value: 0 });
	});

	test.each([
		['both pages stand, and each is a meeting', 'both', [1, 2, 3], 8000],
		['the page of the other phone stands in the place of this one: it is held once', 'there', [1, 2], 5500]
	] as const)('one number on two days: %s', async (_, stands, meetings, box) => {
		const { one, two } = await twoPhones();
		await meet(one, 'b', 2500, 5000);
		await meet(two, 'b', 3000, 5500, '2026-11-25' as LocalDate);
		expect(await settle(one, two, stands)).toEqual({ ok: true, value: undefined });
		expect(await regularIn(one)).toEqual(meetings);
		expect(boxOf(one.session)).toBe(box);
	});

	/** On the one phone the first woman did not come, on the other she came late. */
	async function apartOverWhoCame() {
		const { one, two } = await twoPhones();
		for (const [phone, state] of [
			[one, 'absent'],
			[two, 'late']
		] as const) {
			await begin(phone.session, 'b', { type: 'MarkAttendance', on: today, memberId: first, state });
			await run(phone.session, 'b-2', count(2500), {
				type: 'SealMeeting',
				on: today,
				approvals: [second, third]
			});
		}
		return { one, two };
	}
	const lastMark = ({ session }: GroupPhone) => session.state.members.get(first)?.recentMarks.at(-1);

	test.each([
		['whose page is void each woman came as the other page says', 'there'],
		['of which both pages stand a woman came who came by one of them', 'both']
	] as const)('of a meeting %s, for every reader and on both phones', async (_, stands) => {
		const { one, two } = await apartOverWhoCame();
		expect([lastMark(one), lastMark(two)]).toEqual(['absent', 'late']);
		expect(await settle(one, two, stands)).toEqual({ ok: true, value: undefined });
		expect(lastMark(one)).toBe('late');
		expect(await regularIn(one)).toEqual([1, 2]);
		await expectGoodExport(one);
		expect((await opened(one)).state.members).toEqual(one.session.state.members);
		expect(await taken(two, one)).toEqual({ ok: true, value: undefined });
		expect(two.session.state.members).toEqual(one.session.state.members);
		await meet(two, 'c', 2500, 5000);
		await expectGoodExport(two);
	});

	test('both phones settled at once over who came: settled again, and both are one book', async () => {
		const { one, two } = await apartOverWhoCame();
		const [ofOne, ofTwo] = [await copyOf(one), await copyOf(two)];
		expect(await settle(one, ofTwo, 'there')).toMatchObject({ ok: true });
		expect(await settle(two, ofOne, 'there')).toMatchObject({ ok: true });
		expect([lastMark(one), lastMark(two)]).toEqual(['late', 'absent']);
		expect(await settle(one, two, 'here')).toMatchObject({ ok: true });
		expect(await taken(two, one)).toEqual({ ok: true, value: undefined });
		expect([lastMark(one), lastMark(two)]).toEqual(['late', 'late']);
		expect(await hashesOf(two)).toEqual(await hashesOf(one));
		await expectGoodExport(one);
	});

	test('the page of the other phone is not chosen by one woman alone', async () => {
		const { one, two } = await apartOverWhoCame();
		expect(await settle(one, two, 'there', [pictures, pictures])).toMatchObject({ ok: false });
		expect(lastMark(one)).toBe('absent');
	});

	test('a phone that comes from a copy of the settled book has all of it, also what lies beside', async () => {
		const { one, two } = await apart();
		expect(await settle(one, two, 'both')).toMatchObject({ ok: true });
		const third = await secondPhone(one, one.paper);
		expect(await hashesOf(third)).toEqual(await hashesOf(one));
		const history = await third.session.history();
		expect(history.ok && history.value.held?.hashes.length).toBe((await hashesOf(one)).length + 1);
		// The old phone is known to it as settled.
		expect(await taken(third, two)).toMatchObject({ ok: false, error: { type: 'NothingToTakeOver' } });
	});

	test('a phone whose first act it is says that it is new', async () => {
		const { one, two } = await apart();
		const three = await secondPhone(one, one.paper);
		expect(await settle(three, two, 'both')).toMatchObject({ ok: true });
		expect(three.session.state.accessToHear).toMatchObject([
			{ what: 'phoneRestored', phone: three.keys.writer }
		]);
	});

	test('what the other phone wrote before it heard of it is settled again, and counts once', async () => {
		const { one, two } = await apart();
		expect(await settle(one, two, 'both')).toMatchObject({ ok: true });
		await meet(two, 'c', 2500, 8000);
		expect(await taken(two, one)).toMatchObject({ error: { type: 'PhonesForked' } });
		expect(await settle(one, two, 'both')).toMatchObject({ ok: true });
		expect(boxOf(one.session)).toBe(10_500);
		expect(await taken(two, one)).toEqual({ ok: true, value: undefined });
		expect(await hashesOf(two)).toEqual(await hashesOf(one));
	});

	test('both phones settled it at once: settled again, no entry counts twice, and both are one book', async () => {
		const { one, two } = await apart();
		const [ofOne, ofTwo] = [await copyOf(one), await copyOf(two)];
		expect(await settle(one, ofTwo, 'both')).toMatchObject({ ok: true });
		expect(await settle(two, ofOne, 'both')).toMatchObject({ ok: true });
		expect(await taken(one, two)).toMatchObject({ error: { type: 'PhonesForked' } });
		expect(await settle(two, await copyOf(one), 'both')).toEqual({ ok: true, value: undefined });
		expect(boxOf(two.session)).toBe(8000);
		await expectGoodExport(two);
		expect(await taken(one, two)).toEqual({ ok: true, value: undefined });
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
		await meet(one, 'c', 2500, 10_500);
		await expectGoodExport(one);
	});

	test('a cloned phone wrote with the key of this one: settled, it goes on under a key of its own', async () => {
		const one = await firstPhone();
		const clone = await cloneOf(one);
		await meet(clone, 'b', 3000, 5500);
		await meet(one, 'b', 2500, 5000);
		expect(await settle(one, clone, 'both')).toMatchObject({ ok: true });
		const before = clone.keys.writer;
		expect(await taken(clone, one)).toEqual({ ok: true, value: undefined });
		expect(clone.keys.writer).not.toBe(before);
		await meet(clone, 'c', 2500, 10_500);
		expect(await taken(one, clone)).toEqual({ ok: true, value: undefined });
		await expectGoodExport(one);
	});
});

test('a shelf that has the book of either phone takes the settled one in its place, and never the other way round', async () => {
	const { one, two } = await apart();
	const [ofOne, ofTwo] = [await hashesOf(one), await hashesOf(two)];
	expect(standingOf(ofOne, ofTwo)).toBe('differs');
	expect(await settle(one, two, 'both')).toMatchObject({ ok: true });
	const history = await one.session.history();
	assert(history.ok, 'the book reads its pages');
	const [settled, nothing] = [besideIn(history.value), new Set<string>()];
	const now = history.value.hashes;
	expect(standingOf(now, ofOne, { file: settled, shelved: nothing })).toBe('newer');
	expect(standingOf(now, ofTwo, { file: settled, shelved: nothing })).toBe('newer');
	expect(standingOf(ofTwo, now, { file: nothing, shelved: settled })).toBe('older');
});

test('a print from before on either phone is continued by the settled book', async () => {
	const { one, two } = await apart();
	const printed = (await hashesOf(two)).at(-1)?.slice(0, 12) ?? '';
	expect(await settle(one, two, 'here')).toMatchObject({ ok: true });
	const history = await one.session.history();
	assert(history.ok, 'the book reads its pages');
	const { hashes } = pagesHeld(history.value);
	expect(continuationOf({ book: 'b', head: printed }, { book: 'b', hashes })).toMatchObject({
		is: 'continues'
	});
});

test('both lent what lay in the box: what does not fit is said before and after, and lies beside the book', async () => {
	const { one, two } = await twoPhones();
	for (const [phone, name] of [
		[one, 'b'],
		[two, 'b']
	] as const) {
		const saving = [first, second, third].map((memberId) => gave(memberId, 2500));
		await begin(phone.session, name, ...saving, lending(`l-${phone === one ? 1 : 2}`));
		await run(phone.session, `${name}-2`, count(500), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
	}
	expect(await settle(one, two, 'both')).toMatchObject({ ok: true });
	// 5 rupees here and 75 there: the second loan of 95 does not fit.
	expect([boxOf(one.session), one.session.state.loans.size]).toEqual([8000, 1]);
	const events = await one.session.events();
	assert(events.ok, 'the book reads its pages');
	const view = { currency: 'INR', on: today, from: today, to: today };
	expect(exceptions(events.value, view).settled).toEqual([{ on: today, pages: 1, left: 1, entries: [] }]);
	expect(await leftIn(one)).toEqual([
		{
			day: today,
			meeting: { kind: 'regular', number: 2, day: today },
			number: 1,
			type: 'LoanDisbursed',
			amount: 9500,
			why: 'refused'
		}
	]);
	// The copy that goes to the other phone tells it the same.
	await expectGoodExport(one);
	expect(await taken(two, one)).toMatchObject({ ok: true });
	expect(await leftIn(two)).toEqual(await leftIn(one));
});

/** The exceptions as the phone prints them: what is beside the book, entry by entry. */
async function leftIn({ session }: GroupPhone) {
	const history = await session.history();
	assert(history.ok, 'the book reads its pages');
	const view = { currency: 'INR', on: today, from: today, to: today };
	const beside = pagesBeside(history.value);
	return exceptions(history.value.events, { ...view, beside }).settled.flatMap(({ entries }) => entries);
}

test('of a page that was not chosen each entry is listed: what this book says too, and what it does not', async () => {
	const { one, two } = await twoPhones();
	for (const [phone, name, hers, last] of [
		[one, 'b', 2500, 2500],
		[two, 'b', 2500, 3000]
	] as const) {
		await begin(phone.session, name, gave(first, hers), gave(second, last));
		await run(phone.session, `${name}-2`, count(2500 + hers + last), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
	}
	expect(await settle(one, two, 'here')).toMatchObject({ ok: true });
	expect(boxOf(one.session)).toBe(7500);
	const on = { day: today, meeting: { kind: 'regular', number: 2, day: today }, type: 'SavingDeposited' };
	expect(await leftIn(one)).toEqual([
		{ ...on, number: 1, amount: 2500, why: 'twice' },
		{ ...on, number: 2, amount: 3000, why: 'void' },
		{ ...on, number: null, amount: null, type: 'AccessNoted', why: 'void' }
	]);
	await expectGoodExport(one);
	// Settled the other way round nothing of the other phone is left, and this phone's entries are corrected.
	const other = await apart();
	expect(await settle(other.one, other.two, 'there')).toMatchObject({ ok: true });
	expect(await leftIn(other.one)).toEqual([]);
});

describe('nothing is written', () => {
	test('by one officer, by one twice, by a wrong code', async () => {
		const { one, two } = await apart();
		const before = await stored(one);
		for (const given of [[], [pictures], [pictures, { digits: '000000' }]])
			expect((await settle(one, two, 'both', given)).ok).toBe(false);
		expect(await stored(one)).toEqual(before);
		expect(await settle(one, two, 'both')).toMatchObject({ ok: true });
	});

	test('a second time: the same copy adds nothing more', async () => {
		const { one, two } = await apart();
		const copy = await read(one, await copyOf(two));
		const ask = {
			on: today,
			stands: await standsFor(one, copy, 'both'),
			touched: touches(one, pictures, number)
		};
		const both = await Promise.all([
			settleByCodes(one.phone.vault, one, copy, ask),
			settleByCodes(one.phone.vault, one, copy, ask)
		]);
		expect(both.map(({ ok }) => ok)).toEqual([true, false]);
		const before = await stored(one);
		expect(await settle(one, two, 'both')).toMatchObject({ error: { type: 'NothingToTakeOver' } });
		expect(await stored(one)).toEqual(before);
		expect(boxOf(one.session)).toBe(8000);
	});

	test('while a meeting is open on either phone', async () => {
		const { one, two } = await apart();
		await begin(two.session, 'open', gave(first, 2500));
		expect(await settle(one, two, 'both')).toEqual({ ok: false, error: { type: 'MeetingOpenThere' } });
		await begin(one.session, 'open', gave(first, 2500));
		expect(await settle(one, two, 'both')).toEqual({ ok: false, error: { type: 'MeetingOpenHere' } });
	});

	test('where nobody chose which page stands', async () => {
		const { one, two } = await apart();
		const copy = await read(one, await copyOf(two));
		expect(
			await settleByCodes(one.phone.vault, one, copy, {
				on: today,
				stands: new Map(),
				touched: touches(one, pictures, number)
			})
		).toEqual({ ok: false, error: { type: 'PhonesForked' } });
	});

	test('from the copy of another group, and where the other phone is only behind', async () => {
		const { one, two } = await twoPhones();
		await meet(one, 'b', 2500, 5000);
		expect(await settle(one, two, 'both')).toMatchObject({ error: { type: 'NothingToTakeOver' } });
		const other = await firstPhone();
		const copy = await read(other, await copyOf(other));
		expect(
			await settleByCodes(one.phone.vault, one, copy, {
				on: today,
				stands: new Map(),
				touched: touches(one, pictures, number)
			})
		).toEqual({ ok: false, error: { type: 'CopyOfOtherGroup' } });
	});

	test('a page that nobody vouches for, or that says other totals than its entries', async () => {
		const { one, two } = await apart();
		const copy = await readHere(one, await copyOf(two));
		const stands = await standsFor(one, copy, 'both');
		const ask = { on: today, stands, touched: touches(one, pictures, number) };
		const unknown = { ...copy, payload: { ...copy.payload, vouchers: [] } };
		expect(await settleByCodes(one.phone.vault, one, unknown, ask)).toMatchObject({
			error: { type: 'PhoneNotVouched' }
		});
		const links = copy.links.map((link) => {
			const { seal } = link.content;
			return seal === undefined
				? link
				: { ...link, content: { ...link.content, seal: { ...seal, in: money(1) } } };
		});
		expect(
			await settleByCodes(one.phone.vault, one, { ...copy, links, held: { ...copy.held, links } }, ask)
		).toMatchObject({ error: { type: 'Damaged' } });
	});

	test('by a page that takes a woman her pages without two officers: its own phone could write it, and no phone reads it', async () => {
		const { one } = await apart();
		const { session } = one;
		const history = await session.history();
		assert(history.ok, 'the book reads its pages');
		const events = [
			...history.value.events,
			{ type: 'PhonesSettled', occurredOn: today, beside: ['a'.repeat(64)], approvedBy: [first] } as never
		];
		const text = writeJournal({ book: { id: one.cover.book, currency: 'INR' }, events });
		expect(readJournal(text)).toMatchObject({
			ok: false,
			error: [{ type: 'EventRefused', event: 'PhonesSettled' }]
		});
	});
});

test('a page beside the book that was damaged comes back from the copy of the other phone, whatever its place there', async () => {
	const { one, two } = await apart();
	expect(await settle(one, two, 'both')).toMatchObject({ ok: true });
	expect(await taken(two, one)).toMatchObject({ ok: true });
	const store = two.phone.shelf.open(two.cover.book);
	const records = await store.records();
	assert(records.ok, 'the storage is read');
	const [last] = records.value.slice(-1);
	const hurt = present(records.value[records.value.length - 3], 'a page');
	expect(hurt.hash).not.toBe(last?.hash);
	await store.mend({
		headPlace: records.value.length,
		records: [{ ...hurt, bytes: hurt.bytes.slice().reverse() }],
		rows: []
	});
	const alone = await openSession(
		{
			...two.phone,
			secondCopy: null,
			pages: { book: two.cover.book, keys: two.keys, vault: two.phone.vault },
			store
		},
		'INR'
	);
	assert(alone.ok, 'it opens by the balances that were kept');
	expect(await alone.value.history()).toMatchObject({ ok: false, error: { type: 'PagesUnreadable' } });
	expect(await alone.value.bringBack(await read(one, await copyOf(one)))).toMatchObject({
		ok: true,
		value: { records: [] }
	});
	expect((await alone.value.history()).ok).toBe(true);
});

async function cloneOf(one: GroupPhone): Promise<GroupPhone> {
	const records = await one.phone.shelf.open(one.cover.book).records();
	assert(records.ok, 'the storage is read');
	const phone = aPhone();
	await phone.shelf.add({ cover: one.cover, records: records.value, rows: [], balances: null, people: [] });
	const slot = present(one.cover.keys.slots[0], 'her code').slotId;
	const keys = await phone.vault.openWithCode(one.cover.keys, slot, pictures.digits, one.cover.deviceSecret);
	assert(keys.ok, 'its code opens it');
	return {
		phone,
		keys: keys.value,
		cover: one.cover,
		session: await open(phone, { keys: keys.value, cover: one.cover, recoveryCode: '' })
	};
}
