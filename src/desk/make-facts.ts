import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CurrencyCode } from '#money';
import { reasonsForHelp, type GroupHealth } from '#reports';
import { boxesIn, folderReader } from '../post/folder-box.ts';
import type { OpenDesk } from './desk-keys.ts';
import { areFactsOurs, openFacts, removeFacts, sealFacts, type FactsStore } from './facts-store.ts';
import { readBox, type BoxRead, type FactsRun } from './facts-worker.ts';
import { readNames, writeNames, type NameOfBox } from './names.ts';
import { keysOfBox, printOfEra, type BoxRefusal, type BoxToOpen } from './open-box.ts';
import type { FactRows } from './tables.ts';

/** Reads one box after the other, in a thread of its own. */
export interface BoxReader {
	readonly read: (asked: BoxToOpen) => Promise<BoxRead | BoxRefusal>;
	readonly end: () => Promise<void>;
}

export interface FactsAsked extends FactsRun {
	readonly currency: CurrencyCode;
	/** The office's public key for tickets. */
	readonly officeKey: Uint8Array;
	/** Starts threads if many boxes must be read; a few are read in this thread. */
	readonly threads?: (run: FactsRun) => readonly BoxReader[];
}

export interface FactsMade {
	readonly boxes: number;
	/** Number of boxes read now; the others are unchanged. */
	readonly read: number;
	/** Boxes without facts, with the reasons. */
	readonly refused: readonly { readonly box: string; readonly why: BoxRefusal }[];
	/** True if the facts were altered or unreadable, so that all were rebuilt. */
	readonly anew: boolean;
}

/** Below this number starting threads takes longer than reading. */
const fewBoxes = 16;
/** Number of books written in one transaction. */
const inOneWrite = 100;

interface Known {
	readonly gid: string | null;
	readonly pages: string;
	readonly made: string;
	readonly seen: ReadonlyMap<string, number>;
	readonly refused: BoxRefusal | null;
}

/**
 * Updates the facts of every box whose pages changed, or whose last month ended since: each is opened, verified, folded, and its rows are replaced
 * as a whole, so that corrections and late pages count as in the book.
 *
 * @returns 'NamesChanged' if the encrypted list of names was altered; 'OtherCurrency' if the facts have another one
 */
export async function makeFacts(
	folder: string,
	desk: OpenDesk,
	asked: FactsAsked
): Promise<FactsMade | 'NamesChanged' | 'OtherCurrency'> {
	const known = await readNames(folder, desk);
	if (known === null) return 'NamesChanged';
	const names = new Map(known);
	const anew = (await areFactsOurs(folder, desk)) === false;
	if (anew) await removeFacts(folder);
	const store = await openFacts(folder);
	try {
		const [about] = await store.all('select currency from about');
		if (about !== undefined && about['currency'] !== asked.currency) return 'OtherCurrency';
		const made = await new Making({ desk, asked, store, names, mirror: join(folder, 'mirror') }).all();
		await store.run('delete from about');
		await store.put('about', [[asked.currency, asked.today]]);
		return { ...made, anew };
	} finally {
		await store.close();
		await writeNames(folder, desk, names);
		await sealFacts(folder, desk);
	}
}

interface Parts {
	readonly mirror: string;
	readonly desk: OpenDesk;
	readonly asked: FactsAsked;
	readonly store: FactsStore;
	readonly names: Map<string, NameOfBox>;
}

