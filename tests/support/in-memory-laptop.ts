import type { Fault, LaptopContents, LaptopStore } from '#app';
import { err, ok, type Result } from '#kernel';

/** A laptop whose storage is plain objects; each tab is a store on the same storage. Passes the contract tests. */
export function createInMemoryLaptop(): () => LaptopStore {
	let kept: LaptopContents | null = null;
	const books = new Map<string, Uint8Array>();
	const done: Result<void, Fault> = ok(undefined);
	const stale: Result<never, Fault> = err({ type: 'StaleHead' });
	return () => ({
		load: () => Promise.resolve(ok(structuredClone(kept))),
		begin(lock, list) {
			if (kept !== null) return Promise.resolve(stale);
			kept = structuredClone({ lock, version: 1, list });
			return Promise.resolve(done);
		},
		book: (id) => Promise.resolve(ok(books.get(id)?.slice() ?? null)),
		change({ expected, list, add, remove }) {
			const isTaken = add.some(({ id }) => books.has(id) && !remove.includes(id));
			if (kept?.version !== expected || isTaken) return Promise.resolve(stale);
			for (const id of remove) books.delete(id);
			for (const { id, bytes } of add) books.set(id, bytes.slice());
			kept = { ...kept, version: expected + 1, list: list.slice() };
			return Promise.resolve(done);
		},
		empty() {
			kept = null;
			books.clear();
			return Promise.resolve(done);
		}
	});
}

/** What a shelf knows of a file beside the book in it, where no group vouches for anything. */
export const unknownFile = {
	id: '1',
	from: 'journal',
	namesVouched: false,
	areNamesStrange: false,
	origin: { fingerprint: null, seal: null, isKnown: false }
} as const;
