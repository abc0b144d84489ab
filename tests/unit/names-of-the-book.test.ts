import { describe, expect, test } from 'vitest';
import { assert, present, utf8, type MemberId, type OperationId } from '#kernel';
import {
	bookNamed,
	foundFromJournal,
	journalRecords,
	readJournal,
	readLines,
	mergeFiles,
	signNames,
	vouchFor,
	withNameKeys,
	writeJournal,
	type JournalPerson
} from '#app';
import { nameInBook, type GroupEvent } from '#group';
import { exceptions } from '#reports';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { encryptPerson } from '../../src/lib/app/session/people.ts';
import { book as command } from '../cli/book-command.ts';
import { settleByCodes } from '../support/by-codes.ts';
import {
	copyOf,
	firstPhone,
	number,
	opened,
	pictures,
	read,
	secondPhone,
	taken,
	touches,
	twoPhones,
	type GroupPhone
} from '../support/group-phones.ts';
import { nameWoman } from '../support/names.ts';
import { aPhone } from '../support/parts.ts';
import { codes, first, open, second, today } from '../support/small-book.ts';

// One woman had the phone for a minute, gave two women each other's names, and the file for the bank had the one's savings under the other's name:
// no event said so, and the key of the group signed it (ledger law 61, ADR 0151).

const [asha, bina] = [first, second];

/** The first phone, after a meeting: two women have names that the book says. */
async function named(): Promise<Awaited<ReturnType<typeof firstPhone>>> {
	const phone = await firstPhone();
	await name(phone, asha, 'Asha');
	await name(phone, bina, 'Bina');
	return phone;
}
const name = ({ session }: Pick<GroupPhone, 'session'>, memberId: MemberId, called: string) =>
	nameWoman(session, { memberId, name: called, on: today });
const namesOn = (session: Pick<GroupPhone['session'], 'people'>) =>
	Object.fromEntries([...session.people].map(([memberId, one]) => [memberId, one.name]));

/** Who has the phone open in a program of her own writes another name into its storage. */
async function overwrite({ phone, keys, cover }: GroupPhone, memberId: MemberId, called: string) {
	const store = phone.shelf.open(cover.book);
	await store.savePerson(await encryptPerson(keys, cover.book, memberId, { name: called }));
}

describe('a name is kept with what the book says of it', () => {
	test('by two officers, in one transaction; nobody gives one alone', async () => {
		const phone = await firstPhone();
		const { session } = phone;
		const before = namesOn(session);
		const hash = await session.hashOfName('Bina');
		const command = { type: 'NameMember', on: today, memberId: asha, name: hash } as const;
		expect(await session.execute('alone' as OperationId, command)).toMatchObject({
			error: { type: 'ApprovalsMissing' }
		});
		expect([namesOn(session), namesOn(await opened(phone))]).toEqual([before, before]);
		await name(phone, asha, '  Asha\u2066 ');
		expect(namesOn(session)[asha]).toBe('Asha');
		expect(namesOn(await opened(phone))[asha]).toBe('Asha');
		expect(nameInBook(session.state, asha)).toMatch(/^[0-9a-f]{64}$/);
	});

	test('also while her voice is being kept: neither takes the other away', async () => {
		const { phone, ...group } = await named();
		const store = phone.shelf.open(group.cover.book);
		let isWritten: Promise<unknown> = Promise.resolve();
		let isSaid: Promise<unknown> = Promise.resolve();
		const busy: typeof store = {
			...store,
			write(batch) {
				isSaid = session.saveVoice(asha, Uint8Array.of(1));
				const written = store.write(batch);
				isWritten = written;
				return written;
			},
			savePerson: (person) => isWritten.then(() => store.savePerson(person))
		};
		const shelf = { ...phone.shelf, open: () => busy };
		const session = await open({ ...phone, shelf }, { ...group, recoveryCode: '' });
		await name({ session }, asha, 'Meena');
		await isSaid;
		const again = await opened({ phone, ...group });
		expect([again.people.get(asha), again.setAside.people]).toEqual([{ name: 'Meena', voice: 'AQ' }, []]);
	});

	test('from the founding on', async () => {
		const { session } = await firstPhone();
		expect(nameInBook(session.state, first)).toBe(await session.hashOfName('Example one'));
		expect(nameInBook(session.state, second)).toBeUndefined();
	});

	test('what stands in the book says nothing of the name to who has the book alone, and is another in another book', async () => {
		const [one, other] = [await named(), await named()];
		const hash = nameInBook(one.session.state, asha);
		const plain = await one.phone.vault.hash(utf8('Asha'));
		expect(hash).not.toBe(plain);
		expect(nameInBook(other.session.state, asha)).not.toBe(hash);
		const events = await one.session.events();
		expect(JSON.stringify(events)).not.toContain('Asha');
	});
});

