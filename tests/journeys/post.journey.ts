import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect } from 'vitest';
import { present } from '#kernel';
import { proofModules } from '#ui/print/proof-modules.ts';
import { createDoor } from '../../src/post/door.ts';
import { folderReader } from '../../src/post/folder-box.ts';
import { jetStreamBox } from '../../src/post/jetstream-box.ts';
import type { AllBoxes } from '../../src/post/post-box.ts';
import { openPostFolder } from '../../src/post/post-folder.ts';
import { runDesk } from '../../src/cli/desk.ts';
import { makeTrial, trialPassphrase } from '../../src/desk/trial.ts';
import type { Phone } from '../support/browser.ts';
import { cameraOn } from '../support/camera.ts';
import { learnCode, touchCode } from '../support/fingers.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { Nodes } from '../support/nats.ts';
import { answerRoll, countBox } from '../support/meeting-hands.ts';
import { chance, held, photograph, toFilm } from '../support/photo.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { quick, random } from '../support/quick-vault.ts';
import { story } from '../support/story.ts';

/**
 * A group, a post box that is a folder, and a phone that is thrown away: the box is set up by card and two codes, a meeting is closed without a network
 * and leaves while the book is locked, another phone brings the book back by card and key paper, and the office writes its month.
 */
const around = mkdtempSync(join(tmpdir(), 'bahi-box-'));
const [folder, desk] = [join(around, 'post'), join(around, 'desk')];
const tools = { random, ...quick };
const [groupName, womanName] = ['Ujala-marker', 'Marigold-marker'];
const started: Phone[] = [];
let door: ReturnType<typeof createDoor>;
/** Where pages lie at nats-server and not in a folder: `npm run check:post` asks the same of it. */
let nodes: Nodes | null = null;
let box: AllBoxes;
let card: Awaited<ReturnType<typeof makeTrial>>;

let phone: Phone;
let hands: Hands;
let codes: readonly (readonly string[])[];
let [keyPaper, sealCode] = ['', ''];
let refusals = 0;

beforeAll(async () => {
	card = await makeTrial(around, { until: Math.floor(Date.now() / 86_400_000) + 365, tools });
	nodes = process.env['POST_ENGINE'] === 'jetstream' ? await Nodes.started(join(around, 'nats')) : null;
	const streams = nodes && jetStreamBox(await nodes.connected('door'));
	box = streams ?? folderReader(folder);
	const opened = { ...(await openPostFolder(folder)), ...(streams && { store: streams }) };
	const failed = (cause: unknown) => void process.stderr.write(String(cause));
	door = createDoor({ ...opened, now: Date.now, behindProxy: false, failed });
});
afterAll(async () => {
	for (const one of started) await one.close();
	await nodes?.stop();
	rmSync(around, { recursive: true, force: true });
});

const step = story('a post box, and a phone that is lost');

async function start(options: Parameters<typeof openPlainPhone>[0] = {}): Promise<void> {
	phone = await openPlainPhone({
		door: (request, response) => void door.emit('request', request, response),
		...options
	});
	started.push(phone);
	hands = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
}

const officers = [/^नारियल/, /^अंगूर/] as const;
async function codeOf(officer: 0 | 1): Promise<void> {
	await hands.touch(hands.button(officers[officer]));
	await touchCode(hands, codes[officer] ?? []);
}

async function openPost(): Promise<void> {
	await hands.tap('book.home-more');
	await hands.tap(new RegExp(`^${hands.say('backup.where-title')}`));
	await hands.tap('backup.post-title');
}

/** Numbers of the seal code on the screen, once they are worked out. */
const codeShown = async (): Promise<string> =>
	present(
		await hands.page
			.getByRole('img', { name: new RegExp(hands.say('meeting.seal-numbers')) })
			.first()
			.getAttribute('aria-label'),
		'a seal code'
	);

