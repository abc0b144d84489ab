import { err, ok, padded, unpadded, type Result } from '#kernel';
import type { BackupRefusal, Fault, GatheredSquares, PartRefusal, SeriesHead, SquareSeries } from '#app';
import type { AppState } from './app-state.svelte.ts';
import type { OpenLock } from './open-lock.ts';

/** Loaded with the screens of square codes, so that the first screen does not wait for it. */
const loadActs = async () => (await import('./square-acts.ts')).squareActs;

/** Stored lengths are rounded up to this, so that they do not reveal how much was received. */
const step = 4096;

/** Sends the last pages of the open book by square codes, and keeps the received part of a series. */
export class BookSquares {
	readonly #app: AppState;
	readonly #lock: OpenLock;
	#turn: Promise<unknown> = Promise.resolve();
	/** The series already made: a new encryption would be another series, and the reader would start again. It reveals no more than its codes. */
	#made: { readonly of: string; readonly series: SquareSeries } | null = null;

	constructor(app: AppState, lock: OpenLock) {
		this.#app = app;
		this.#lock = lock;
	}

	/** @param meetings number of last closed meetings */
	async series(meetings: number): Promise<Result<SquareSeries, Fault | BackupRefusal | PartRefusal>> {
		const open = this.#lock.open();
		if (open === null) return err({ type: 'StorageClosed' });
		const { partOfBook, squareSeries } = await loadActs();
		const { book, cover, keys } = open;
		const { head, operations } = book.session;
		const of = [cover.book, head.hash, operations.length, cover.keys.epoch, meetings].join(' ');
		if (this.#made?.of === of) return ok(this.#made.series);
		const part = await partOfBook(this.#app.parts, book.session, { keys, cover }, meetings);
		if (!part.ok) return part;
		const series = await squareSeries(part.value, cover.book, this.#app.parts.vault);
		if (series === null) return err({ type: 'TooManyForSquares' });
		this.#made = { of, series };
		return ok(series);
	}

	/** True if another phone of the open book shows the series. */
	async isOurs(head: SeriesHead): Promise<boolean> {
		const open = this.#lock.open();
		if (open === null) return false;
		const { isSeriesOf } = await loadActs();
		return isSeriesOf(head, open.cover.book, this.#app.parts.vault);
	}

	/** The received part of a series from before the screen was left, the phone locked or the app closed; null for none. */
	async kept(): Promise<GatheredSquares | null> {
		await this.#turn;
		const open = this.#lock.open();
		const kept = open === null ? null : await this.#app.parts.drafts.read(open.cover.book, 'squares');
		if (open === null || kept?.ok !== true || kept.value === null) return null;
		const plain = await open.keys.decrypt(kept.value, about(open.cover.book));
		const bytes = plain.ok ? unpadded(plain.value, step) : null;
		if (bytes === null) return null;
		const { GatheredSquares } = await loadActs();
		return GatheredSquares.fromKept(bytes);
	}

	/** Stores the received part; null deletes it. If the phone is full, it stays in memory only. */
	keep(gathered: GatheredSquares | null): Promise<void> {
		const kept = this.#turn.then(async () => {
			const open = this.#lock.open();
			if (open === null) return;
			const { drafts } = this.#app.parts;
			const { cover, keys } = open;
			if (gathered === null) await drafts.drop(cover.book, 'squares');
			else {
				const bytes = await keys.encrypt(padded(gathered.kept(), step), about(cover.book));
				await drafts.keep(cover.book, bytes, 'squares');
			}
		});
		this.#turn = kept.catch(() => undefined);
		return kept;
	}
}

const about = (book: string): string => `bahi/1/${book}/squares`;
