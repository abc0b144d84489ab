import { afterAll, beforeAll, expect } from 'vitest';
import { openPhone, type Phone } from '../support/browser.ts';
import { still } from '../support/plain-phone.ts';
import type { Hands } from '../support/hands.ts';
import { answerRoll, approve, countBox, openPractice } from '../support/meeting-hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { story } from '../support/story.ts';

/** The receipt of a meeting leaves as one picture: nobody is named in it, and a phone that refuses loses nothing. */
let phone: Phone;
let hands: Hands;

/** What the page notes: every word that was written on a picture, and what the share sheet was given. */
interface Noted {
	readonly written: string[];
	readonly given: File[];
	/** How the share sheet answers: the name of its refusal, or nothing where it takes the file. */
	answer: string | null;
}

beforeAll(async () => {
	phone = await openPhone({ keepsApp: false, isQuiet: true, context: still });
	await phone.page.addInitScript(note);
	hands = await openPractice(phone);
});

afterAll(() => phone.close());

const step = story('the receipt of a meeting');

// 1,460 in the box; nineteen women give 20 and 5 for help, one stays away: 1,460 + 19 × 25 = 1,935.
step('the last screen of a meeting says what the evening brought', async () => {
	await hands.tap(/^बैठक शुरू/);
	await answerRoll(hands, [...Array.from({ length: 19 }, () => 'gave' as const), 'absent']);
	await hands.page.goto(`${phone.origin}/meeting/count`);
	await approve(hands, 'president');
	await countBox(hands, 1935);
	await hands.at('/meeting/close');
	expect(await brokenRules(hands.page)).toEqual([]);
	await approve(hands, 'president');
	await approve(hands, 'treasurer');
	await hands.tap('meeting.close-close-meeting');
	await hands.at('/meeting/sealed');
	const said = async (key: Parameters<Hands['say']>[0]): Promise<string> => {
		const row = hands.page.getByRole('img', { name: hands.say(key) });
		await row.waitFor();
		return (await row.locator('text').last().textContent()) ?? '';
	};
	expect(await said('meeting.close-box-before')).toBe('1,460');
	expect(await said('meeting.close-saved')).toBe('380');
	expect(await said('meeting.other-social-in')).toBe('95');
	expect(await said('meeting.close-box-now')).toBe('1,935');
	expect(await brokenRules(hands.page)).toEqual([]);
	expect(phone.problems).toEqual([]);
});

step('a share sheet that is closed leaves all as it was', async () => {
	await answerWith('AbortError');
	await share();
	await expect.poll(timesGiven).toBe(1);
	await hands.page.getByRole('img', { name: hands.say('meeting.close-box-now') }).waitFor();
	expect(phone.problems).toEqual([]);
});

step('a phone that refuses keeps the picture as a file', async () => {
	await answerWith('NotAllowedError');
	const download = hands.page.waitForEvent('download');
	await share();
	expect((await download).suggestedFilename()).toMatch(/^meeting-\d{4}-\d\d-\d\d\.png$/);
	expect(phone.problems).toEqual([]);
});

step('the picture is a PNG with nothing beside it, and names nobody', async () => {
	await answerWith(null);
	const before = await timesGiven();
	await share();
	await expect.poll(timesGiven).toBe(before + 1);
	const written = await wordsWritten();
	const { bytes, type } = await lastGiven();
	expect(type).toBe('image/png');
	expect(chunksOf(bytes)).toEqual(['IHDR', 'IDAT', 'IEND']);
	expect(widthOf(bytes)).toBe(1080);
	// Figures, the day, the numbers of the seal, and that it is practice.
	expect([...new Set(written)].filter((word) => !/^[\d,×\s-]+$/.test(word))).toEqual([
		hands.say('school.practice-mark')
	]);
	expect(written).toContain('1,935');
	await share('print.with-names');
	await expect.poll(async () => (await wordsWritten()).join(' ')).toContain('अभ्यास समूह');
	expect(phone.problems).toEqual([]);
});

/** The name is asked for where the picture is sent. */
async function share(name?: 'print.with-names'): Promise<void> {
	await hands.tap('action.share');
	if (name !== undefined) await hands.tap(name);
	const sheet = hands.page.getByRole('dialog');
	await hands.touch(sheet.getByRole('button', { name: hands.say('action.share'), exact: true }));
}

/** From here on; what was written before, by whoever measures letters, is forgotten. */
const answerWith = (answer: string | null): Promise<void> =>
	hands.page.evaluate((said) => {
		const all = (globalThis as unknown as { noted: Noted }).noted;
		all.answer = said;
		all.written.length = 0;
	}, answer);

const wordsWritten = (): Promise<readonly string[]> =>
	hands.page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.written);

const timesGiven = (): Promise<number> =>
	hands.page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.given.length);

/** A picture is half a million bytes: it leaves the page once. */
async function lastGiven(): Promise<{ readonly type: string; readonly bytes: Uint8Array }> {
	const { type, base64 } = await hands.page.evaluate(async () => {
		const file = (globalThis as unknown as { noted: Noted }).noted.given.at(-1);
		if (file === undefined) throw new Error('nothing was shared');
		const bytes = new Uint8Array(await file.arrayBuffer());
		return { type: file.type, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
	});
	return { type, bytes: Buffer.from(base64, 'base64') };
}

/** Names of the parts of a PNG; those that repeat once. */
function chunksOf(bytes: Uint8Array): readonly string[] {
	const view = viewOf(bytes);
	const names = new Set<string>();
	for (let at = 8; at < view.byteLength; at += 12 + view.getUint32(at))
		names.add(String.fromCharCode(...bytes.slice(at + 4, at + 8)));
	return [...names];
}

const widthOf = (bytes: Uint8Array): number => viewOf(bytes).getUint32(16);

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
	new DataView(buffer, byteOffset, byteLength);

/** Runs in the page from its first moment. */
function note(): void {
	const all: Noted = { written: [], given: [], answer: null };
	(globalThis as unknown as { noted: Noted }).noted = all;
	const write = Reflect.get(CanvasRenderingContext2D.prototype, 'fillText') as (
		...given: readonly unknown[]
	) => void;
	CanvasRenderingContext2D.prototype.fillText = function (...given) {
		all.written.push(given[0]);
		write.apply(this, given);
	};
	Object.assign(navigator, {
		canShare: () => true,
		share: ({ files }: { files: readonly File[] }) => {
			all.given.push(...files);
			return all.answer === null ? Promise.resolve() : Promise.reject(new DOMException('no', all.answer));
		}
	});
}