/** What the engine behind the door has of a lane. */
const inLane = async (lane: string): Promise<number> => {
	const heads = await Promise.all((await box.boxes()).map((one) => box.heads(one)));
	return heads.flat().filter((name) => name.lane === lane).length;
};

step(
	'the box is set up by its card and the codes of two officers, and every closed page leaves',
	async () => {
		const film = join(around, 'card.y4m');
		const random = chance(7);
		const turns = [-0.04, 0.01, 0.04].map((turn) =>
			photograph(proofModules(card.square), { ...held, turn }, random)
		);
		writeFileSync(film, toFilm(turns));
		await start(cameraOn(film));
		const founded = await foundGroup(hands, { name: groupName, saving: 20, woman: womanName });
		[codes, keyPaper] = [founded.codes, founded.keyPaper];
		await openPost();
		expect(await brokenRules(hands.page)).toEqual([]);
		await hands.tap('action.next');
		expect(await brokenRules(hands.page)).toEqual([]);
		await hands.tap('backup.laptop-heard');
		await hands.type(card.letters.replace(/^./, (letter) => (letter === '7' ? '8' : '7')));
		await hands.tap('action.next');
		await hands.page.getByText(hands.say('backup.post-card-wrong')).first().waitFor();
		// Letters say no ticket: a box that was never used is opened by the square code of its card.
		await hands.type(card.letters);
		await hands.tap('action.next');
		await hands.page.getByText(hands.say('backup.post-shut')).first().waitFor();
		expect(await brokenRules(hands.page)).toEqual([]);
		await hands.tap('desk.verify-camera');
		await codeOf(0);
		await codeOf(1);
		await hands.page.getByText(hands.say('backup.post-left')).first().waitFor();
		expect(await brokenRules(hands.page)).toEqual([]);
		expect(await inLane('p')).toBeGreaterThan(0);
		expect([await inLane('e'), await inLane('k')]).toEqual([1, 1]);
		expect(phone.problems.filter((problem) => !problem.includes('403'))).toEqual([]);
		refusals = phone.problems.length;
	}
);

step(
	'a meeting that is closed without a network waits, and leaves while the book is locked and nobody touches the phone',
	async () => {
		await phone.installed();
		await phone.goOffline();
		for (let back = 0; back < 2; back += 1) await hands.tap('action.back');
		await hands.tap(/^बैठक शुरू/);
		await answerRoll(hands, ['gave', 'gave', 'gave']);
		await hands.at('/meeting/faces');
		await hands.tap('action.back');
		await hands.tap(new RegExp(hands.say('meeting.step-count')));
		await countBox(hands, 60);
		await hands.at('/meeting/close');
		while ((await hands.button('action.next').count()) > 0) await hands.tap('action.next');
		await codeOf(0);
		await hands.page.locator('dialog').waitFor({ state: 'detached' });
		await codeOf(1);
		await hands.page.locator('dialog').waitFor({ state: 'detached' });
		await hands.tap('meeting.close-close-meeting');
		await hands.at('/meeting/sealed');
		sealCode = await codeShown();
		await hands.tap('meeting.seal-done');
		await openPost();
		await hands.tap('backup.post-send');
		await hands.page
			.getByText(/नेटवर्क आने पर/)
			.first()
			.waitFor();
		const before = await inLane('p');
		// Opened anew it is locked; then it is shut.
		await phone.page.goto(`${phone.origin}/`);
		await hands.button(officers[0]).waitFor();
		await phone.page.close();
		await phone.goOnline();
		await networkIsBack();
		await expect.poll(() => inLane('p')).toBeGreaterThan(before);
		expect(phone.problems.slice(refusals)).toEqual([]);
	}
);

