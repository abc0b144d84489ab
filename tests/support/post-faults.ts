import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sameBytes } from '#kernel';
import { jetStreamBox } from '../../src/post/jetstream-box.ts';
import type { PostBox, PostName } from '../../src/post/post-box.ts';
import { natsServer, Nodes } from './nats.ts';

// `npm run check:post`: faults of nats-server under load. Of every page that was acknowledged it is asked, byte by byte, whether it is there.

const { values } = parseArgs({
	options: { pages: { type: 'string', default: '3000' }, subjects: { type: 'string', default: '0' } }
});
const [count, subjects] = [Number(values.pages), Number(values.subjects)];
const folder = mkdtempSync(join(tmpdir(), 'bahi-faults-'));

/** A page of a group, always the same, as long as one of twenty women. */
function page(at: number): readonly [PostName, Uint8Array] {
	const hex = (value: number) => value.toString(16).padStart(32, '0');
	const box = hex(1 + Math.floor(at / 12));
	const name = { lane: 'p', box, writer: hex(7), n: 1 + (at % 12), year: 2026 } as const;
	const bytes = new Uint8Array(3306);
	for (let place = 0; place < bytes.length; place += 1)
		bytes[place] = (at * 31 + place * 7 + (place >> 8)) & 255;
	return [name, bytes];
}

interface Load {
	readonly acknowledged: Set<number>;
	/** Puts that were refused or not answered, and sent again. */
	refused: number;
	/** Answers that would show a clone: there is none. */
	other: number;
	/** Milliseconds between two acknowledgements. */
	silence: number;
}

/** Phones put pages, each until it is acknowledged, so many beside each other. */
async function putAll(store: PostBox, pages: readonly number[], load: Load): Promise<void> {
	let last = performance.now();
	const waiting = pages.values();
	const phone = async () => {
		for (const at of waiting)
			for (let isThere = false; !isThere;)
				try {
					const told = await store.put(...page(at));
					if (told === 'other') load.other += 1;
					isThere = true;
					load.acknowledged.add(at);
					load.silence = Math.max(load.silence, performance.now() - last);
					last = performance.now();
				} catch {
					load.refused += 1;
					await wait(100 + Math.random() * 200);
				}
	};
	await Promise.all(Array.from({ length: 64 }, phone));
}

const newLoad = (): Load => ({ acknowledged: new Set(), refused: 0, other: 0, silence: 0 });
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

/** How many acknowledged pages are not there, or are other bytes; asked again where the engine cannot answer yet. */
async function missing(store: PostBox, { acknowledged }: Load): Promise<number> {
	let gone = 0;
	const waiting = acknowledged.values();
	const look = async () => {
		for (const at of waiting) {
			const [name, bytes] = page(at);
			for (let tries = 0; ; tries += 1)
				try {
					const there = await store.get(name);
					if (there === null || !sameBytes(there, bytes)) gone += 1;
					break;
				} catch (cause) {
					if (tries > 100) throw cause;
					await wait(100);
				}
		}
	};
	await Promise.all(Array.from({ length: 32 }, look));
	return gone;
}

const rows: string[][] = [];
const verdict = { isWrong: false };
async function told(fault: string, store: PostBox, load: Load, more = ''): Promise<void> {
	const gone = await missing(store, load);
	if (gone > 0 || load.other > 0) verdict.isWrong = true;
	const { acknowledged, refused, other, silence } = load;
	rows.push(
		[fault, acknowledged.size, gone, other, refused, `${(silence / 1000).toFixed(1)} s`, more].map(String)
	);
	process.stdout.write(`${rows.at(-1)?.join(' · ')}\n`);
}

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** The leader of the pages, by the engine's word. */
async function leaderOf(nodes: Nodes): Promise<number> {
	const keeper = await nodes.connected('keeper');
	try {
		for (;;) {
			const answer = await keeper
				.request('$JS.API.STREAM.INFO.POST', '', { timeout: 2000 })
				.catch(() => null);
			const leader = answer?.json<{ cluster?: { leader?: string } }>().cluster?.leader;
			if (leader) return Number(leader.split('-')[1]);
			await wait(100);
		}
	} finally {
		await keeper.close();
	}
}

