import {
	beginLaptop,
	isLongEnough,
	openLaptop,
	passphraseAsTyped,
	type Fault,
	type LaptopShelf,
	type ShelvedGroup,
	type SpokenCode,
	type UnlockRefusal
} from '#app';
import type { Result } from '#kernel';
import type { BookView } from '#session/book-view.svelte.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { readOnlyView } from './read-only-view.ts';
import { LaptopAdding } from './laptop-adding.svelte.ts';
import { laptopGroups, type LaptopGroup } from './laptop-groups.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';

/** Where the shelf of this laptop stands. */
export type LaptopPhase = 'starting' | 'new' | 'locked' | 'open';

/** The shelf of many groups on a laptop of staff. Everything here is only read. */
export class Laptop {
	readonly #app: AppState;
	/** Files on their way in. */
	readonly adding: LaptopAdding;
	phase = $state<LaptopPhase>('starting');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	#shelved = $state.raw<readonly ShelvedGroup[]>([]);
	#shelf: LaptopShelf | null = null;
	/** The laptop's own key as it is shown to a phone; null while it is not. */
	own = $state.raw<{ readonly letters: string; readonly code: SpokenCode | null } | null>(null);
	/** Groups that were chosen for printing many at once. */
	chosen = $state.raw<ReadonlySet<string>>(new Set());

	constructor(app: AppState) {
		this.#app = app;
		this.adding = new LaptopAdding(app, {
			shelf: () => this.#shelf,
			onchange: () => (this.#shelved = this.#shelf?.groups ?? [])
		});
		app.reader.followLock(() => this.#locked());
	}

	/** Groups that need help stand first. */
	readonly groups: readonly LaptopGroup[] = $derived.by(() =>
		laptopGroups(this.#shelved, this.#app.today, wordsOf(this.#app))
	);

	/** The screen is shown: no book of this phone is open beside it. */
	async enter(): Promise<void> {
		if (this.#app.book !== null && !this.#app.reader.isOpen) {
			this.#app.lock();
			this.#app.leaveLock();
		}
		if (this.phase !== 'starting') return;
		const loaded = await this.#app.parts.laptopStore.load();
		if (!loaded.ok) this.refusal = refuse(this.#app, loaded.error);
		else this.phase = loaded.value === null ? 'new' : 'locked';
	}

	/** Chooses the passphrase, once; it is typed twice, because nothing else opens the shelf. */
	async choose(passphrase: string, again: string): Promise<void> {
		if (this.busy) return;
		if (!isLongEnough(passphrase)) this.refusal = refuseWith(this.#app, 'desk.laptop-too-short', 'key');
		else if (passphraseAsTyped(passphrase) !== passphraseAsTyped(again))
			this.refusal = refuseWith(this.#app, 'desk.laptop-not-same', 'unequal');
		else await this.#openWith(() => beginLaptop(this.#parts, passphraseAsTyped(passphrase)));
	}

	async unlock(passphrase: string): Promise<void> {
		if (this.busy) return;
		await this.#openWith(() => openLaptop(this.#parts, passphraseAsTyped(passphrase)));
	}

	/** The passphrase is forgotten: everything that this laptop keeps is thrown away. The phones have their books. */
	async empty(): Promise<void> {
		const emptied = await this.#app.parts.laptopStore.empty();
		if (!emptied.ok) this.refusal = refuse(this.#app, emptied.error);
		else {
			this.refusal = null;
			this.phase = 'new';
		}
	}

	/** Shows to which code groups give their copies. */
	async showOwn(): Promise<void> {
		const shelf = this.#shelf;
		if (shelf === null) return;
		const { key, letters } = await shelf.publicKey();
		const shown = { letters, code: null };
		this.own = shown;
		const code = await this.#app.parts.vault.laptopCode(key);
		// Unless it was closed meanwhile.
		if (this.own === shown) this.own = { letters, code };
	}

	hideOwn(): void {
		this.own = null;
	}

	forgetRefusal(): void {
		this.refusal = null;
	}

	async remove(id: string): Promise<void> {
		const shelf = this.#shelf;
		if (shelf === null) return;
		const removed = await shelf.remove(id);
		if (!removed.ok) this.refusal = refuse(this.#app, removed.error);
		this.#shelved = shelf.groups;
		this.chosen = new Set([...this.chosen].filter((one) => one !== id));
	}

	/** Somebody compared the fingerprint of a group with its letter. */
	async know(id: string): Promise<void> {
		const shelf = this.#shelf;
		if (shelf === null) return;
		const known = await shelf.know(id);
		if (!known.ok) this.refusal = refuse(this.#app, known.error);
		this.#shelved = shelf.groups;
	}

	/** Chooses these groups for printing, and no others. */
	choosePrints(ids: readonly string[]): void {
		this.chosen = new Set(ids);
	}

	toggle(id: string): void {
		const chosen = new Set(this.chosen);
		if (!chosen.delete(id)) chosen.add(id);
		this.chosen = chosen;
	}

	/** Opens the book of a group for reading. @returns whether it is open */
	async open(id: string): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		const read = await this.read(id);
		this.busy = false;
		if (read === null) return false;
		this.#app.reader.open(read);
		return true;
	}

	/** The book of one group, to be let go when it is printed; null where it cannot be read, or the laptop locked. */
	async read(id: string): Promise<BookView | null> {
		const group = this.#shelved.find((one) => one.id === id);
		const read = await this.#shelf?.read(id);
		if (group === undefined || read === undefined || this.phase !== 'open') return null;
		if (read.ok) return readOnlyView(read.value, group.from === 'practice');
		this.refusal = refuse(this.#app, read.error);
		return null;
	}

	/** Long work goes on without a touch; the lock then waits as long as in a meeting. */
	working(isBusy: boolean): void {
		if (this.phase === 'open') this.#app.parts.idleLock.meetingIsOpen(isBusy);
	}

	async #openWith(open: () => Promise<Result<LaptopShelf, UnlockRefusal | Fault>>): Promise<void> {
		this.busy = true;
		this.refusal = null;
		const opened = await open();
		this.busy = false;
		if (!opened.ok) {
			this.refusal =
				opened.error.type === 'WrongCode'
					? refuseWith(this.#app, 'desk.laptop-wrong', 'key')
					: refuse(this.#app, opened.error);
			return;
		}
		this.#shelf = opened.value;
		this.#shelved = opened.value.groups;
		this.phase = 'open';
		this.#app.parts.idleLock.start();
		this.#app.parts.idleLock.meetingIsOpen(false);
		void this.#renew(opened.value);
	}

	/** Where the app or a rule is newer than the list, what it says of conditions is computed while it is looked at. */
	async #renew(shelf: LaptopShelf): Promise<void> {
		await this.#app.parts.whenIdle?.();
		const renewed = await shelf.renewConditions();
		if (renewed.ok && renewed.value && this.#shelf === shelf) this.#shelved = shelf.groups;
	}

	#locked(): void {
		if (this.#shelf === null) return;
		this.#shelf.close();
		this.#shelf = null;
		this.#shelved = [];
		this.own = null;
		this.chosen = new Set();
		this.refusal = null;
		this.adding.forget();
		this.phase = 'locked';
	}

	get #parts() {
		const { laptopStore, laptopVault, vault, random } = this.#app.parts;
		return { laptopStore, laptopVault, vault, random };
	}
}

export const laptopOf = onePerApp((app) => new Laptop(app));
