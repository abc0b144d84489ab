import {
	canFail,
	failAt,
	failEachCall,
	isWrong,
	patience,
	tellResult,
	type Tried
} from './each-call-fails.ts';
import { ExampleBook, type Stored } from './example-book.ts';
import type { FaultKind } from './faulty-indexeddb.ts';

/*
 * A real book in a real browser whose database fails at one call after the other, in each of eight ways: while a woman gives, and while two
 * officers close the meeting. The screen must say that it is done or that it is not, within its time; what it said to be there must be
 * there after a start, once, and what failed can be done again: `npm run soak -- faults` (`--every 3` fails every third call,
 * `--only "closes, was"` what has these words in its name)
 */

let book = await newBook();
try {
	await failEachCall(['gives', 'closes'], failsAt);
} finally {
	await closeBook();
}
tellResult();

async function failsAt(action: 'gives' | 'closes', kind: FaultKind, call: number): Promise<Tried> {
	const given = action === 'gives' ? await book.atRoll() : 0;
	if (action === 'closes') await book.atClosing();
	const before = await book.stored();
	const { page } = book.phone;
	await failAt(page, call, kind);
	await (action === 'gives' ? book.gave() : book.hands.button('meeting.close-close-meeting')).click();
	const done = action === 'gives' ? book.hasGiven(given) : book.hands.at('/meeting/sealed');
	const said = await Promise.race([
		done.then(() => 'done' as const),
		page
			.getByRole('alert')
			.waitFor({ timeout: patience })
			.then(() => 'refused' as const)
	]).catch(() => 'nothing' as const);
	done.catch(() => undefined);
	const failed = await failAt(page, 0, kind);
	const now = await book.stored();
	if (said === 'refused' && kind === 'loses what it was given')
		await beginsAnew(`${action}, call ${String(call)} (${failed})`);
	else if (!isRight(action, said, before, now))
		isWrong(
			`${action}, ${kind}, call ${String(call)} (${failed}): said ${said}; ${JSON.stringify(before)}, then ${JSON.stringify(now)}`
		);
	return { said, failed };
}

async function newBook(): Promise<ExampleBook> {
	const made = await ExampleBook.found();
	await canFail(made.phone.context);
	return made;
}

async function closeBook(): Promise<void> {
	for (const problem of book.phone.problems) if (problem.startsWith('not caught')) isWrong(problem);
	await book.phone.close();
}

/**
 * What a browser that lies has half written was told. After a start the book opens, or is missed and comes back from the second copy; others
 * go on with one that is whole.
 */
async function beginsAnew(after: string): Promise<void> {
	await book
		.opensOrComesBack()
		.catch(async (error: unknown) =>
			isWrong(`${after}: the book does not open: ${await book.hands.text()} ${String(error)}`)
		);
	await closeBook();
	book = await newBook();
}

function isRight(
	action: 'gives' | 'closes',
	said: 'done' | 'refused' | 'nothing',
	before: Stored,
	now: Stored
): boolean {
	const isThere =
		action === 'gives'
			? now.records === before.records && now.rows === before.rows + 1
			: now.records === before.records + 1 && now.rows === 0;
	const isAsBefore = now.records === before.records && now.rows === before.rows;
	if (said === 'nothing') return false;
	return said === 'done' ? isThere : isThere || isAsBefore;
}
