import { randomBytes } from 'node:crypto';
import * as nodeFiles from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sameBytes } from '#kernel';
import { keptBeside, type AllBoxes, type PostBox, type PostName, type PutAnswer } from './post-box.ts';

/*
 * A post box as a folder, which any program can copy:
 *
 *   ROOT/boxes/ab/ab…/2026/p-WRITER-N   a page; other lanes are under the year 0
 *   ROOT/new/…                          temporary files, which are ignored
 *
 * A file is written under a temporary name, flushed, and then linked to its final name, which fails if that exists: put once, and never half. The
 * folder with the name is flushed before the acknowledgement. After a crash or power failure at any step a box has every
 * acknowledged page, and no other bytes under any name.
 */

/** The used functions of node:fs/promises; a test simulates a power failure. */
export type Disk = Pick<typeof nodeFiles, 'link' | 'mkdir' | 'open' | 'readdir' | 'readFile' | 'unlink'>;

const fileName = /^([pekt])-([0-9a-f]{32})-(\d{1,10})$/;
const yearName = /^\d{1,5}$/;

/** Removes temporary files of a crashed program. @param root a folder, created if needed */
export async function folderBox(root: string, disk: Disk = nodeFiles): Promise<PostBox> {
	const unfinished = join(root, 'new');
	const boxes = join(root, 'boxes');
	for (const folder of [unfinished, boxes]) await disk.mkdir(folder, { recursive: true, mode: 0o700 });
	for (const folder of [root, dirname(root)]) await flushFolder(disk, folder);
	for (const left of await disk.readdir(unfinished)) await disk.unlink(join(unfinished, left));

	const { heads, get, pathOf } = folderReader(root, disk);

	// Folders whose names were flushed by this program: a concurrent put may have created one without flushing it yet.
	const known = new Set<string>();
	async function makeKnown(folder: string): Promise<void> {
		if (known.has(folder)) return;
		await disk.mkdir(folder, { recursive: true, mode: 0o700 });
		for (let above = dirname(folder); above.length >= boxes.length; above = dirname(above))
			await flushFolder(disk, above);
		if (known.size >= 20_000) known.clear();
		known.add(folder);
	}

	async function put(name: PostName, bytes: Uint8Array): Promise<PutAnswer> {
		const path = pathOf(name);
		const { isOld, going } = keptBeside(
			name,
			name.lane === 'k' || name.lane === 't' ? await heads(name.box) : []
		);
		if (isOld) return 'old';
		await makeKnown(dirname(path));
		const beside = join(unfinished, randomBytes(16).toString('hex'));
		let answer: PutAnswer = 'new';
		try {
			await writeFlushed(disk, beside, bytes);
			await disk.link(beside, path);
		} catch (cause) {
			if (!isCode(cause, 'EEXIST')) throw cause;
			answer = sameBytes(await disk.readFile(path), bytes) ? 'same' : 'other';
		} finally {
			// It may not exist if the disk is full; leftovers are removed at the next start.
			await disk.unlink(beside).catch(() => undefined);
		}
		// Flushed even if the file existed: its writer may have crashed before the flush.
		await flushFolder(disk, dirname(path));
		if (answer === 'new') await Promise.all(going.map((old) => gone(disk, pathOf(old))));
		return answer;
	}

	return { put, heads, get };
}

/** Reads such a folder without changing it. */
export function folderReader(
	root: string,
	disk: Disk = nodeFiles
): AllBoxes & { readonly pathOf: (name: PostName) => string } {
	const folderOf = (box: string): string => join(root, 'boxes', box.slice(0, 2), box);
	const pathOf = ({ box, year, lane, writer, n }: PostName): string =>
		join(folderOf(box), String(year), `${lane}-${writer}-${n}`);

	async function heads(box: string): Promise<readonly PostName[]> {
		const names: PostName[] = [];
		const years = await listed(disk, folderOf(box));
		for (const year of years.filter((name) => yearName.test(name)))
			for (const file of await listed(disk, join(folderOf(box), year))) {
				const [, lane, writer = '', n] = fileName.exec(file) ?? [];
				if (isLane(lane)) names.push({ lane, box, writer, n: Number(n), year: Number(year) });
			}
		return names;
	}

	async function get(name: PostName): Promise<Uint8Array | null> {
		const bytes = await disk.readFile(pathOf(name)).catch(nullWhereMissing);
		// Copied to a plain array, since slices of Node's Buffer share memory.
		return bytes && new Uint8Array(bytes);
	}

	return { boxes: () => boxesIn(root), heads, get, pathOf };
}

/** Every box of such a folder, read without disturbing the server. */
export async function boxesIn(root: string): Promise<readonly string[]> {
	const boxes = join(root, 'boxes');
	const starts = (await listed(nodeFiles, boxes)).filter((start) => /^[0-9a-f]{2}$/.test(start));
	const all = await Promise.all(starts.map((start) => listed(nodeFiles, join(boxes, start))));
	return all.flat().filter((box) => /^[0-9a-f]{32}$/.test(box));
}

const isLane = (lane: string | undefined): lane is PostName['lane'] => lane !== undefined;

async function writeFlushed(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
	const file = await disk.open(path, 'wx');
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

async function flushFolder(disk: Disk, path: string): Promise<void> {
	const folder = await disk.open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

const listed = async (disk: Disk, folder: string): Promise<readonly string[]> =>
	(await disk.readdir(folder).catch(nullWhereMissing)) ?? [];

const gone = (disk: Disk, path: string): Promise<unknown> => disk.unlink(path).catch(nullWhereMissing);

/** @throws other failures, which do not mean that the file is missing */
export function nullWhereMissing(cause: unknown): null {
	if (isCode(cause, 'ENOENT')) return null;
	throw cause;
}

export const isCode = (cause: unknown, code: string): boolean =>
	cause instanceof Error && 'code' in cause && cause.code === code;
