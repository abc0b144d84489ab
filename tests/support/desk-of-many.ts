import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assert, fromBase64url, present, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { openDesk, readDeskKeys } from '../../src/desk/desk-keys.ts';
import { boxesIn, folderReader } from '../../src/post/folder-box.ts';
import type { PostBox } from '../../src/post/post-box.ts';
import { event } from './builders.ts';
import { madeUpGroup } from './made-up-group.ts';
import { leaveBook } from './post-book.ts';
import { random } from './quick-vault.ts';

/** What one command took: seconds by the clock and of a processor, and the most memory of its process in MB (Linux tells both). */
interface Took {
	readonly seconds: number;
	readonly processor: number;
	readonly memory: number;
	readonly out: string;
}

const passphrase = 'four quite different words';
/** Books that differ; the others are the same again under other keys and names. */
const differing = 400;

/**
 * A post box of so many made-up groups, and what a desk takes for it, command by command as staff give them.
 *
 * @param root an empty folder, or one of a run before, whose groups stay
 * @param groups how many there are then
 * @param from first day of the books of those that come
 */
export async function deskOfMany(
	root: string,
	{ groups, from, book }: { readonly groups: number; readonly from: LocalDate; readonly book: string }
): Promise<void> {
	const [desk, post] = [join(root, 'desk'), join(root, 'post')];
	const run = (...args: readonly string[]) => timed([book, 'desk', args[0] ?? '', desk, ...args.slice(1)]);
	const there = (await boxesIn(post)).length;
	if (there === 0) await run('init', '--route', 'k7qw');
	const begun = performance.now();
	const pages = await makeGroups({ desk, post, there, groups, from });
	console.log(
		`made ${groups - there} groups, ${pages} pages in ${seconds(begun)} s; post box ${await megabytes(post)} MB`
	);
	const month = '2026-10';
	const steps: readonly (readonly string[])[] = [
		['pull', '--from', post],
		['pull', '--from', post],
		['facts'],
		['facts'],
		['check'],
		['report', '--month', month],
		['give', '--month', month, '--to', join(root, 'sums.json')]
	];
	for (const step of steps) {
		const took = await run(...step);
		console.log(
			`${step[0]}: ${took.seconds} s, ${took.processor} s of a processor, ${took.memory} MB; ${took.out.split('\n').slice(0, 2).join(' ')}`
		);
	}
	for (const part of ['mirror', 'facts.duckdb', 'names', 'out'])
		console.log(`${part}: ${await megabytes(join(desk, part))} MB`);
}

interface ManyGroups {
	readonly desk: string;
	readonly post: string;
	/** So many were there before. */
	readonly there: number;
	readonly groups: number;
	readonly from: LocalDate;
}

async function makeGroups({ desk, post, there, groups, from }: ManyGroups): Promise<number> {
	const file = await readDeskKeys(desk);
	assert(file.ok, 'keys of a desk');
	const opened = await openDesk(file.value, passphrase, { random });
	assert(opened.ok, 'the passphrase');
	const reader = present(fromBase64url(await opened.value.keys.publicKey()), 'a public key');
	const store = unflushed(post);
	const books: (readonly GroupEvent[])[] = [];
	let pages = 0;
	for (let number = there; number < groups; number += 1) {
		const kind = number % differing;
		const district = `District ${1 + (number % 8)}`;
		const place = {
			village: `Village ${number}`,
			block: `${district} block ${1 + (Math.floor(number / 8) % 40)}`,
			district
		};
		const until = '2026-11-20' as LocalDate;
		books[kind] ??= madeUpGroup({ seed: kind + 1, name: 'Group', from, until, place });
		const events = present(books[kind], 'made').map((one) =>
			one.type === 'GroupFounded' ? event({ ...one, name: `Group ${number + 1}`, place }) : one
		);
		await leaveBook(store, { name: `many-${number}`, events, office: opened.value.signer, reader });
		pages += events.filter(({ type }) => type === 'MeetingSealed').length;
		if (number % 1000 === 999) console.log(`${number + 1} groups`);
	}
	return pages;
}

/** As a folder of a post box, but no power is lost here: nothing is flushed. */
function unflushed(root: string): PostBox {
	const { pathOf, heads, get } = folderReader(root);
	const put: PostBox['put'] = async (name, bytes) => {
		await mkdir(dirname(pathOf(name)), { recursive: true });
		await writeFile(pathOf(name), bytes);
		return 'new';
	};
	return { put, heads, get };
}

async function timed(args: readonly string[]): Promise<Took> {
	const begun = performance.now();
	const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
	child.stdin.end(`${passphrase}\n`);
	let [out, memory, processor] = ['', 0, 0];
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (out += String(part)));
	const told = (file: string) => readFile(`/proc/${child.pid ?? 0}/${file}`, 'utf8').catch(() => '');
	const look = async () => {
		memory = Math.max(memory, Number(/VmHWM:\s+(\d+)/.exec(await told('status'))?.[1] ?? 0) / 1000);
		// Of its own and the system's time, in hundredths of a second.
		const [own = 0, system = 0] = (await told('stat')).split(' ').slice(13, 15).map(Number);
		processor = Math.max(processor, (own + system) / 100);
	};
	const looking = setInterval(() => void look(), 100);
	await new Promise((ended) => child.once('close', ended));
	clearInterval(looking);
	return {
		seconds: seconds(begun),
		processor: Math.round(10 * processor) / 10,
		memory: Math.round(memory),
		out
	};
}

const seconds = (begun: number): number => Math.round((performance.now() - begun) / 100) / 10;

async function megabytes(path: string): Promise<number> {
	const about = await stat(path).catch(() => null);
	if (about === null) return 0;
	if (about.isFile()) return Math.round(about.size / 1e4) / 100;
	let bytes = 0;
	for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
		if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
	return Math.round(bytes / 1e4) / 100;
}
