import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { present } from '#kernel';
import { buildFolder } from '../../scripts/build.mjs';
import { openPlainPhone, still } from '../support/plain-phone.ts';
import { openPhone, type Phone } from '../support/browser.ts';
import { listenIn, saidOn } from '../screens/speech.ts';
import { readKeyPaper, touchCode } from '../support/fingers.ts';
import { foundUntilKeyPaper, proveKeyPaper } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { unlockPractice } from '../support/meeting-hands.ts';

/** The one paper that brings a book back: it cannot be missed, can be made again by two, and a copy says whether it is there. */
const profile = mkdtempSync(join(tmpdir(), 'bahi-key-paper-'));
const started: Phone[] = [];

afterAll(async () => {
	for (const phone of started) await phone.close();
	rmSync(profile, { recursive: true, force: true });
});

async function start(options: Parameters<typeof openPlainPhone>[0]): Promise<{ phone: Phone; hands: Hands }> {
	const phone = await openPlainPhone(options);
	started.push(phone);
	return { phone, hands: new Hands(phone.page) };
}

/** What Chromium's share sheet takes of text (MDN, "Web Share API", shareable file types); `.bahi` is not there. */
function shareSheet(): void {
	const shared: string[] = [];
	const takes = (file: File): boolean =>
		file.type.startsWith('text/') && /\.(?:css|csv|ehtml|html?|shtml?|te?xt)$/.test(file.name);
	const canShare = ({ files = [] }: ShareData): boolean => files.length > 0 && files.every(takes);
	const share = ({ files = [] }: ShareData): Promise<void> => {
		if (!canShare({ files })) return Promise.reject(new DOMException('no', 'NotAllowedError'));
		for (const { name } of files) shared.push(name);
		document.documentElement.dataset['shared'] = shared.join(' ');
		return Promise.resolve();
	};
	Object.defineProperties(navigator, { canShare: { value: canShare }, share: { value: share } });
}

async function open(hands: Hands, place: string, code: readonly string[]): Promise<void> {
	await hands.tap(new RegExp(`^${place}`));
	await touchCode(hands, code);
}

test('a phone that dies while the key paper is shown shows the same letters again, until they were typed back', async () => {
	const { phone, hands } = await start({ profile });
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	// Most groups practise first: then the phone has two books, and its shelf asks which.
	await hands.tap('app.shelf-practice');
	await hands.tap('action.lock');
	await hands.tap('action.back');
	const { codes, keyPaper } = await foundUntilKeyPaper(hands, { name: 'Ujala', saving: 20 });
	await phone.page.reload();
	await open(hands, 'नारियल', codes[0] ?? []);
	await hands.see(/काग़ज़ मेरे पास है/);
	await phone.kill();

	const later = await start({ profile, port: Number(new URL(phone.origin).port) });
	await later.phone.page.goto(`${later.phone.origin}/`);
	await open(later.hands, 'नारियल', codes[0] ?? []);
	await later.hands.see(/काग़ज़ मेरे पास है/);
	expect(await readKeyPaper(later.hands)).toBe(keyPaper);

	await later.phone.page.reload();
	await open(later.hands, 'नारियल', codes[0] ?? []);
	await later.hands.see(/काग़ज़ मेरे पास है/);
	await proveKeyPaper(later.hands, keyPaper);
	await later.hands.see(/^बैठक शुरू/);

	await later.phone.page.reload();
	await later.hands.tap(/ वाली किताब$/);
	await open(later.hands, 'नारियल', codes[0] ?? []);
	await later.hands.see(/^बैठक शुरू/);
	expect(later.phone.problems).toEqual([]);
}, 240_000);

test('two officers make a new key paper; a copy without it says so, and only a copy that an app took is away', async () => {
	const phone = await openPhone({ keepsApp: false, context: still });
	started.push(phone);
	await listenIn(phone.context);
	const hands = new Hands(phone.page);
	await phone.page.addInitScript(shareSheet);
	await phone.page.goto(`${phone.origin}/`);
	const { codes, keyPaper } = await foundUntilKeyPaper(hands, { name: 'Ujala', saving: 20 });
	await proveKeyPaper(hands, keyPaper);
	await hands.see(/^बैठक शुरू/);

	await phone.page.goto(`${phone.origin}/backup`);
	await open(hands, 'नारियल', codes[0] ?? []);
	await hands.tap(/^नया चाबी वाला काग़ज़/);
	await hands.tap(/^एक काग़ज़/);
	await open(hands, 'नारियल', codes[0] ?? []);
	await open(hands, 'अंगूर', codes[1] ?? []);
	await hands.see(/काग़ज़ मेरे पास है/);
	const newPaper = await readKeyPaper(hands);
	expect(newPaper).not.toBe(keyPaper);

	await phone.page.goto(`${phone.origin}/backup`);
	await open(hands, 'नारियल', codes[0] ?? []);
	await hands.see(/काग़ज़ मेरे पास है/);
	// The page that lay under the lock is not opened on the way.
	expect(await saidOn(phone.page)).not.toContain(hands.say('backup.prompt'));
	await phone.page.goBack();
	await phone.page.goto(`${phone.origin}/`);
	await open(hands, 'नारियल', codes[0] ?? []);
	await proveKeyPaper(hands, newPaper);
	await hands.see(/^बैठक शुरू/);

	await phone.page.goto(`${phone.origin}/backup`);
	await open(hands, 'नारियल', codes[0] ?? []);
	await hands.tap('backup.make');
	await hands.see('backup.give');
	expect(await hands.text()).not.toContain(hands.say('backup.recovery-paper-unproved'));
	await hands.tap('backup.give');
	await phone.page.getByText(hands.say('backup.shared')).waitFor();
	const shared = await phone.page.evaluate(() => document.documentElement.dataset['shared']);
	expect(shared).toMatch(/^[a-z-]+-\d{4}-\d\d-\d\d\.txt$/);
	expect(phone.problems).toEqual([]);
}, 240_000);

test('a lock whose worker breaks without a word opens all the same', async () => {
	const folder = join(buildFolder, '_app/immutable/workers');
	const worker = present(
		readdirSync(folder).find((name) => name.startsWith('argon2-worker')),
		'the build has the worker'
	);
	const broken = 'self.onmessage = async () => { throw new Error("no room"); };';
	const { phone, hands } = await start({
		keepsApp: false,
		instead: new Map([[`/_app/immutable/workers/${worker}`, broken]])
	});
	await phone.page.goto(`${phone.origin}/`);
	// Its officers share one code: each code is computed in JavaScript here, for seconds.
	await hands.tap('app.shelf-practice');
	await hands.see(/^बैठक शुरू/);
	await hands.tap('action.lock');
	await unlockPractice(hands);
	await hands.see(/^बैठक शुरू/, 60_000);
	expect(await hands.button(/^बैठक शुरू/).isVisible()).toBe(true);
}, 240_000);