step('what lies behind the door says no name, no amount and no group', () => {
	// With the files of nats-server, its logs, and what the door needs.
	const files = [folder, ...(nodes ? [join(around, 'nats')] : [])]
		.flatMap((path) => readdirSync(path, { recursive: true, withFileTypes: true, encoding: 'utf8' }))
		.filter((one) => one.isFile());
	for (const { parentPath, name } of files) {
		const bytes = readFileSync(join(parentPath, name));
		for (const marker of [groupName, womanName, 'MemberJoined', 'amount'])
			expect(bytes.includes(Buffer.from(marker)), `${marker} in ${name}`).toBe(false);
	}
	expect(files.length).toBeGreaterThan(6);
});

step(
	'the phone is thrown away: another one brings the book back, to the page whose seal code stands in a passbook',
	async () => {
		await phone.close();
		await start({ keepsApp: false, realCodes: true });
		await hands.tap('app.shelf-restore');
		await hands.tap('backup.post-title');
		// A computer without a camera takes the picture itself.
		await hands.tap('desk.verify-camera');
		await hands.page.locator('input[type=file]').setInputFiles(join(desk, 'card.gif'));
		await hands.see('backup.restore-look');
		await hands.tap('action.back');
		await hands.type(card.letters);
		await hands.tap('action.next');
		await hands.type(keyPaper);
		await hands.tap('backup.restore-look');
		await hands.see('backup.laptop-same');
		expect(await codeShown()).toBe(sealCode);
		expect(await brokenRules(hands.page)).toEqual([]);
		await hands.tap('backup.laptop-same');
		await hands.tap('backup.restore-write');
		codes = [await learnCode(hands), await learnCode(hands)];
		await hands.see(/^बैठक शुरू/);
		await openPost();
		// It leaves the whole book in its own name: not in this hour, but for a touch.
		await hands.tap('backup.post-send');
		await hands.page.getByText(hands.say('backup.post-left')).first().waitFor();
		expect(phone.problems).toEqual([]);
	}
);

step('the office of the trial pulls, counts and writes the month: the group stands on its page', async () => {
	const today = await phone.today();
	const act = async (name: string, ...more: readonly string[]) => {
		const typed = Readable.from([Buffer.from(`${trialPassphrase}\n`)]);
		return runDesk([name, desk, ...more], typed, { ...tools, today });
	};
	if (nodes) copyFileSync(join(nodes.keys, 'desk', 'nats.seed'), join(desk, 'nats.seed'));
	expect(await act('pull', '--from', nodes?.url ?? folder)).toMatchObject({ code: 0, errors: '' });
	expect(await act('facts')).toMatchObject({ code: 0, out: '1 boxes, 1 read, 1 give facts.\n' });
	const month = today.slice(0, 7);
	expect(await act('report', '--month', month)).toMatchObject({ code: 0 });
	const page = readFileSync(join(desk, 'out', month, 'month.html'), 'utf8');
	// Three women gave twenty rupees each.
	for (const said of [groupName, '60']) expect(page).toContain(said);
	expect(page).not.toContain(womanName);
});

step('two officers stop it, and nothing more leaves', async () => {
	await hands.tap('backup.post-end');
	await codeOf(0);
	await codeOf(1);
	await hands.page.getByText(hands.say('backup.post-ended')).first().waitFor();
	const before = await inLane('p');
	await phone.page.goto(`${phone.origin}/`);
	await codeOf(0);
	await hands.see(/^बैठक शुरू/);
	expect(await inLane('p')).toBe(before);
	expect(phone.problems).toEqual([]);
});

/** The event that the browser sends its worker, by the command of its tools: headless Chromium sends none by itself. */
async function networkIsBack(): Promise<void> {
	const page = await phone.context.newPage();
	await page.goto('about:blank');
	const session = await phone.context.newCDPSession(page);
	const registered = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(phone.origin));
			if (own !== undefined) resolve(own.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	const registrationId = await registered;
	await session.send('ServiceWorker.dispatchSyncEvent', {
		origin: phone.origin,
		registrationId,
		tag: 'bahi-post',
		lastChance: false
	});
	await page.close();
}
