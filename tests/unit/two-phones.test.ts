import { describe, expect, test } from 'vitest';
import { assert, present, type MemberId, type OperationId } from '#kernel';
import type { Command } from '#group';
import { checkBackup, openSession, whatItAdds, type CheckedBackup } from '#app';
import { takeOverByCodes, inTheNamesOf } from '../support/by-codes.ts';
import {
	begin,
	copyOf,
	firstPhone,
	hashesOf,
	meet,
	newWriter,
	number,
	opened,
	pictures,
	read,
	readHere,
	secondPhone,
	stored,
	take,
	taken,
	touches,
	twoPhones,
	type GroupPhone
} from '../support/group-phones.ts';
import { aPhone } from '../support/parts.ts';
import { count, first, gave, open, run, second, third, today } from '../support/small-book.ts';
import { nameWoman } from '../support/names.ts';

// A second phone of the group, brought to life from a copy: what one of the two wrote comes to the other by a copy and the codes of two
// officers; nothing is lost or doubled on the way (ADR 0086; docs/THREATS.md, "Who can take the book").

/** Both officers let this copy in. */
const agreed = ({ session }: GroupPhone, { head }: CheckedBackup) =>
	inTheNamesOf(session, { type: 'takeOver', copy: head } as const, [second, third]);

describe('the other phone is simply ahead', () => {
	test('its pages come whole by two codes, and both phones go on from there in turn', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		await meet(two, 'c', 2500, 7500);
		expect(await taken(one, two)).toEqual({ ok: true, value: undefined });
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
		expect(one.session.state.balances).toEqual(two.session.state.balances);
		// As a phone that is opened again reads it, and as it is computed again.
		expect((await opened(one)).state.balances).toEqual(two.session.state.balances);
		await meet(one, 'd', 2500, 10_000);
		expect(await taken(two, one)).toMatchObject({ ok: true });
		await meet(two, 'e', 2500, 12_500);
		expect(await taken(one, two)).toMatchObject({ ok: true });
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
		expect(one.session.state.lastNumber.regular).toBe(5);
	});

	test('it says before what it adds, and changes nothing by that', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const before = await stored(one);
		const copy = await read(one, await copyOf(two));
		const pages = { book: one.cover.book, keys: one.keys, vault: one.phone.vault };
		const adds = await whatItAdds(pages, one.session, copy);
		expect(adds.ok && adds.value).toMatchObject({
			standing: 'ahead',
			here: [],
			there: [{ content: { n: 1 } }]
		});
		expect(await stored(one)).toEqual(before);
	});

	test('taken twice it is there once', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const copy = await read(one, await copyOf(two));
		const both = await Promise.all([
			one.session.takeOver(copy, agreed(one, copy)),
			one.session.takeOver(copy, agreed(one, copy))
		]);
		expect(both.map(({ ok }) => ok)).toEqual([true, false]);
		// Their codes were over the book as it was before; asked again, there is nothing.
		expect(both[1]).toMatchObject({ error: { type: 'ApprovalsMissing', given: 0 } });
		expect(await one.session.takeOver(copy, agreed(one, copy))).toMatchObject({
			error: { type: 'NothingToTakeOver' }
		});
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
	});

	test('names that were given there come, of a woman who joined too; one that was taken out here stays out', async () => {
		const { one, two } = await twoPhones();
		await one.phone.shelf.open(one.cover.book).erasePerson(first);
		const joined = 'm4' as MemberId;
		await begin(two.session, 'b', {
			type: 'AddMember',
			on: today,
			memberId: joined,
			number: 4,
			symbol: 'pot'
		});
		await run(two.session, 'b-2', count(2500), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
		for (const [memberId, name] of [
			[joined, 'Mogra'],
			[second, 'Jasmine']
		] as const)
			await nameWoman(two.session, { memberId, name, on: today });
		expect(await taken(one, two)).toMatchObject({ ok: true });
		expect([...one.session.people].map(([memberId, { name }]) => [memberId, name]).sort()).toEqual([
			[second, 'Jasmine'],
			[joined, 'Mogra']
		]);
	});

	test('its open meeting comes when it is closed there', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		await begin(two.session, 'c', gave(first, 2500));
		expect(await taken(one, two)).toMatchObject({ ok: true });
		expect(one.session.state.openMeeting).toBeNull();
		expect(one.session.operations).toEqual([]);
		await run(two.session, 'c-2', count(7500), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
		expect(await taken(one, two)).toMatchObject({ ok: true });
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
	});
});

