import { assert, present } from '#kernel';
import { officersWhoDecide } from '#group';
import { checkBackup, makeBackup, type BookSession } from '#app';
import { createBackupFile } from '#vault/copies';
import { takeOver } from '../../src/lib/app/merge/take-over.ts';
import { openSession } from '../../src/lib/app/session/open-session.ts';
import type { Row } from '../frame.ts';
import { append, type BaseMeeting } from '../reference/base.ts';
import { packed, readAll, unpacked } from '../reference/copy.ts';
import { closing, entriesAMeeting } from '../workload.ts';
import { connect, LiveBook, once, put, putBase, twentyYears, type Connection } from './real-book.ts';
import { executeNamed, inTheNamesOf } from '../../tests/support/by-codes.ts';

/** A copy of a book of twenty years, and one of another phone with one more meeting. */
const [here, there, reference] = ['bench-here', 'bench-there', 'bench-copies'];

interface Open extends Connection {
	readonly session: BookSession;
}

let open: Open | undefined;
let base: IDBDatabase | undefined;
const book = (): Open => present(open, 'the row was prepared');
const database = (): IDBDatabase => present(base, 'the row was prepared');

async function openHere(): Promise<void> {
	open?.database.dexie.close();
	const { book } = await twentyYears();
	await put(book, here);
	const connection = connect(book, here);
	const session = await openSession(connection.parts, 'INR');
	assert(session.ok, 'the book opens');
	open = { ...connection, session: session.value };
}

async function files() {
	const { book } = await twentyYears();
	return { vault: book.vault, backupFile: createBackupFile() };
}

async function copyOf(session: BookSession): Promise<Uint8Array> {
	const { keys, cover } = (await twentyYears()).book;
	const made = await makeBackup(await files(), session, keys, cover, '2026-01-05' as never);
	assert(made.ok, `a copy is made: ${made.ok ? '' : made.error.type}`);
	return made.value.bytes;
}

/** The other phone's copy after its meeting; and the same as the base stores it. */
const fromThere = once(async () => {
	const { book, base: meetings } = await twentyYears();
	await put(book, there);
	const live = new LiveBook(book, there);
	await live.openMeeting(entriesAMeeting - 2);
	const { session } = live;
	const closed = await executeNamed(session, session.newId(), ...closing(session.state));
	assert(closed.ok, 'the meeting is closed');
	const bytes = await copyOf(session);
	live.close();
	const more: readonly BaseMeeting[] = [...meetings, present(meetings.at(-1), 'there are meetings')];
	return { bytes, reference: await packed(more) };
});

async function prepare(): Promise<void> {
	await openHere();
	base = await putBase((await twentyYears()).base, reference);
	await fromThere();
}

function finish(): Promise<void> {
	book().database.dexie.close();
	database().close();
	[open, base] = [undefined, undefined];
	return Promise.resolve();
}

const both = {
	aim: { normal: 2, slow: 2 },
	runs: 5,
	warmUps: 1,
	prepare,
	finish
} as const;

export const rows: readonly Row[] = [
	{
		...both,
		name: 'make a copy of 1,000 meetings, and read it back',
		budget: { normal: 4.2, slow: 5 },
		reference: async () => unpacked(await packed(await readAll(database()))),
		subject: () => copyOf(book().session)
	},
	{
		...both,
		name: 'take over a meeting from the copy of another phone, of 1,001',
		budget: { normal: 6, slow: 8.5 },
		fresh: openHere,
		reference: async () => {
			const [own, other] = [await readAll(database()), await unpacked((await fromThere()).reference)];
			const added = other.filter((meeting, place) => JSON.stringify(meeting) !== JSON.stringify(own[place]));
			assert(added.length === 1, 'the other phone held one meeting more');
			for (const meeting of added) await append(database(), meeting);
		},
		subject: async () => {
			const { session, parts } = book();
			const { keys } = (await twentyYears()).book;
			const held = await session.pages();
			assert(held.ok, 'the book reads its pages');
			const pages = held.value;
			const copy = await checkBackup(await files(), (await fromThere()).bytes, keys, { here: pages });
			assert(copy.ok, 'the copy is read');
			const act = { type: 'takeOver', copy: copy.value.head } as const;
			const approved = inTheNamesOf(session, act, officersWhoDecide(session.state));
			const taken = await takeOver(parts, session, copy.value, approved);
			assert(taken.ok, `it is taken over: ${taken.ok ? '' : taken.error.type}`);
		}
	}
];
