import { err, ok, type BookId, type EventId, type MemberId, type OperationId, type Result } from '#kernel';
import {
	decide,
	emptyGroup,
	isErased,
	isNaming,
	type GroupState,
	type Command,
	type Decision,
	type GroupEvent,
	type Rejection,
	type Stamp
} from '#group';
import type { CheckedBackup } from '../backup/read-backup.ts';
import {
	commandsOf,
	type WhatToWrite,
	type Approved,
	type SettleAct,
	type TakeOverAct
} from '../books/codes-of-officers.ts';
import type { HeldPages } from '../merge/standing-line.ts';
import type { TakeOverRefusal } from '../merge/take-over.ts';
import { BookCare } from '../mend/book-care.ts';
import { bringBack, pagesWanted } from '../mend/bring-back.ts';
import type { SetAside } from '../mend/mend-book.ts';
import type { Fault, Head, StoredRecord } from '../ports/storage.ts';
import { type Draft, KeptDraft } from './draft.ts';
import { oneListOfEvents, pagesHeld, withoutTexts, withWritten, type History } from './history.ts';
import { oneActAtATime, WhileOpen } from './while-open.ts';
import { wholeState } from './whole-state.ts';
import type { Link } from '../record/verify-chain.ts';
import { hashOfName } from '../record/name-in-book.ts';
import { encryptPerson, personNamed, personSaid, type Person } from './people.ts';
import { historyMended, readBook, type ReadBook } from './read-book.ts';
import { memberPageOnly, type Operation, type SessionParts } from './session-parts.ts';
import { planWrite, withNewPhone, type Position } from './write-plan.ts';

export type Refusal = Rejection | Fault;
type Brought = Promise<Result<void, Refusal | TakeOverRefusal>>;

/**
 * Session of one open book. It takes commands, writes events and updates the state; listeners are called after the write is on
 * disk. There is no other way to change a book.
 */
export class BookSession {
	readonly book: BookId;
	readonly #parts: SessionParts;
	readonly #listeners = new Set<() => void>();
	#state: GroupState;
	#position: Position;
	#people: ReadonlyMap<MemberId, Person>;
	#history: History | null = null;
	readonly #listed = oneListOfEvents();
	readonly #care: BookCare;
	readonly #life = new WhileOpen();
	/** Serialises acts, so that each decides on the state left by the previous one. */
	readonly #inTurn = oneActAtATime(this.#life);
	readonly #writes: ReturnType<typeof oneActAtATime> = (act) =>
		this.#parts.onlyReads === true ? Promise.resolve(memberPageOnly) : this.#inTurn(act);
	readonly #draft: KeptDraft;
	/** Entered names that are not recorded yet, by the hash that the book will have. */
	readonly #said = new Map<string, string>();

	constructor(parts: SessionParts, opened: ReadBook) {
		this.book = parts.pages.book;
		this.#parts = parts;
		this.#care = new BookCare(this.#mending, opened.setAside, this.#life, () => this.#notify());
		this.#draft = new KeptDraft(parts.pages, parts.drafts);
		this.#state = opened.state;
		this.#position = opened.position;
		this.#people = opened.people;
	}

	get state(): GroupState {
		return this.#state;
	}

	get head(): Head {
		return this.#position.head;
	}

	get people(): ReadonlyMap<MemberId, Person> {
		return this.#people;
	}

	/** Place up to which the second copy has every record, by reading it back; 0 before the first check. */
	get secondCopyPlace(): number {
		return this.#care.copyPlace;
	}

	/** Records and rows that cannot be read from any copy on this phone. */
	get setAside(): SetAside {
		return this.#care.setAside;
	}

	/** Readable operations of the open meeting, oldest first. */
	get operations(): readonly Operation[] {
		return this.#position.rows.filter((row) => row.events.length > 0);
	}