describe('what is open here', () => {
	test('is closed before pages come: its entries would be lost', async () => {
		const { one, two } = await twoPhones();
		await begin(one.session, 'x', gave(first, 2500));
		await meet(two, 'b', 2500, 5000);
		const before = await stored(one);
		expect(await taken(one, two)).toEqual({ ok: false, error: { type: 'MeetingOpenHere' } });
		expect(await stored(one)).toEqual(before);
	});

	test('leaves where the copy has every entry of it in a page: the other phone closed that meeting', async () => {
		const one = await firstPhone();
		await begin(one.session, 'b', gave(first, 2500));
		const two = await secondPhone(one, one.paper);
		await run(two.session, 'b-2', count(5000), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
		expect(await taken(one, two)).toMatchObject({ ok: true });
		expect(one.session.operations).toEqual([]);
		expect(await hashesOf(one)).toEqual(await hashesOf(two));
		expect((await opened(one)).state.balances).toEqual(two.session.state.balances);
	});
});

describe('nothing is written', () => {
	test('where both phones wrote on: each keeps its own, and neither is changed', async () => {
		const { one, two } = await twoPhones();
		await meet(one, 'b', 2500, 5000);
		await meet(two, 'b', 2600, 5100);
		for (const [to, from] of [
			[one, two],
			[two, one]
		] as const) {
			const before = await stored(to);
			expect(await taken(to, from)).toEqual({ ok: false, error: { type: 'PhonesForked' } });
			expect(await stored(to)).toEqual(before);
			// It goes on as if nothing had been read.
			expect(to.session.state.lastNumber.regular).toBe(2);
		}
		await meet(one, 'c', 2500, 7500);
	});

	// It said that all of it was here already: what women gave there would have been forgotten.
	test('from a copy in which a meeting is open whose entries are not here; where they are, nothing comes', async () => {
		const { one, two } = await twoPhones();
		await begin(two.session, 'b', gave(first, 2500));
		expect(await taken(one, two)).toEqual({ ok: false, error: { type: 'MeetingOpenThere' } });
		await meet(one, 'c', 2500, 5000);
		expect(await taken(one, two)).toEqual({ ok: false, error: { type: 'MeetingOpenThere' } });
		const third = await secondPhone(two, one.paper);
		expect(await taken(two, third)).toEqual({ ok: false, error: { type: 'NothingToTakeOver' } });
	});

	test('from an older copy, and from one that is the same', async () => {
		const { one, two } = await twoPhones();
		expect(await taken(one, two)).toEqual({ ok: false, error: { type: 'NothingToTakeOver' } });
		await meet(one, 'b', 2500, 5000);
		expect(await taken(one, two)).toEqual({ ok: false, error: { type: 'NothingToTakeOver' } });
	});

	test('from the copy of another group', async () => {
		const [one, other] = [await firstPhone(), await firstPhone()];
		const bytes = await copyOf(other);
		expect(await checkBackup(one.phone, bytes, one.keys)).toMatchObject({ ok: false });
		const copy = await read(other, bytes);
		expect(
			await takeOverByCodes(one.phone.vault, one, copy, touches(one, pictures, number), () => newWriter(one))
		).toEqual({
			ok: false,
			error: { type: 'CopyOfOtherGroup' }
		});
	});

	test('while the phone cannot write, and once it can it comes whole', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const copy = await read(one, await copyOf(two));
		const { keys, cover, phone } = one;
		const store = phone.shelf.open(cover.book);
		const full = {
			...store,
			write: () => Promise.resolve({ ok: false, error: { type: 'StorageFull' } } as const)
		};
		const parts = { ...phone, pages: { book: cover.book, keys, vault: phone.vault } };
		const session = await openSession({ ...parts, store: full }, 'INR');
		assert(session.ok, 'it opens');
		const before = await stored(one);
		expect(await session.value.takeOver(copy, agreed(one, copy))).toEqual({
			ok: false,
			error: { type: 'StorageFull' }
		});
		expect(await stored(one)).toEqual(before);
		expect(await one.session.takeOver(copy, agreed(one, copy))).toMatchObject({ ok: true });
	});
});

