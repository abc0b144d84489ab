import { assert, present, type OperationId } from '#kernel';
import type { Command } from '#group';
import { money } from '#money';
import type { Row } from '../frame.ts';
import { append, readMeeting, renumbered, type BaseMeeting } from '../reference/base.ts';
import { closing, entriesAMeeting, memberAt } from '../workload.ts';
import { LiveBook, put, putBase, twentyYears, withOneFlush } from './real-book.ts';
import { executeNamed } from '../../tests/support/by-codes.ts';

/** Both resolve when they are on disk; each has the thousand meetings before it. */
interface Both {
	readonly live: LiveBook;
	readonly base: IDBDatabase;
	readonly meeting: BaseMeeting;
}

let both: Both | undefined;
let baseNumber = 0;
const here = (): Both => present(both, 'the row was prepared');
const operation = (): OperationId => here().live.session.newId() as OperationId;

async function prepare(): Promise<void> {
	const { book, base } = await twentyYears();
	await put(book, 'bench-live');
	baseNumber = base.length;
	const meeting = present(base.at(-1), 'there are meetings');
	both = { live: new LiveBook(book, 'bench-live'), base: await putBase(base, 'bench-base'), meeting };
}

function finish(): Promise<void> {
	here().live.close();
	here().base.close();
	both = undefined;
	return Promise.resolve();
}

async function execute(...commands: readonly Command[]): Promise<void> {
	const done = await withOneFlush(() => executeNamed(here().live.session, operation(), ...commands));
	assert(done.ok, 'what is measured is written');
}

/** Each run adds a row to its meeting, which is opened if none is open. */
async function withOpenMeeting(entries: number): Promise<void> {
	const { live } = here();
	if (live.session.state.openMeeting === null) await live.openMeeting(entries);
}

async function saveBaseEntry(): Promise<void> {
	const { base, meeting } = here();
	const mt = (baseNumber += 1);
	await append(base, renumbered({ ...meeting, e: meeting.e.slice(0, 1) }, mt));
	assert((await readMeeting(base, mt)) !== undefined, 'what is written is there');
}

/**
 * Milliseconds of one flush on a cheap phone's flash, half of the performance plan's assumption. The disk of a developer's machine
 * needs less than one, unlike a phone (docs/PERFORMANCE.md).
 */
const flush = 5;

export const rows: readonly Row[] = [
	{
		name: 'save a meeting of 60 entries, in one flush',
		budget: { normal: 3.2, slow: 3.4 },
		aim: { normal: 2.2, slow: 2.5 },
		flush,
		prepare,
		finish,
		fresh: () => withOpenMeeting(entriesAMeeting - 2),
		reference: () => append(here().base, renumbered(here().meeting, (baseNumber += 1))),
		subject: () => execute(...closing(here().live.session.state))
	},
	{
		name: 'one entry in a meeting, in one flush, read back',
		budget: { normal: 1.5, slow: 1.5 },
		aim: { normal: 1, slow: 1 },
		flush,
		prepare,
		finish,
		fresh: () => withOpenMeeting(entriesAMeeting / 2),
		reference: saveBaseEntry,
		subject: () => {
			const on = present(here().live.session.state.openMeeting, 'a meeting is open').day;
			const saving = { memberId: memberAt(4), fund: 'voluntary', amount: money(1000) } as const;
			return execute({ type: 'DepositSaving', on, ...saving });
		}
	}
];
