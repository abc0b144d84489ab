import { parseArgs } from 'node:util';
import { namesHelper } from '../tasks/glass.ts';
import { ExampleBook, type Stored } from './example-book.ts';
import { installFaults } from './faults-in-page.ts';
import { callsOfIndex, callsOfStore, faultKinds, type FaultKind } from './faulty-indexeddb.ts';

/*
 * A real book in a real browser whose database fails at one call after the other, in each of eight ways: while a woman gives, and while two
 * officers close the meeting. The screen must say that it is done or that it is not, within its time; what it said to be there must be
 * there after a start, once, and what failed can be done again: `npm run soak -- faults` (`--every 3` fails every third call,
 * `--only "closes, was"` what has these words in its name)
 */

const { values } = parseArgs({
	options: { every: { type: 'string', default: '1' }, only: { type: 'string', default: '' } }
});
const every = Number(values.every);
/** Milliseconds in which the screen must say something. */
const patience = 30_000;

const wrong: string[] = [];
let book = await newBook();
let failedCalls = 0;
const answers = { done: 0, refused: 0 };

try {
	for (const action of ['gives', 'closes'] as const)
		for (const kind of Object.keys(faultKinds) as FaultKind[]) {
			if (!`${action}, ${kind}`.includes(values.only)) continue;
			let call = 1;
			while (await failsAt(action, kind, call)) call += every;
			console.log(`${action}, ${kind}: ${String(call - 1)} calls, ${String(wrong.length)} wrong`);
		}
} finally {
	await closeBook();
}
console.log(
	`${String(failedCalls)} failed calls: ${String(answers.done)} done all the same, ${String(answers.refused)} refused; ${String(wrong.length)} wrong`
);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** @returns false where the action was done before it came to that call */
async function failsAt(action: 'gives' | 'closes', kind: FaultKind, call: number): Promise<boolean> {
	const given = action === 'gives' ? await book.atRoll() : 0;
	if (action === 'closes') await book.atClosing();
	const before = await book.stored();
	const { page } = book.phone;
	await page.evaluate(
		([at, how]) => Object.assign(globalThis.faultOfPage, { at, kind: how, calls: 0, failed: '' }),
		[call, kind] as const
	);
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
	const failed = await page.evaluate(() => {
		const { failed: name } = globalThis.faultOfPage;
		globalThis.faultOfPage.at = 0;
		return name;
	});
	const now = await book.stored();
	if (said === 'refused' && kind === 'loses what it was given')
		await beginsAnew(`${action}, call ${String(call)} (${failed})`);
	else if (!isRight(action, said, before, now))
		isWrong(
			`${action}, ${kind}, call ${String(call)} (${failed}): said ${said}; ${JSON.stringify(before)}, then ${JSON.stringify(now)}`
		);
	if (failed === '') return false;
	failedCalls += 1;
	if (said !== 'nothing') answers[said] += 1;
	return true;
}

async function newBook(): Promise<ExampleBook> {
	const made = await ExampleBook.found();
	await made.phone.context.addInitScript(namesHelper);
	await made.phone.context.addInitScript(installFaults, { store: callsOfStore, index: callsOfIndex });
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

/** Told at once: what is wrong may stop what comes after it. */
function isWrong(text: string): void {
	wrong.push(text);
	console.error(text);
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