async function killedWhilePutting(nodes: Nodes, store: PostBox, load: Load): Promise<void> {
	const killer = async () => {
		for (const part of [0.3, 0.6]) {
			while (load.acknowledged.size < count * part) await wait(5);
			const node = nodes.count === 1 ? 0 : await leaderOf(nodes);
			await nodes.kill(node);
			await wait(nodes.count === 1 ? 0 : 3000);
			await nodes.start([node]);
		}
	};
	await Promise.all([putAll(store, numbers(0, count), load), killer()]);
}

async function one(): Promise<void> {
	const nodes = await Nodes.started(join(folder, 'one'));
	const store = jetStreamBox(await nodes.connected('door'));
	const load = newLoad();
	const from = performance.now();
	await killedWhilePutting(nodes, store, load);
	await told('one node, kill -9 twice under load', store, load, `${seconds(from)} in all`);
	await nodes.kill(0);
	const again = performance.now();
	await nodes.start([0]);
	const up = seconds(again);
	await told('one node, kill -9 and started again', store, load, `answers after ${up}`);
	await nodes.stop();
}

async function three(): Promise<void> {
	const nodes = await Nodes.started(join(folder, 'three'), 3);
	const store = jetStreamBox(await nodes.connected('door'));
	const load = newLoad();
	await killedWhilePutting(nodes, store, load);
	await told('three nodes, kill -9 of the leader twice under load', store, load);

	await stoodStill(nodes, store, load);
	await cutOff(nodes, store, load);
	const node = ((await leaderOf(nodes)) + 1) % 3;
	await nodes.kill(node);
	nodes.wipe(node);
	const from = performance.now();
	await nodes.start([node]);
	while ((await nodes.messagesOn(node)) < load.acknowledged.size) await wait(100);
	await told('three nodes, one wiped', store, load, `has all again after ${seconds(from)}`);

	const [first, second] = [await leaderOf(nodes), ((await leaderOf(nodes)) + 1) % 3];
	await nodes.kill(first);
	await nodes.kill(second);
	const alone = newLoad();
	const late = await Promise.race([store.put(...page(count)), wait(12_000)]).catch(() => 'refused');
	if (late === 'new') verdict.isWrong = true;
	await nodes.start([first, second]);
	await leaderOf(nodes);
	await putAll(store, [count], alone);
	load.acknowledged.add(count);
	await told('three nodes, two dead: a put is refused; both back', store, load, `the put: ${String(late)}`);

	await nodes.stop();
	for (const each of [0, 1, 2]) nodes.wipe(each);
	await nodes.start();
	await nodes.makeStreams();
	const filled = newLoad();
	const start = performance.now();
	const fresh = jetStreamBox(await nodes.connected('door'));
	await putAll(fresh, [...load.acknowledged], filled);
	await told('three nodes, all wiped; phones put again', fresh, filled, seconds(start));
	await nodes.stop();
}

/** The leader hears nothing for so long that the others have another one; then it goes on where it stood, believing that it leads. */
async function stoodStill(nodes: Nodes, store: PostBox, load: Load): Promise<void> {
	const leader = await leaderOf(nodes);
	const late = newLoad();
	nodes.hold(leader, true);
	const from = performance.now();
	const putting = putAll(store, numbers(count + 100, count + 200), late);
	while (late.acknowledged.size === 0 && performance.now() - from < 60_000) await wait(50);
	const another = seconds(from);
	await wait(3000);
	nodes.hold(leader, false);
	await putting;
	await told(
		'three nodes, the leader stands still and goes on',
		store,
		late,
		`others took pages after ${another}`
	);
	for (const at of late.acknowledged) load.acknowledged.add(at);
}

