import { assert, present, type OperationId } from '#kernel';
import { money } from '#money';
import { createPrivateFiles, createSecondCopy } from '#storage';
import type { Row } from '../frame.ts';
import { buildBook, closing, entriesAMeeting, memberAt, type Book } from '../workload.ts';
import { fiveTimes, LiveBook, put, twentyYears, withOneFlush } from './real-book.ts';
import { executeNamed } from '../../tests/support/by-codes.ts';

/** The same act in a book of 300,000 entries and in one of 1,000: the time of a write must not grow with the book. */
let both: { readonly large: LiveBook; readonly small: LiveBook } | undefined;
const here = () => present(both, 'the row was prepared');

async function livedIn(book: Book, name: string): Promise<LiveBook> {
	await put(book, name);
	return new LiveBook(book, name);
}

async function prepare(): Promise<void> {
	const large = await livedIn(await fiveTimes((await twentyYears()).book), 'bench-live-large');
	both = { large, small: await livedIn(await buildBook(17), 'bench-live-small') };
}

function finish(): Promise<void> {
	here().large.close();
	here().small.close();
	both = undefined;
	return Promise.resolve();
}

/** Each has a meeting open with so many entries. */
async function withOpenMeetings(entries: number): Promise<void> {
	const { large, small } = here();
	for (const live of [large, small])
		if (live.session.state.openMeeting === null) await live.openMeeting(entries);
}

async function seal({ session }: LiveBook): Promise<void> {
	const commands = closing(session.state);
	const done = await withOneFlush(() => executeNamed(session, session.newId(), ...commands));
	assert(done.ok, 'what is measured is written');
}

async function deposit({ session }: LiveBook): Promise<void> {
	const on = present(session.state.openMeeting, 'a meeting is open').day;
	const saving = { memberId: memberAt(4), fund: 'voluntary', amount: money(1000) } as const;
	const done = await withOneFlush(() =>
		session.execute(session.newId() as OperationId, { type: 'DepositSaving', on, ...saving })
	);
	assert(done.ok, 'what is measured is written');
}

/** Both with a second copy of every record. */
async function prepareCopied(): Promise<void> {
	const large = await copied(await fiveTimes((await twentyYears()).book), 'bench-copied-large');
	both = { large, small: await copied(await buildBook(17), 'bench-copied-small') };
}

async function copied(book: Book, name: string): Promise<LiveBook> {
	await put(book, name);
	const startWorker = (address: string) => new Worker(address, { type: 'module' });
	const secondCopy = createSecondCopy(createPrivateFiles({ startWorker }));
	const folder = await navigator.storage.getDirectory();
	await folder.removeEntry(`${book.book}.copy`).catch(() => undefined);
	await secondCopy.append(book.book, book.records);
	return new LiveBook(book, name, secondCopy);
}

/** Opening a book compares the copy with it; measuring starts after that. */
async function withComparedCopies(): Promise<void> {
	await withOpenMeetings(entriesAMeeting - 2);
	for (const { session } of [here().large, here().small]) {
		if (session.secondCopyPlace === 0) await session.audit(false);
		assert(session.secondCopyPlace === session.head.place, 'the copy is whole');
	}
}

async function sealWithCopy(live: LiveBook): Promise<void> {
	const { session } = live;
	const isCopied = new Promise<void>((resolve) => {
		const end = session.follow(() => {
			if (session.secondCopyPlace !== session.head.place) return;
			end();
			resolve();
		});
	});
	await seal(live);
	await isCopied;
}

export const rows: readonly Row[] = [
	{
		name: 'save a meeting in a book of 300,000 entries ÷ of 1,000',
		budget: { normal: 2 },
		aim: { normal: 1.2 },
		prepare,
		finish,
		fresh: () => withOpenMeetings(entriesAMeeting - 2),
		reference: () => seal(here().small),
		subject: () => seal(here().large)
	},
	{
		name: 'the same, until its second copy was read back',
		budget: { normal: 2 },
		aim: { normal: 1.2 },
		prepare: prepareCopied,
		finish,
		fresh: withComparedCopies,
		reference: () => sealWithCopy(here().small),
		subject: () => sealWithCopy(here().large)
	},
	{
		name: 'one entry in a book of 300,000 entries ÷ of 1,000',
		budget: { normal: 2 },
		aim: { normal: 1.2 },
		prepare,
		finish,
		fresh: () => withOpenMeetings(entriesAMeeting / 2),
		reference: () => deposit(here().small),
		subject: () => deposit(here().large)
	}
];
