import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { present } from '#kernel';
import {
	canFail,
	failAt,
	failEachCall,
	isWrong,
	patience,
	tellResult,
	type Tried
} from './each-call-fails.ts';
import { storedOn } from './example-book.ts';
import type { FaultKind } from './faulty-indexeddb.ts';
import { learnCode, readKeyPaper, seeCode, touchCode } from './fingers.ts';
import { answerQuestions, foundGroup, proveKeyPaper } from './found-group.ts';
import { Hands } from './hands.ts';
import { openPlainPhone } from './plain-phone.ts';
import type { Phone } from './browser.ts';

/*
 * A book comes onto an empty phone, by founding or from a copy, while the database of a real browser fails at one call after the other, in
 * each of eight ways. The screen must say that it is done or that it is not, within its time. What it said to be there must open after a
 * start, with the codes that were given; what it refused leaves no part of a book, and the same touch again makes it whole:
 * `npm run soak -- faults` (`--every 3` fails every third call, `--only "founds, was"` what has these words in its name)
 */

type Action = 'founds' | 'restores';
type Codes = readonly (readonly string[])[];
type Said = 'done' | 'refused' | 'locked' | 'nothing';

/** The button that stands there when the book is stored. */
const isThere = {
	founds: /काग़ज़ मेरे पास है/,
	restores: /^बैठक शुरू/
} as const satisfies Record<Action, RegExp>;

const copy = await makeCopy();
await failEachCall(['founds', 'restores'], failsAt);
tellResult();

async function failsAt(action: Action, kind: FaultKind, call: number): Promise<Tried> {
	const phone = await openPlainPhone({ keepsApp: false });
	try {
		await canFail(phone.context);
		await phone.page.goto(`${phone.origin}/`);
		const hands = new Hands(phone.page);
		const codes = await (action === 'founds'
			? answerQuestions(hands, { name: 'Example', saving: 20 })
			: answerCopy(hands));
		await failAt(phone.page, call, kind);
		await lastTouch(hands, action, codes);
		const said = await heard(hands, action);
		const failed = await failAt(phone.page, 0, kind);
		await judge(phone, {
			action,
			kind,
			said,
			codes,
			text: `${action}, ${kind}, call ${String(call)} (${failed})`
		});
		return { said, failed };
	} finally {
		await phone.close();
	}
}

/** The file and its letters; then both officers have new codes, of which the last picture is not touched yet. */
async function answerCopy(hands: Hands): Promise<Codes> {
	await hands.tap('app.shelf-restore');
	await hands.page.locator('input[type=file]').setInputFiles(copy.file);
	await hands.page.locator('input').first().waitFor();
	await hands.type(copy.keyPaper);
	await hands.tap('backup.restore-look');
	await hands.tap('backup.restore-write');
	const first = await learnCode(hands);
	const second = await seeCode(hands);
	await touchCode(hands, second.slice(0, -1));
	return [first, second];
}

/** The touch after which the book is stored. */
async function lastTouch(hands: Hands, action: Action, codes: Codes): Promise<void> {
	if (action === 'founds') await hands.tap('setup.make');
	else await touchCode(hands, (codes[1] ?? []).slice(-1));
}

/** What the screen says first. A book that is there and could not be shown is locked: it opens with a code. */
function heard(hands: Hands, action: Action): Promise<Said> {
	const alert = hands.page.getByRole('alert').first();
	return Promise.race([
		hands.see(isThere[action], patience).then(() => 'done' as const),
		hands.see(/^नारियल/, patience).then(() => 'locked' as const),
		alert.waitFor({ timeout: patience }).then(() => 'refused' as const)
	]).catch(() => 'nothing' as const);
}

interface Outcome {
	readonly action: Action;
	readonly kind: FaultKind;
	readonly said: Said;
	readonly codes: Codes;
	/** Which action, fault and call. */
	readonly text: string;
}

/** What was said is true now, after the same touch once more where it was refused, and after a start. */
async function judge(phone: Phone, { action, kind, said, codes, text }: Outcome): Promise<void> {
	const hands = new Hands(phone.page);
	try {
		if (said === 'nothing') throw new Error('the screen says nothing');
		// A browser that lies wrote a part; the start tells what is missing.
		if (said === 'refused' && kind === 'loses what it was given') return;
		const before = await storedOn(phone);
		if (said !== 'refused' && before.records === 0) throw new Error('nothing is stored');
		let last: Said = said;
		if (said === 'refused') {
			await hands.tap(action === 'founds' ? 'setup.make' : 'backup.restore-write');
			last = await heard(hands, action);
			if (last === 'refused' || last === 'nothing') throw new Error(`the same touch again: ${last}`);
		}
		// At the lock it goes on where people are.
		if (last !== 'locked') await phone.page.goto(`${phone.origin}/`);
		if (action === 'founds') await proveKeyPaper(hands, await openedAtKeyPaper(hands, codes));
		else await unlock(hands, codes);
		await hands.see(/^बैठक शुरू/, patience);
		for (const problem of phone.problems) if (problem.startsWith('not caught')) throw new Error(problem);
	} catch (error) {
		isWrong(
			`${text}: said ${said}; ${String(error).split('\n')[0] ?? ''}; the screen: ${await hands.text()}`
		);
	}
}

/** Founding goes on at the key paper after a start. @returns its letters */
async function openedAtKeyPaper(hands: Hands, codes: Codes): Promise<string> {
	await unlock(hands, codes);
	await hands.see(/काग़ज़ मेरे पास है/, patience);
	return readKeyPaper(hands);
}

async function unlock(hands: Hands, codes: Codes): Promise<void> {
	await hands.tap(/^नारियल/);
	await touchCode(hands, present(codes[0], 'the president has a code'));
}

/** A group of three and its copy, made on another phone. */
async function makeCopy(): Promise<{ readonly file: string; readonly keyPaper: string }> {
	const phone = await openPlainPhone({ keepsApp: false });
	try {
		const hands = new Hands(phone.page);
		await phone.page.goto(`${phone.origin}/`);
		const { codes, keyPaper } = await foundGroup(hands, { name: 'Example', saving: 20 });
		await hands.see(/^बैठक शुरू/);
		await phone.page.goto(`${phone.origin}/backup`);
		await unlock(hands, codes);
		await hands.tap('backup.make');
		await hands.see('backup.give');
		const [download] = await Promise.all([phone.page.waitForEvent('download'), hands.tap('backup.give')]);
		const file = join(mkdtempSync(join(tmpdir(), 'faults-')), 'copy.txt');
		await download.saveAs(file);
		return { file, keyPaper };
	} finally {
		await phone.close();
	}
}