describe('names that were exchanged', () => {
	test('by two codes are two events, and an exception each', async () => {
		const phone = await named();
		await name(phone, asha, 'Bina');
		await name(phone, bina, 'Asha');
		const events = await phone.session.events();
		assert(events.ok, 'the book is read');
		const told = exceptions(events.value, { currency: 'INR', from: today, to: today });
		// Asha came as "Example one".
		expect(told.names.map(({ number: own, of }) => [own, of])).toEqual([
			[1, null],
			[1, 2],
			[2, 1]
		]);
		expect(told.between.filter(({ type }) => type === 'MemberNamed')).toHaveLength(4);
	});

	test('in the storage of the phone are set aside, in no file and no copy, and a copy brings hers back', async () => {
		const phone = await named();
		const good = await read(phone, await copyOf(phone));
		await overwrite(phone, asha, 'Bina');
		await overwrite(phone, bina, 'Asha');
		const session = await opened(phone);
		expect([namesOn(session), [...session.setAside.people].sort()]).toEqual([{}, [asha, bina]]);
		expect((await read(phone, await copyOf({ ...phone, session }))).people.size).toBe(0);
		expect(await session.bringBack(good)).toMatchObject({ ok: true, value: { people: [] } });
		expect(namesOn(session)).toEqual({ [asha]: 'Asha', [bina]: 'Bina' });
	});

	test('of a copy that somebody with the keys made are set aside on the phone that it brings to life', async () => {
		const phone = await named();
		await overwrite(phone, asha, 'Bina');
		const people = new Map(phone.session.people).set(asha, { name: 'Bina' });
		const { book, state, head, operations } = phone.session;
		const pages = () => phone.session.pages();
		const session = { book, state, head, operations, pages, people } as unknown as GroupPhone['session'];
		const two = await secondPhone({ ...phone, session }, phone.paper);
		expect([namesOn(two.session), two.session.setAside.people]).toEqual([{ [bina]: 'Bina' }, [asha]]);
	});
});

describe('a phone that is restored from a copy of before', () => {
	test('has the names of the book that it has, and takes the later ones over with their pages', async () => {
		const one = await named();
		const two = await secondPhone(one, one.paper);
		await name(one, asha, 'Meena');
		expect(namesOn(two.session)).toEqual({ [asha]: 'Asha', [bina]: 'Bina' });
		expect(await taken(two, one)).toMatchObject({ ok: true });
		expect(namesOn(two.session)).toEqual({ [asha]: 'Meena', [bina]: 'Bina' });
		expect(two.session.setAside.people).toEqual([]);
	});
});

test('her voice stays where a later name comes without one', async () => {
	const { one, two } = await twoPhones();
	await one.session.saveVoice(asha, Uint8Array.of(1));
	await name(two, asha, 'Meena');
	expect(await taken(one, two)).toMatchObject({ ok: true });
	expect(one.session.people.get(asha)).toEqual({ name: 'Meena', voice: 'AQ' });
});

test('of two phones that gave one woman different names the book says the one that stands, and both phones have it', async () => {
	const { one, two } = await twoPhones();
	await name(one, asha, 'Asha');
	await name(two, asha, 'Meena');
	const copy = await read(one, await copyOf(two));
	const touched = touches(one, pictures, number);
	const settled = await settleByCodes(one.phone.vault, one, copy, { on: today, stands: new Map(), touched });
	expect(settled).toMatchObject({ ok: true });
	expect(namesOn(one.session)).toEqual({ [asha]: 'Meena' });
	expect(nameInBook(one.session.state, asha)).toBe(await one.session.hashOfName('Meena'));
	expect(await taken(two, one)).toMatchObject({ ok: true });
	expect([namesOn(two.session), two.session.setAside.people]).toEqual([{ [asha]: 'Meena' }, []]);
});

interface Spoiled {
	/** Names as they stand in the file. */
	readonly people?: (people: readonly JournalPerson[]) => readonly JournalPerson[];
	readonly isSigned?: boolean;
	readonly open?: (events: readonly GroupEvent[]) => readonly GroupEvent[];
}

/** What the phone hands out, or what somebody makes of it who has the group's keys. */
async function fileOf(
	{ session, keys, cover }: GroupPhone,
	{ people: change = (all) => all, isSigned = true, open: cut = (all) => all }: Spoiled = {}
): Promise<string> {
	const history = await session.history();
	assert(history.ok, 'the book reads its pages');
	const book = bookNamed(cover.book, { currency: 'INR', practice: false });
	const vouched = await vouchFor(book, history.value.links, keys);
	const plain = [...session.people].map(([memberId, one]) => ({ memberId, name: one.name }));
	const people = change(await withNameKeys(keys, session.state, plain));
	const head = present(history.value.hashes.at(-1), 'a page');
	const signed = await signNames(keys, { id: cover.book, head }, people);
	const behind = cut(session.operations.flatMap(({ events }) => events));
	return writeJournal({
		book: { ...book, groupKey: vouched.groupKey },
		people,
		...(isSigned && { namesSignature: signed.signature }),
		events: [...history.value.events, ...behind],
		records: journalRecords(history.value, vouched)
	});
}

