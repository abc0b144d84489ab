import { assert, present } from '#kernel';
import { compact, replay, type GroupState } from '#group';
import { memberStatement } from '#reports';
import { historyMended } from '../../src/lib/app/session/read-book.ts';
import type { Row } from '../frame.ts';
import * as base from '../reference/base.ts';
import { buildBook, memberAt, type Book } from '../workload.ts';
import {
	connect,
	fiveTimes,
	openBaseGroup,
	openGroup,
	put,
	putBase,
	twentyYears,
	type Connection
} from './real-book.ts';

const [large, small, reference] = ['bench-read', 'bench-small', 'bench-read-base'];
let open: { readonly book: Book; readonly connection: Connection; readonly base: IDBDatabase } | undefined;
const here = () => present(open, 'the row was prepared');

async function prepare(): Promise<void> {
	const { book, base: meetings } = await twentyYears();
	await put(book, large);
	open = { book, base: await putBase(meetings, reference), connection: connect(book, large) };
}

function finish(): Promise<void> {
	here().connection.database.dexie.close();
	here().base.close();
	return Promise.resolve();
}

/** Reads, decrypts, verifies hashes, counters and signatures, folds again, and compares with the stored balances. */
async function audit(): Promise<void> {
	const { parts } = here().connection;
	const history = await historyMended({ ...parts, mends: false });
	assert(history.ok, 'the chain holds');
	const state = replay(history.value.events, 'INR');
	assert(state.ok, 'every event is admitted again');
	const same = trialBalance(state.value) === trialBalance(here().book.state);
	assert(same, 'what was kept is what comes out');
}

const trialBalance = (state: GroupState): string => JSON.stringify(compact(state).balances);

async function showStatement(): Promise<void> {
	const { parts } = here().connection;
	const history = await historyMended({ ...parts, mends: false });
	assert(history.ok, 'the chain holds');
	memberStatement(history.value.events, { currency: 'INR', memberId: memberAt(4) });
}

let smallBook: Book | undefined;

async function prepareGrowth(): Promise<void> {
	const { book } = await twentyYears();
	smallBook ??= await buildBook(17);
	await put(smallBook, small);
	await put(await fiveTimes(book), large);
}

export const rows: readonly Row[] = [
	{
		name: 'open a group: all balances, new connection',
		budget: { normal: 5.5, slow: 6 },
		aim: { normal: 1.4, slow: 1.6 },
		prepare,
		finish,
		reference: () => openBaseGroup(reference),
		subject: () => openGroup(here().book, large)
	},
	{
		name: 'open a group of 300,000 entries ÷ of 1,000',
		budget: { normal: 2 },
		aim: { normal: 1.2 },
		prepare: prepareGrowth,
		reference: () => openGroup(present(smallBook, 'the row was prepared'), small),
		subject: async () => openGroup((await twentyYears()).book, large)
	},
	{
		name: 'full audit of 60,000 entries',
		budget: { normal: 4.5, slow: 7 },
		aim: { normal: 3.5, slow: 5 },
		runs: 3,
		prepare,
		finish,
		reference: () => base.replay(here().base),
		subject: audit
	},
	{
		name: 'a member’s statement of 1,000 meetings',
		budget: { normal: 0.5, slow: 0.5 },
		aim: { normal: 0.3, slow: 0.3 },
		runs: 3,
		prepare,
		finish,
		reference: () => base.statement(here().base, 8),
		subject: showStatement
	}
];
