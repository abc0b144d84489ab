import { dirname } from 'node:path';
import type { Disk } from '../../src/post/folder-box.ts';

/*
 * A disk in memory that loses its power. A file keeps its bytes once it was flushed, a folder the names in it once it was flushed; of all else the
 * worst disk has nothing, the kindest everything, and both are tried. Two names of one file share its bytes, as links do.
 */

export const powerOff = new Error('the power is off');

interface File {
	bytes: Uint8Array;
	flushed: Uint8Array;
}
type Folder = Map<string, File | 'folder'>;

/** @param cut the number of the step before which the power goes; Infinity for never */
export function volatileDisk(cut = Infinity, entries: ReadonlyMap<string, Folder> = new Map()) {
	const now = new Map<string, Folder>([
		['/', new Map()],
		...[...entries].map(([path, names]) => [path, new Map(names)] as const)
	]);
	const safe = new Map<string, Folder>([...now].map(([path, names]) => [path, new Map(names)]));
	let steps = 0;
	const step = (): void => {
		steps += 1;
		if (steps >= cut) throw powerOff;
	};
	const fails = (code: string): Error => Object.assign(new Error(code), { code });
	const folderAt = (path: string): Folder => {
		const folder = now.get(path);
		if (folder === undefined) throw fails('ENOENT');
		return folder;
	};
	const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
	const fileAt = (path: string): File => {
		const file = folderAt(dirname(path)).get(last(path));
		if (file === undefined || file === 'folder') throw fails('ENOENT');
		return file;
	};
	const make = (path: string): void => {
		if (now.has(path)) return;
		make(dirname(path));
		now.set(path, new Map());
		folderAt(dirname(path)).set(last(path), 'folder');
	};
	const create = (path: string): void => {
		const folder = folderAt(dirname(path));
		if (folder.has(last(path))) throw fails('EEXIST');
		folder.set(last(path), { bytes: new Uint8Array(), flushed: new Uint8Array() });
	};
	const calls = {
		mkdir: (path: string) =>
			Promise.resolve().then(() => {
				step();
				make(path);
			}),
		readdir: (path: string) => Promise.resolve().then(() => [...folderAt(path).keys()]),
		readFile: (path: string) => Promise.resolve().then(() => fileAt(path).bytes),
		unlink: (path: string) =>
			Promise.resolve().then(() => {
				step();
				if (!folderAt(dirname(path)).delete(last(path))) throw fails('ENOENT');
			}),
		link: (from: string, to: string) =>
			Promise.resolve().then(() => {
				step();
				const folder = folderAt(dirname(to));
				if (folder.has(last(to))) throw fails('EEXIST');
				folder.set(last(to), fileAt(from));
			}),
		open: (path: string, how: string) =>
			Promise.resolve().then(() => {
				if (how === 'wx') {
					step();
					create(path);
				}
				return {
					writeFile: (bytes: Uint8Array) =>
						Promise.resolve().then(() => {
							const file = fileAt(path);
							file.bytes = bytes.slice(0, bytes.length >> 1);
							step();
							file.bytes = bytes.slice();
						}),
					sync: () =>
						Promise.resolve().then(() => {
							step();
							if (now.has(path)) safe.set(path, new Map(folderAt(path)));
							else fileAt(path).flushed = fileAt(path).bytes;
						}),
					close: () => Promise.resolve()
				};
			})
	};

	/** What is there when it comes back, as a new disk. */
	const powerIsBack = (left: 'nothing' | 'everything'): Disk => {
		const kept = left === 'everything' ? now : safe;
		const found = new Map<string, Folder>();
		const copy = (path: string): void => {
			const names: Folder = new Map();
			for (const [name, file] of kept.get(path) ?? []) {
				const below = `${path === '/' ? '' : path}/${name}`;
				if (file === 'folder') {
					names.set(name, file);
					copy(below);
				} else {
					const bytes = left === 'everything' ? file.bytes : file.flushed;
					names.set(name, { bytes, flushed: bytes });
				}
			}
			found.set(path, names);
		};
		copy('/');
		return volatileDisk(Infinity, found).calls;
	};
	return { calls: calls as unknown as Disk, powerIsBack };
}
