import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { assert, present, toHex } from '#kernel';
import { boxKeyOf, framed, officeKeyOf, readBoxCard, readBoxLetters, stamperOf } from '#vault/post';
import { root } from '../../scripts/root.mjs';
import { toolPath } from '../../scripts/tools.mjs';
import { makeTrial } from '../../src/desk/trial.ts';
import { claimPostFolder, openPostFolder } from '../../src/post/post-folder.ts';
import { freePorts } from '../support/nats.ts';
import { aPage, day, openDoor, register, seedOf, send } from '../support/post-phone.ts';
import { quick, random } from '../support/quick-vault.ts';

const folder = await mkdtemp(join(tmpdir(), 'bahi-trial-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const tools = { random, ...quick };
const aTrial = (root: string) => makeTrial(root, { until: day() + 9, tools });

/** What a phone has of a card. */
async function phoneOf(square: string) {
	const card = await readBoxCard(square);
	assert(card.ok, 'a card that was just made');
	const box = await boxKeyOf(card.value.secret);
	const stamper = await stamperOf(box, await officeKeyOf(seedOf('a phone')));
	const ids = { boxId: toHex(stamper.box), writerId: toHex(stamper.writer) };
	return { card: card.value, phone: { box, stamper, eraKey: seedOf('an era'), ...ids } };
}

test('a door that is killed while phones put has every page that it acknowledged, whole', async () => {
	const { post: dir, square } = await aTrial(join(folder, 'killed'));
	const [port = 0] = await freePorts(1);
	const args = [toolPath('tsx'), 'src/post/serve.ts', '--dir', dir, '--port', String(port)];
	const door = spawn(process.execPath, args, {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		detached: true
	});
	const { pid = 0 } = door;
	onTestFinished(() => {
		if (door.exitCode === null && door.signalCode === null) process.kill(-pid, 'SIGKILL');
	});
	let said = '';
	for await (const part of door.stdout) if ((said += String(part)).includes('\n')) break;
	const origin = `http://127.0.0.1:${port}${present(/\/post\/\w+/.exec(said)?.[0], 'a route')}`;
	await expect(claimPostFolder(dir)).rejects.toThrow('another door is open');
	const { card, phone } = await phoneOf(square);
	const put = { method: 'PUT', body: Buffer.from(card.ticket) };
	expect((await fetch(`${origin}/${phone.boxId}/ticket`, put)).status).toBe(201);

	const pages = await Promise.all(Array.from({ length: 200 }, (_, at) => aPage(phone, at + 1)));
	const acknowledged: Uint8Array[] = [];
	const senders = [0, 1, 2, 3].map(async (lane) => {
		for (let at = lane * 10; at < pages.length; at += 40) {
			const batch = pages.slice(at, at + 10);
			const answer = await fetch(origin, { method: 'POST', body: Buffer.from(framed(batch)) }).catch(
				() => null
			);
			if (answer?.status !== 200) return;
			acknowledged.push(...batch);
			if (acknowledged.length >= 60) process.kill(-pid, 'SIGKILL');
		}
	});
	await Promise.all([...senders, once(door, 'exit')]);
	expect(acknowledged.length).toBeGreaterThanOrEqual(60);

	const giveBack = await claimPostFolder(dir);
	await giveBack();
	const { store } = await openPostFolder(dir);
	const there = await store.heads(phone.boxId);
	for (const page of acknowledged) {
		const name = there.find(({ lane, n }) => lane === 'p' && n === pages.indexOf(page) + 1);
		expect(name && (await store.get(name))).toEqual(page);
	}
	for (const name of there.filter(({ lane }) => lane === 'p'))
		expect(await store.get(name)).toEqual(pages[name.n - 1]);
});

test('of two doors that start in one instant on one folder one opens', async () => {
	const startedApart = async (turns: number) => {
		const dir = await mkdtemp(join(folder, 'at-once-'));
		// As a door that was killed left it.
		await writeFile(join(dir, 'door.sock'), '');
		const later = async () => {
			for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
			return claimPostFolder(dir);
		};
		const both = await Promise.allSettled([claimPostFolder(dir), later()]);
		const open = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
		for (const letGo of open) await letGo();
		return open.length;
	};
	const all = await Promise.all(Array.from({ length: 40 }, (_, at) => startedApart(at % 10)));
	expect(all).toEqual(all.map(() => 1));
});

test('a trial is made once, also where it was killed before its card was whole; the card is read again, and shuts with its box; a line that is no box shuts the door', async () => {
	const made = await aTrial(join(folder, 'twice'));
	expect(await aTrial(join(folder, 'twice'))).toEqual(made);
	const trial = await openPostFolder(made.post);
	const { card, phone } = await phoneOf(made.square);
	expect(readBoxLetters(made.letters)).toEqual({ route: trial.route, secret: card.secret });
	await rm(join(made.desk, 'card.txt'));
	await writeFile(join(made.post, 'offices.txt'), '');
	const again = await aTrial(join(folder, 'twice'));
	expect(again.letters).not.toBe(made.letters);
	expect((await openPostFolder(again.post)).officeKeys).toEqual(trial.officeKeys);
	const door = await openDoor({ ...trial, route: 'k7qw' });
	try {
		expect(await register(door, phone, card.ticket)).toBe(201);
		expect(await send(door, [await aPage(phone, 1)])).toEqual([201]);
		await writeFile(join(made.post, 'shut.txt'), `\n${phone.boxId.toUpperCase()}\n`);
		expect(await send(door, [await aPage(phone, 2)])).toBe(403);
		await writeFile(join(made.post, 'shut.txt'), `${phone.boxId.slice(1)}\n`);
		expect(await send(door, [await aPage(phone, 2)])).toBe(503);
		expect(String(door.failures)).toContain('line 1 is not understood');
		await writeFile(join(made.post, 'route.txt'), 'no route\n');
		await expect(openPostFolder(made.post)).rejects.toThrow('route.txt: line 1');
	} finally {
		await door.close();
	}
});