class Making {
	readonly #parts: Parts;
	#known = new Map<string, Known>();
	#writing = Promise.resolve();
	/** Box by the code of its book. */
	readonly #boxOf = new Map<string, string>();
	readonly #books = new Map<string, FactRows | null>();
	readonly #rows = new Map<string, readonly (string | number | null)[]>();

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	async all(): Promise<Omit<FactsMade, 'anew'>> {
		const { store } = this.#parts;
		this.#known = await knownBoxes(store);
		for (const [box, { gid }] of this.#known) if (gid !== null) this.#boxOf.set(gid, box);
		const boxes = [...(await boxesIn(this.#parts.mirror))].toSorted();
		const changed: (readonly [box: string, pages: string])[] = [];
		for (const box of boxes) {
			const pages = await this.#pagesOf(box);
			if (!this.#isStill(box, pages)) changed.push([box, pages]);
		}
		await this.#readAll(changed);
		await this.#write();
		await this.#helpAnew();
		const refused = [...(await knownBoxes(store))].flatMap(([box, { refused: why }]) =>
			why === null ? [] : [{ box, why }]
		);
		return { boxes: boxes.length, read: changed.length, refused };
	}

	/** Fingerprint of a box's pages, with which unchanged boxes are skipped. */
	async #pagesOf(box: string): Promise<string> {
		const names = await folderReader(this.#parts.mirror).heads(box);
		const lines = names.map(({ lane, writer, n, year }) => `${lane} ${writer} ${n} ${year}`);
		return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 32);
	}

	/** False if a month ended since the last facts, because its overdue figures are then missing. */
	#isStill(box: string, pages: string): boolean {
		const known = this.#known.get(box);
		const { today } = this.#parts.asked;
		return known?.pages === pages && known.made.slice(0, 7) === today.slice(0, 7);
	}

	async #readAll(changed: readonly (readonly [box: string, pages: string])[]): Promise<void> {
		const { asked } = this.#parts;
		const run: FactsRun = { today: asked.today, rules: asked.rules };
		const readers = (changed.length > fewBoxes ? asked.threads?.(run) : undefined) ?? [
			{ read: (box: BoxToOpen) => readBox(box, run), end: () => Promise.resolve() }
		];
		let next = 0;
		const work = async (reader: BoxReader): Promise<void> => {
			for (let one = changed[next++]; one !== undefined; one = changed[next++])
				await this.#take(...one, await this.#readOne(one[0], reader));
		};
		try {
			await Promise.all(readers.map(work));
		} finally {
			await Promise.all(readers.map((reader) => reader.end()));
		}
	}

	async #readOne(box: string, reader: BoxReader): Promise<(BoxRead & { pin: string }) | BoxRefusal> {
		const { desk, asked, names } = this.#parts;
		const { pin } = names.get(box) ?? {};
		const { officeKey, currency } = asked;
		const keys = await keysOfBox(this.#parts.mirror, box, { officeKey, open: desk.keys.openSealed, pin });
		if ('type' in keys) return keys;
		const seen = this.#known.get(box)?.seen ?? new Map<string, number>();
		const read = await reader.read({ ...keys, box, mirror: this.#parts.mirror, seen, currency });
		if ('type' in read) return read;
		return { ...read, pin: pin ?? printOfEra(keys.eraLists[0]?.[0] ?? new Uint8Array()) };
	}

	/** Stores a reader's result: replaced rows, or none and the reason. */
	async #take(box: string, pages: string, read: (BoxRead & { pin: string }) | BoxRefusal): Promise<void> {
		const { desk, asked, names } = this.#parts;
		const before = this.#known.get(box);
		const { today, currency } = asked;
		const found = 'type' in read ? null : desk.codeOf(read.book);
		const other = found === null ? undefined : this.#boxOf.get(found);
		const why: BoxRefusal | null =
			'type' in read ? read : other !== undefined && other !== box ? { type: 'SameBook', box: other } : null;
		const gid = why === null ? found : null;
		if (typeof before?.gid === 'string' && before.gid !== gid) {
			this.#books.set(before.gid, null);
			this.#boxOf.delete(before.gid);
		}
		const seen = 'type' in read ? (before?.seen ?? new Map<string, number>()) : read.seen;
		const health = gid === null || 'type' in read ? null : JSON.stringify(read.facts.health);
		const foreign = 'type' in read ? 0 : read.foreign;
		const [writers, refused] = [JSON.stringify([...seen]), why === null ? null : JSON.stringify(why)];
		this.#rows.set(box, [box, gid, pages, today, currency, health, writers, foreign, refused]);
		if (gid !== null && !('type' in read)) {
			this.#boxOf.set(gid, box);
			this.#books.set(gid, read.facts.rows);
			names.set(box, { gid, name: read.name, village: read.village, pin: read.pin });
		}
		if (this.#rows.size >= inOneWrite) await this.#write();
	}

	/** Threads finish in parallel; their results are written one after the other. */
	#write(): Promise<void> {
		this.#writing = this.#writing.then(() => this.#writeNow());
		return this.#writing;
	}

	async #writeNow(): Promise<void> {
		const { store } = this.#parts;
		const [books, rows] = [new Map(this.#books), new Map(this.#rows)];
		if (rows.size === 0) return;
		this.#books.clear();
		this.#rows.clear();
		await store.run('begin');
		await store.replace(books);
		// Boxes are hex digits.
		await store.run(
			`delete from boxes where box in (${[...rows.keys()].map((box) => `'${box}'`).join(', ')})`
		);
		await store.put('boxes', [...rows.values()]);
		await store.run('commit');
	}

	/** Reasons for help depend on the current day (a silent group), so they are computed again for all from stored data. */
	async #helpAnew(): Promise<void> {
		const { store, asked } = this.#parts;
		const groups = await store.all('select gid, health from boxes where health is not null');
		await store.run('delete from help');
		await store.put(
			'help',
			groups.flatMap(({ gid, health }) =>
				reasonsForHelp(JSON.parse(String(health)) as GroupHealth, asked.today).map((reason) => [
					String(gid),
					reason.kind,
					reason.weight,
					'days' in reason ? reason.days : null,
					'amount' in reason ? reason.amount : null
				])
			)
		);
	}
}

async function knownBoxes(store: FactsStore): Promise<Map<string, Known>> {
	const rows = await store.all('select box, gid, pages, made, writers, refused from boxes');
	return new Map(
		rows.map(({ box, gid, pages, made, writers, refused }) => [
			String(box),
			{
				gid: gid === null ? null : String(gid),
				pages: String(pages),
				made: String(made),
				seen: new Map(JSON.parse(String(writers)) as readonly (readonly [string, number])[]),
				refused: refused === null ? null : (JSON.parse(String(refused)) as BoxRefusal)
			}
		])
	);
}