/** The leader loses the wires to the others and keeps its door: what is put at that door is not acknowledged, and the others go on. */
async function cutOff(nodes: Nodes, store: PostBox, load: Load): Promise<void> {
	const leader = await leaderOf(nodes);
	const alone = jetStreamBox(await nodes.connected('door', leader));
	const others = jetStreamBox(await nodes.connected('door', (leader + 1) % 3));
	nodes.cutOff(leader, true);
	const from = performance.now();
	const put = numbers(count + 300, count + 305).map((at) => alone.put(...page(at)).catch(() => 'refused'));
	const late = newLoad();
	const putting = putAll(others, numbers(count + 400, count + 500), late);
	while (late.acknowledged.size === 0 && performance.now() - from < 60_000) await wait(50);
	const another = seconds(from);
	const answers = await Promise.all(put);
	await putting;
	nodes.cutOff(leader, false);
	const taken = answers.filter((answer) => answer === 'new').length;
	if (taken > 0) verdict.isWrong = true;
	await putAll(store, numbers(count + 300, count + 305), late);
	const more = `its own door: ${taken} of 5 acknowledged; others took pages after ${another}`;
	await told('three nodes, the leader cut off from the others and not from its door', store, late, more);
	for (const at of late.acknowledged) load.acknowledged.add(at);
}

/** So many pages under a byte each, then `kill -9`: what a start takes is by the number of subjects. */
async function manySubjects(): Promise<void> {
	const nodes = await Nodes.started(join(folder, 'many'));
	const store = jetStreamBox(await nodes.connected('door'));
	const short = (at: number) => [page(at)[0], new Uint8Array([at & 255])] as const;
	const waiting = numbers(0, subjects).values();
	const put = async () => {
		for (const at of waiting) await store.put(...short(at));
	};
	const from = performance.now();
	await Promise.all(Array.from({ length: 256 }, put));
	const putIn = seconds(from);
	await nodes.kill(0);
	const again = performance.now();
	await nodes.start([0]);
	const up = seconds(again);
	const there = await nodes.messagesOn(0);
	if (there !== subjects) verdict.isWrong = true;
	const memory = await nodes.memoryOf(0);
	process.stdout.write(
		`${subjects} subjects, put in ${putIn}; kill -9 · there ${there} · answers after ${up} · ${memory} MB\n`
	);
	await nodes.stop();
}

/** Asks for root, since a small disk is mounted. */
async function fullDisk(): Promise<void> {
	const small = join(folder, 'small');
	mkdirSync(small);
	execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', small]);
	try {
		const nodes = await Nodes.started(small);
		const store = jetStreamBox(await nodes.connected('door'));
		const load = newLoad();
		let why = '';
		for (let at = 0; why === '' && at < 10_000; at += 1)
			try {
				if ((await store.put(...page(at))) !== 'new') load.other += 1;
				load.acknowledged.add(at);
			} catch (cause) {
				why = String(cause);
			}
		if (why === '') verdict.isWrong = true;
		await told('disk full', store, load, why);
		execFileSync('mount', ['-o', 'remount,size=200m', small]);
		const from = performance.now();
		await putAll(store, numbers(load.acknowledged.size, load.acknowledged.size + 20), load);
		await told('disk with room again, without a restart', store, load, `after ${seconds(from)}`);
		await nodes.kill(0);
		await nodes.start([0]);
		await told('the same after kill -9', store, load);
		await nodes.stop();
	} finally {
		execFileSync('umount', ['-l', small]);
	}
}

process.stdout.write(
	`${String(natsServer)}, ${count} pages of 3,306 bytes\nfault · acknowledged · missing · other · refused and sent again · longest silence\n`
);
await one();
await three();
if (subjects > 0) await manySubjects();
if (process.getuid?.() === 0) await fullDisk();
else process.stdout.write('disk full · did not run: a small disk is mounted by root alone\n');
rmSync(folder, { recursive: true, force: true });
process.stdout.write(verdict.isWrong ? 'WRONG\n' : 'Nothing that was acknowledged is missing or other.\n');
process.exitCode = verdict.isWrong ? 1 : 0;