	/**
	 * Compares database and second copy, repairs the database and completes the copy.
	 *
	 * @param thorough true to open every page; otherwise only those that differ
	 * @param more records from a file, encrypted for their place
	 * @returns number of repaired records
	 */
	async audit(thorough: boolean, more: readonly StoredRecord[] = []): Promise<Result<number, Fault>> {
		const tended = await this.#care.tend(thorough, more);
		if (tended.ok && tended.value > 0) this.#history = null;
		await this.#care.copyOpenMeeting();
		return tended;
	}

	newId(): string {
		return this.#parts.random.id();
	}

	/**
	 * Reads every sealed page into the state, so that any entry can be corrected. Called before a screen of
	 * corrections asks anything, and automatically before a command that needs it.
	 */
	readWholeBook(): Promise<Result<void, Fault>> {
		return this.#inTurn(() => this.#readWhole());
	}

	/** Decides without recording anything, to tell why a button is disabled. */
	tryOut(...commands: readonly Command[]): Result<Decision, Rejection> {
		return this.#decideAll(commands);
	}

	/**
	 * Writes the events of commands in one transaction, all or nothing, approved by the members whose codes cover exactly these.
	 * @param operationId created when the screen opened: a second tap or a retry writes nothing twice
	 */
	execute(operationId: OperationId, ...what: WhatToWrite): Promise<Result<Decision, Refusal>> {
		const named = () => commandsOf(this.#parts.pages.vault, what, this);
		return this.#writes(async () => {
			const commands = await named();
			return this.#write(operationId, commands);
		});
	}

	/** Takes over the pages by which another phone's copy continues this book, with two officers' codes (ADR 0086). */
	takeOver(copy: CheckedBackup, by: Approved<TakeOverAct>): Brought {
		return this.#bring(async () => {
			const { takeOver } = await import('../merge/take-over.ts');
			return takeOver(this.#parts, this, copy, by);
		});
	}

	/** Settles separate pages of the copy's phone and this one, with officers' codes (ADR 0087). */
	settle(copy: CheckedBackup, by: Approved<SettleAct>): Brought {
		return this.#bring(async () => {
			const [whole, { settleOther }] = [await this.#readWhole(), await import('../merge/settle-other.ts')];
			if (!whole.ok) return whole;
			return settleOther(this.#parts, { here: this, position: this.#position }, copy, by);
		});
	}

	/** Repairs from a checked copy what no copy on this phone has intact. @returns what is still damaged */
	async bringBack(copy: CheckedBackup): Promise<Result<SetAside, Fault>> {
		if (this.#parts.onlyReads === true) return memberPageOnly;
		const brought = await this.#life.run(() => bringBack(this.#mending, this.#position, this.setAside, copy));
		if (!brought.ok) return brought;
		const more = await pagesWanted(this.#parts, copy, this.setAside.records);
		const mended = more.ok ? await this.audit(true, more.value) : more;
		if (!mended.ok) return mended;
		const read = await this.#readAgain();
		return read.ok ? ok(this.setAside) : read;
	}

	/** Hash of a name for an event; the name itself is stored beside the book with that event. @param name as typed @returns '' once the book is closed */
	async hashOfName(name: string): Promise<string> {
		const { name: kept } = personNamed(name);
		const hash = await this.#life.read(async () => ok(await hashOfName(this.#parts.pages, kept)));
		if (hash.ok) this.#said.set(hash.value, kept);
		return hash.ok ? hash.value : '';
	}

	/** Stores the recording of her name; null deletes it. Only an event changes the name itself (ledger law 61). */
	saveVoice(memberId: MemberId, clip: Uint8Array | null): Promise<Result<void, Fault>> {
		const { pages, store } = this.#parts;
		// Recording and name share one record, so it is built from the name after the previous act.
		return this.#writes(async () => {
			const person = personSaid(this.#people.get(memberId) ?? personNamed(''), clip);
			const saved = await store.savePerson(await encryptPerson(pages.keys, this.book, memberId, person));
			if (saved.ok) this.#isNamed(memberId, new Map(this.#people).set(memberId, person));
			return saved;
		});
	}

	/** Erases her name from this phone as recorded in the book; earlier copies still have it, and her figures stay in the book. */
	erasePerson(memberId: MemberId): Promise<Result<void, Fault>> {
		return this.#writes(async () => {
			const events = await this.events();
			if (!events.ok) return events;
			if (this.state.members.has(memberId) && !isErased(events.value, memberId))
				return err({ type: 'NotSaved' });
			const erased = await this.#parts.store.erasePerson(memberId);
			if (erased.ok) this.#isNamed(memberId, new Map([...this.#people].filter(([one]) => one !== memberId)));
			return erased;
		});
	}

	/** Draft of undecided answers; null if there is none that can be read. */
	readDraft(): Promise<Draft | null> {
		return this.#draft.read();
	}

	/** Stores the draft, the latest last; null deletes it. A failure leaves it on the screen and stops no entry. */
	keepDraft(draft: Draft | null): Promise<Result<void, Fault>> {
		return this.#draft.keep(draft);
	}

	/** Sealed pages, decrypted and verified; read once and cached without their texts, with pages written afterwards. */
	async history(): Promise<Result<History, Fault>> {
		if (this.#history !== null) return ok(this.#history);
		const read = await this.#readHistory();
		return read.ok ? ok(read.value.kept) : read;
	}

	/** Every stored page with its text, for a copy: read from the store each time, and not cached. */
	async pages(): Promise<Result<HeldPages, Fault>> {
		const read = await this.#readHistory();
		return read.ok ? ok(pagesHeld(read.value.whole)) : read;
	}

	async #readHistory(): Promise<Result<{ readonly whole: History<Link>; readonly kept: History }, Fault>> {
		const { place } = this.head;
		const history = await this.#life.read(() => historyMended(this.#mending));
		if (!history.ok && history.error.type === 'PagesUnreadable') this.#care.found(history.error.places);
		if (!history.ok) return history;
		// A page was written meanwhile, and the result may lack it.
		if (place !== this.head.place) return this.#readHistory();
		return ok({ whole: history.value, kept: (this.#history ??= withoutTexts(history.value)) });
	}

	/** Every event so far, including the open meeting's, for reports. The same array until there is a new event. */
	async events(): Promise<Result<readonly GroupEvent[], Fault>> {
		const history = await this.history();
		return history.ok ? ok(this.#listed(history.value.events, this.#position.rows)) : history;
	}

	/** Registers a listener for stored changes. @returns unregisters it */
	follow(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		this.#listeners.clear();
		this.#history = null;
		this.#listed([], []);
		this.#said.clear();
		this.#life.close();
		this.#parts.pages.keys.forget();
		this.#parts.store.close();
		// A closed session may be referenced by the screens for long: its data is removed from memory.
		[this.#state, this.#people] = [emptyGroup(this.#state.currency), new Map()];
		this.#position = { ...this.#position, rows: [] };
	}

	async #write(operationId: OperationId, commands: readonly Command[]): Promise<Result<Decision, Refusal>> {
		if (this.#position.rows.some((row) => row.operationId === operationId))
			return ok({ steps: [], state: this.#state });
		let decision = this.#decideAll(commands);
		if (!decision.ok && decision.error.type === 'WholeBookNeeded') {
			const read = await this.#readWhole();
			if (!read.ok) return read;
			decision = this.#decideAll(commands);
		}
		if (!decision.ok) return decision;
		const { pages, store } = this.#parts;
		const [first] = commands;
		const tap = { operationId, decision: decision.value };
		const taps =
			first === undefined
				? ([tap] as const)
				: withNewPhone(pages, this.#position, tap, first.on, this.#stamp);
		const { batch: entries, pages: pagesWritten, after } = await planWrite(pages, this.#position, ...taps);
		const named = this.#namedBy(decision.value);
		const people = [...named].map(([memberId, person]) =>
			encryptPerson(pages.keys, this.book, memberId, person)
		);
		const batch = { ...entries, people: await Promise.all(people) };
		const written = await store.write(batch);
		if (!written.ok) return this.#afterRefusal(written.error);
		// The entry is stored, but the session is closed and keeps no data.
		if (!this.#life.isOpen) return decision;
		if (written.value.repeated) {
			const read = await this.#readAgain();
			return read.ok ? ok({ steps: [], state: this.#state }) : read;
		}
		this.#state = (taps.at(-1) ?? tap).decision.state;
		this.#position = after;
		if (named.size > 0) this.#people = new Map([...this.#people, ...named]);
		for (const memberId of named.keys()) this.#care.nameIsGood(memberId);
		if (batch.clearRows) this.#care.rowsLeft();
		this.#care.rowsWritten(after.head.place, batch.addRows);
		if (batch.addRecords.length > 0) {
			this.#history &&= withWritten(this.#history, pagesWritten);
			this.#care.recordsWritten(batch.addRecords);
		}
		this.#notify();
		return decision;
	}

	/** People data to store for members whom these entries name; recordings stay. */
	#namedBy({ steps }: Decision): ReadonlyMap<MemberId, Person> {
		const named = steps.flatMap(({ event }): readonly (readonly [MemberId, Person])[] => {
			if (!isNaming(event)) return [];
			const name = this.#said.get(event.name);
			return name === undefined ? [] : [[event.memberId, { ...this.#people.get(event.memberId), name }]];
		});
		return new Map(named);
	}

	/** After a foreign or doubtful write, the state is read again for the next touch. */
	async #afterRefusal(fault: Fault): Promise<Result<never, Fault>> {
		if (fault.type !== 'StaleHead' && fault.type !== 'NotSaved') return err(fault);
		const read = await this.#readAgain();
		return read.ok ? err(fault) : read;
	}

	#bring<Refused>(pages: () => Promise<Result<void, Refused>>): Promise<Result<void, Refused | Fault>> {
		return this.#writes(async (): Promise<Result<void, Refused | Fault>> => {
			const brought = await pages();
			// Read again after a refusal too: another writer may have written.
			const read = await this.#readAgain();
			if (read.ok && brought.ok) void this.#care.tend(false);
			return read.ok ? brought : read;
		});
	}

	async #readAgain(): Promise<Result<void, Fault>> {
		const read = await this.#life.read(() => readBook(this.#mending, this.#state.currency));
		if (!read.ok) return read;
		this.#state = read.value.state;
		this.#position = read.value.position;
		this.#people = read.value.people;
		this.#history = null;
		this.#care.wasRead(read.value.setAside);
		this.#notify();
		return ok(undefined);
	}

	async #readWhole(): Promise<Result<void, Fault>> {
		if (this.#state.journal !== null) return ok(undefined);
		const history = await this.history();
		if (!history.ok) return history;
		const whole = wholeState(history.value, this.#position.rows, this.#state.currency);
		if (whole.ok) this.#state = whole.value;
		return whole.ok ? ok(undefined) : whole;
	}

	#isNamed(memberId: MemberId, people: ReadonlyMap<MemberId, Person>): void {
		if (!this.#life.isOpen) return;
		this.#people = people;
		this.#care.nameIsGood(memberId);
		this.#notify();
	}

	/** Decides each command on the state after the previous one; the first refusal rejects all. */
	#decideAll(commands: readonly Command[]): Result<Decision, Rejection> {
		const stamp = this.#stamp;
		const steps: Decision['steps'][number][] = [];
		let state = this.#state;
		for (const command of commands) {
			const decision = decide(state, command, stamp);
			if (!decision.ok) return decision;
			steps.push(...decision.value.steps);
			state = decision.value.state;
		}
		return ok({ steps, state });
	}

	get #stamp(): Stamp {
		const { random, clock } = this.#parts;
		return { newEventId: () => random.id() as EventId, recordedAt: clock.now() };
	}

	get #mending() {
		return { ...this.#parts, mends: this.#parts.onlyReads !== true };
	}

	#notify(): void {
		for (const listener of this.#listeners) listener();
	}
}