describe('who may let pages of another phone in', () => {
	test('an officer alone on a second phone: two officers here must agree, by their codes of here', async () => {
		const { one, two } = await twoPhones();
		// With the key paper she gave every code of the second phone again, and closes its pages alone.
		await meet(two, 'b', 2500, 5000);
		const before = await stored(one);
		for (const given of [[], [pictures], [pictures, { digits: '000000' }], [{ digits: '9999' }, number]])
			expect((await take(one, two, ...given)).ok).toBe(false);
		const [slot] = touches(one, pictures);
		const copy = await read(one, await copyOf(two));
		const twice = [present(slot, 'her code'), present(slot, 'her code')];
		expect(await takeOverByCodes(one.phone.vault, one, copy, twice, () => newWriter(one))).toEqual({
			ok: false,
			error: { type: 'ApprovalsMissing', given: 1, needed: 2 }
		});
		expect(await stored(one)).toEqual(before);
	});

	test('an old copy with entries of its own: it forks from the book, and does not come in', async () => {
		const { one, two: old } = await twoPhones();
		await meet(one, 'b', 2500, 5000);
		await meet(old, 'b', 99_900, 102_400);
		expect(await taken(one, old)).toEqual({ ok: false, error: { type: 'PhonesForked' } });
	});

	test('a cloned phone writes with the key of this one: its pages fork as soon as this one wrote too', async () => {
		const one = await firstPhone();
		const records = await one.phone.shelf.open(one.cover.book).records();
		assert(records.ok, 'the storage is read');
		const phone = aPhone();
		await phone.shelf.add({ cover: one.cover, records: records.value, rows: [], balances: null, people: [] });
		const { keys, cover } = one;
		const clone = { phone, keys, cover, session: await open(phone, { keys, cover, recoveryCode: '' }) };
		await meet(clone, 'c', 2500, 5000);
		await meet(one, 'b', 2500, 5000);
		expect(await taken(one, clone)).toEqual({ ok: false, error: { type: 'PhonesForked' } });
	});

	test('a phone that the key of the group does not vouch for', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const copy = await read(one, await copyOf(two));
		for (const vouchers of [[], copy.payload.vouchers.map(([writer]) => [writer, 'A'.repeat(86)] as const)]) {
			const planted = { ...copy, payload: { ...copy.payload, vouchers } };
			expect(await one.session.takeOver(planted, agreed(one, planted))).toEqual({
				ok: false,
				error: { type: 'PhoneNotVouched' }
			});
		}
	});

	test('a seal that says other totals than its entries', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const copy = await readHere(one, await copyOf(two));
		const links = copy.links.map((link) => {
			const { seal } = link.content;
			return seal === undefined
				? link
				: { ...link, content: { ...link.content, seal: { ...seal, out: seal.in } } };
		});
		expect(await one.session.takeOver({ ...copy, links }, agreed(one, copy))).toMatchObject({
			ok: false,
			error: { type: 'Damaged' }
		});
	});

	test('a woman who reads her own page', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const { keys, cover, phone } = one;
		const pages = { book: cover.book, keys, vault: phone.vault };
		const page = await openSession(
			{ ...phone, pages, store: phone.shelf.open(cover.book), onlyReads: true },
			'INR'
		);
		assert(page.ok, 'it opens');
		const copy = await read(one, await copyOf(two));
		expect(await page.value.takeOver(copy, agreed(one, copy))).toEqual({
			ok: false,
			error: { type: 'MemberPageOnly' }
		});
	});

	test('an entry that was written meanwhile stops it: it is looked at again when the pages are written', async () => {
		const { one, two } = await twoPhones();
		await meet(two, 'b', 2500, 5000);
		const copy = await read(one, await copyOf(two));
		const opening: Command = { type: 'OpenMeeting', on: today, kind: 'regular' };
		const entry = one.session.execute('late' as OperationId, opening, gave(first, 2500));
		const taking = one.session.takeOver(copy, agreed(one, copy));
		expect(await entry).toMatchObject({ ok: true });
		expect(await taking).toEqual({ ok: false, error: { type: 'ApprovalsMissing', given: 0, needed: 2 } });
		expect(await one.session.takeOver(copy, agreed(one, copy))).toEqual({
			ok: false,
			error: { type: 'MeetingOpenHere' }
		});
	});
});