/** What `check` and the second verifier say of names, by the numbers of the women. */
async function toldOf(text: string): Promise<readonly [readonly string[], readonly string[]]> {
	const { code, out } = await command(['check', '-'], text);
	const second = verifyExport(utf8(text));
	expect([code, second.problems]).toEqual([0, []]);
	const byCheck = out.split('\n').filter((line) => line.includes('another one than the book says'));
	const bySecond = second.notes.filter((line) => line.includes('another one than the book says'));
	return [
		byCheck.map((line) => /name of (.*) in the file/.exec(line)?.[1] ?? ''),
		bySecond.map((line) => /member (\d+)/.exec(line)?.[1] ?? '')
	];
}

const swapped = ([one, other]: readonly JournalPerson[]): readonly JournalPerson[] => {
	assert(one !== undefined && other !== undefined, 'two women have names');
	return [
		{ ...one, memberId: other.memberId },
		{ ...other, memberId: one.memberId }
	];
};

describe('in an open file', () => {
	test('names that the book says are told of by nobody, and need no keys of the group to be seen right', async () => {
		expect(await toldOf(await fileOf(await named()))).toEqual([[], []]);
	});

	test.each([
		['signed by who has the keys of the group', true],
		['with the signature taken out', false]
	])('names that change places are told by number: %s', async (_, isSigned) => {
		const text = await fileOf(await named(), { people: swapped, isSigned });
		expect(await toldOf(text)).toEqual([['members 1, 2'], ['2', '1']]);
	});

	test('signed names without their keys are none that the book says', async () => {
		const people = (all: readonly JournalPerson[]) => swapped(all).map(({ key: _, ...one }) => one);
		expect(await toldOf(await fileOf(await named(), { people }))).toEqual([['members 1, 2'], ['2', '1']]);
	});

	test('a name of before is not hers any more, though its key opened what the book said then', async () => {
		const phone = await named();
		const before = readJournal(await fileOf(phone));
		await name(phone, asha, 'Meena');
		const old = before.ok ? before.value.people : expect.fail('it is read');
		expect(await toldOf(await fileOf(phone, { people: () => old }))).toEqual([['member 1'], ['1']]);
	});

	test('a name whose event was left out is none that the book says', async () => {
		const phone = await named();
		const { session } = phone;
		const open = { type: 'OpenMeeting', on: today, kind: 'regular' } as const;
		const hash = await session.hashOfName('Meena');
		const naming = { type: 'NameMember', on: today, memberId: asha, name: hash } as const;
		expect(await session.execute('page' as OperationId, open, naming)).toMatchObject({ ok: true });
		expect(namesOn(session)[asha]).toBe('Meena');
		const without = await fileOf(phone, {
			open: (events) => events.filter(({ type }) => type !== 'MemberNamed')
		});
		expect(await toldOf(without)).toEqual([['member 1'], ['1']]);
	});

	test('a name and a key of somebody’s own are no way round', async () => {
		const phone = await named();
		const key = Buffer.from(new Uint8Array(32)).toString('base64url');
		const people = (all: readonly JournalPerson[]) => all.map((one) => ({ ...one, key }));
		expect((await toldOf(await fileOf(phone, { people, isSigned: false })))[1]).toEqual(['1', '2']);
	});
});

test('of two files the union has the name that the book says, whichever the group signed', async () => {
	const phone = await named();
	const before = await fileOf(phone);
	await name(phone, asha, 'Meena');
	const after = await fileOf(phone, { isSigned: false });
	const [one, other] = [readLines(utf8(before)), readLines(utf8(after))];
	assert(one.ok && other.ok, 'both are read');
	const merged = await mergeFiles(one.value, other.value, phone.phone.vault);
	assert(merged.ok, 'they are one book');
	const union = readJournal(merged.value.text);
	expect(union.ok && union.value.people.map((one) => one.name).sort()).toEqual(['Bina', 'Meena']);
	expect(await toldOf(merged.value.text)).toEqual([[], []]);
});

test('a book that is made anew of a file says its names under its own key', async () => {
	const text = await fileOf(await named());
	const journal = readJournal(text);
	assert(journal.ok, 'it is read');
	const phone = aPhone();
	const founded = await foundFromJournal(phone, journal.value, {
		cover: { symbol: 'mango', colour: 1 },
		codes
	});
	assert(founded.ok, 'a book is made');
	const session = await open(phone, founded.value);
	expect([namesOn(session), session.setAside.people]).toEqual([{ [asha]: 'Asha', [bina]: 'Bina' }, []]);
	for (const [memberId, called] of [[asha, 'Asha'] as const, [bina, 'Bina'] as const])
		expect(nameInBook(session.state, memberId)).toBe(await session.hashOfName(called));
	expect(text).not.toContain(nameInBook(session.state, asha));
});

test('women of a book of before are called as they were', async () => {
	const phone = await firstPhone();
	await overwrite(phone, bina, 'Bina');
	const session = await opened(phone);
	expect([namesOn(session)[bina], session.setAside.people]).toEqual(['Bina', []]);
});
