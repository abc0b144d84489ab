import { beforeEach, describe, expect, test } from 'vitest';
import { utf8, type LocalDate, type MemberId } from '#kernel';
import {
	beginLaptop,
	bookNamed,
	journalRecords,
	readJournal,
	signNames,
	signOpen,
	verifyRecords,
	vouchFor,
	withNameKeys,
	writeJournal
} from '#app';
import { approvals, isPoint, type Command, type EventType } from '#group';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createLaptopStore } from '#storage';
import { createLaptopVault } from '#vault';
import { heardAtClose } from '../../scripts/verify-export/unheard.mjs';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { book as command } from '../cli/book-command.ts';
import { executeNamed } from '../support/by-codes.ts';
import { firstPhone, type GroupPhone } from '../support/group-phones.ts';
import { nameWoman } from '../support/names.ts';
import { aPhone } from '../support/parts.ts';
import { countTries, quick } from '../support/quick-vault.ts';
import { first, second, third, today } from '../support/small-book.ts';

// What one code wrote on a page that is open goes out signed, as the book says it. Whoever reads the file is told that nobody heard it (ledger law
// 58). Found by attack on 1 December 2026: one officer gave two women each other's names, handed the file out, and gave them back.

let one: GroupPhone;
const on = '2026-11-24' as LocalDate;

beforeEach(async () => {
	one = await firstPhone();
	await nameWoman(one.session, { memberId: first, name: 'Asha', on: today });
	await nameWoman(one.session, { memberId: second, name: 'Bina', on: today });
});

let taps = 0;
const run = async (...commands: readonly Command[]) =>
	expect(await executeNamed(one.session, `tap ${(taps += 1)}`, ...commands)).toMatchObject({ ok: true });
const called = async (memberId: MemberId, name: string): Promise<Command> => ({
	...{ type: 'NameMember', on, memberId },
	name: await one.session.hashOfName(name)
});

/** The open file with names, as the phone hands it out. */
async function handedOut({ keys, cover, session }: GroupPhone): Promise<string> {
	const history = await session.history();
	if (!history.ok) throw new Error(history.error.type);
	const head = history.value.hashes.at(-1) ?? '';
	const at = { id: cover.book, head };
	const vouched = await vouchFor(
		bookNamed(cover.book, { currency: 'INR', practice: false }),
		history.value.links,
		keys
	);
	const named = [...session.people].flatMap(([memberId, { name }]) =>
		name === '' ? [] : [{ memberId, name }]
	);
	const signed = await signNames(keys, at, await withNameKeys(keys, session.state, named));
	const open = session.operations.flatMap(({ events }) => events);
	return writeJournal({
		book: { id: cover.book, currency: 'INR', groupKey: vouched.groupKey },
		people: signed.people,
		namesSignature: signed.signature,
		events: [...history.value.events, ...open],
		records: journalRecords(history.value, vouched),
		...(open.length > 0 && { openSignature: await signOpen(keys, at, open) })
	});
}

async function told(text: string) {
	const check = await command(['check', '-'], text);
	const { problems, notes } = verifyExport(utf8(text));
	return { code: check.code, problems, check: check.out, second: notes.join('\n') };
}

async function onShelf(text: string) {
	const { vault, random } = aPhone();
	const laptopStore = createLaptopStore({ indexedDB: new IDBFactory(), IDBKeyRange });
	const laptopVault = createLaptopVault({ random, tries: countTries(), ...quick });
	const shelf = await beginLaptop({ laptopStore, laptopVault, vault, random }, 'four words of rain');
	const journal = readJournal(text);
	if (!shelf.ok || !journal.ok) throw new Error('a shelf, and a book');
	const placed = await shelf.value.add(journal.value, 'journal', today);
	if (!placed.ok) throw new Error(placed.error.type);
	const read = await shelf.value.read(placed.value.group.id);
	return { group: placed.value.group, people: read.ok ? read.value.people.map(({ name }) => name) : [] };
}

describe('of a file with a page of the circle that is open', () => {
	test('both verifiers name whose names and which entries nobody heard; a shelf sets these names aside', async () => {
		await run({ type: 'OpenMeeting', on, kind: 'regular' });
		await run(await called(first, 'Bina'), await called(second, 'Asha'));
		await run({ type: 'OpenBankAccount', on, bankAccountId: 'b9' as never, bank: 'Hers', lastFour: '9999' });
		const text = await handedOut(one);
		const { code, problems, check, second: other } = await told(text);
		expect([code, problems]).toEqual([0, []]);
		const said =
			/nobody has heard yet.*not closed: the name of members 1, 2; event \d+ \(BankAccountOpened\)\./;
		expect(check).toMatch(said);
		expect(other).toMatch(said);
		const { group, people } = await onShelf(text);
		expect([group.areNamesStrange, people]).toEqual([true, []]);
	});

	test('nothing is told of what was taken back', async () => {
		await run({ type: 'OpenMeeting', on, kind: 'regular' });
		await run({ type: 'OpenBankAccount', on, bankAccountId: 'b9' as never, bank: 'Hers', lastFour: '9999' });
		const eventId = one.session.operations.at(-1)?.events.at(-1)?.eventId as never;
		await run({ type: 'TakeBack', on, eventIds: [eventId] });
		expect(await told(await handedOut(one))).toMatchObject({
			check: expect.not.stringMatching(/nobody has heard/) as unknown,
			second: expect.not.stringMatching(/nobody has heard/) as unknown
		});
	});

	test('nor of what two codes wrote between meetings', async () => {
		const approvedBy = [second, third];
		await run(
			{ type: 'OpenMeeting', on, kind: 'desk' },
			{
				...(await called(first, 'Meena')),
				approvedBy
			}
		);
		const text = await handedOut(one);
		expect((await told(text)).check).not.toMatch(/nobody has heard/);
		expect((await onShelf(text)).people).toContain('Meena');
	});
});

test('a page dated years ahead of the day on which it was written is told by both verifiers', async () => {
	await run({ type: 'OpenMeeting', on: '2099-01-01' as LocalDate, kind: 'special' });
	const text = await handedOut(one);
	const { check, second: other } = await told(text);
	const said = /special meeting 1 of 2099-01-01 is dated after the day on which it was written/;
	expect([check, other]).toEqual([expect.stringMatching(said), expect.stringMatching(said)]);
	const journal = readJournal(text);
	if (!journal.ok) throw new Error('a book');
	const { records } = journal.value;
	expect((await verifyRecords({ ...journal.value, records: records ?? [] }, one.phone.vault)).ok).toBe(true);
});

test('the second verifier knows every kind that the close reads out before its codes', () => {
	const kinds = (Object.keys(approvals) as EventType[]).filter(
		(type) => isPoint({ type }) && type !== 'AccessNoted' && approvals[type].meeting !== 'never'
	);
	expect([...heardAtClose].toSorted()).toEqual(kinds.toSorted());
});
