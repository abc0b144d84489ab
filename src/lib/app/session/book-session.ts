import { err, ok, type BookId, type EventId, type MemberId, type OperationId, type Result } from '#kernel';
import {
	decide,
	type Command,
	type Decision,
	type GroupEvent,
	type GroupState,
	type Rejection
} from '#group';
import type { BookStore, Clock, DraftStore, Fault, Head, RandomSource, SecondCopy } from '../ports.ts';
import { openDraft, sealDraft, type Draft } from './draft.ts';
import { readHistory, type History } from './history.ts';
import { wholeState } from './whole-state.ts';
import { encryptPerson, type Person } from './people.ts';
import type { PageKeys } from './pages.ts';
import { planWrite, type Position } from './write-plan.ts';

export type Refusal = Rejection | Fault;

export interface SessionParts {
	readonly pages: PageKeys;
	readonly store: BookStore;
	/** Null for a practice book: nothing in it is worth a second copy. */
	readonly secondCopy: SecondCopy | null;
	/** Left out where nothing is kept of what is not decided. */
	readonly drafts?: DraftStore;
	readonly clock: Clock;
	readonly random: RandomSource;
}

/** An operation of the open meeting: what one tap wrote. */
export interface Operation {
	readonly operationId: OperationId;
	readonly events: readonly GroupEvent[];
}

/**
 * One open book. Commands go in, events are written, the new state comes out; listeners are told after the write is on
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
	#secondCopyPlace = 0;
	#turn: Promise<unknown> = Promise.resolve();
	#draftTurn: Promise<unknown> = Promise.resolve();

	constructor(
		parts: SessionParts,
		opened: {
			readonly state: GroupState;
			readonly position: Position;
			readonly people: ReadonlyMap<MemberId, Person>;
		}
	) {
		this.book = parts.pages.book;
		this.#parts = parts;
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

	/** Place of the last record that the second copy holds, as far as this session knows; 0 before it wrote one. */
	get secondCopyPlace(): number {
		return this.#secondCopyPlace;
	}

	/** What the taps of the open meeting wrote, oldest first. */
	get operations(): readonly Operation[] {
		return this.#position.rows;
	}

	newId(): string {
		return this.#parts.random.id();
	}

	/**
	 * Reads every sealed page into the state, so that an entry of any of them can be put right. Before a screen of
	 * corrections asks anything, and by itself before a command that needs it.
	 */
	readWholeBook(): Promise<Result<void, Fault>> {
		const result = this.#turn.then(() => this.#readWhole());
		this.#turn = result.catch(() => undefined);
		return result;
	}

	/** Asks the domain without recording anything: why a button cannot be pressed now. */
	tryOut(...commands: readonly Command[]): Result<Decision, Rejection> {
		return this.#decideAll(commands);
	}

	/**
	 * Writes what the commands stand for in one transaction, all or nothing.
	 *
	 * @param operationId made when the screen opened: a second tap or a retry writes nothing twice
	 */
	execute(operationId: OperationId, ...commands: readonly Command[]): Promise<Result<Decision, Refusal>> {
		// One at a time: the next tap decides on the state that this one leaves.
		const result = this.#turn.then(() => this.#write(operationId, commands));
		this.#turn = result.catch(() => undefined);
		return result;
	}

	async savePerson(memberId: MemberId, person: Person): Promise<Result<void, Fault>> {
		const { pages, store } = this.#parts;
		const saved = await store.savePerson(await encryptPerson(pages.keys, pages.book, memberId, person));
		if (!saved.ok) return saved;
		this.#people = new Map(this.#people).set(memberId, person);
		this.#tell();
		return ok(undefined);
	}

	/** Her name goes from this phone; copies that left it before still hold it. Her figures stay in the book. */
	async erasePerson(memberId: MemberId): Promise<Result<void, Fault>> {
		const erased = await this.#parts.store.erasePerson(memberId);
		if (!erased.ok) return erased;
		this.#people = new Map([...this.#people].filter(([one]) => one !== memberId));
		this.#tell();
		return ok(undefined);
	}

	/** What was talked about and not decided; null where nothing is kept that can be read. */
	async readDraft(): Promise<Draft | null> {
		const { pages, drafts } = this.#parts;
		await this.#draftTurn;
		const kept = await drafts?.read(this.book);
		return kept?.ok === true && kept.value !== null ? openDraft(pages, kept.value) : null;
	}

	/** Keeps it, the latest last; null drops it. What cannot be kept stays on the screen, and stops no entry. */
	keepDraft(draft: Draft | null): Promise<Result<void, Fault>> {
		const { pages, drafts } = this.#parts;
		if (drafts === undefined) return Promise.resolve(ok(undefined));
		const kept = this.#draftTurn.then(async () =>
			draft === null ? drafts.drop(this.book) : drafts.keep(this.book, await sealDraft(pages, draft))
		);
		this.#draftTurn = kept.catch(() => undefined);
		return kept;
	}

	/** Sealed pages, decrypted and verified; read once and kept until the next record. */
	async history(): Promise<Result<History, Fault>> {
		if (this.#history !== null) return ok(this.#history);
		const history = await readHistory(this.#parts.pages, this.#parts.store);
		if (history.ok) this.#history = history.value;
		return history;
	}

	/** Every event so far, those of the open meeting included: what reports are made of. */
	async events(): Promise<Result<readonly GroupEvent[], Fault>> {
		const history = await this.history();
		return history.ok
			? ok([...history.value.events, ...this.#position.rows.flatMap((row) => row.events)])
			: history;
	}

	/** Told after each change that is on disk. @returns how to stop */
	follow(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		this.#listeners.clear();
		this.#history = null;
		this.#parts.pages.keys.forget();
		this.#parts.store.close();
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
		const { pages, store, secondCopy } = this.#parts;
		const { batch, after } = await planWrite(pages, this.#position, decision.value, operationId);
		const written = await store.write(batch);
		if (!written.ok) return written;
		if (written.value.repeated) return err({ type: 'StaleHead' });
		this.#state = decision.value.state;
		this.#position = after;
		if (batch.addRecords.length > 0) {
			this.#history = null;
			if (secondCopy !== null) void this.#copy(secondCopy, batch.addRecords);
		}
		this.#tell();
		return decision;
	}

	async #readWhole(): Promise<Result<void, Fault>> {
		if (this.#state.journal !== null) return ok(undefined);
		const history = await this.history();
		if (!history.ok) return history;
		const whole = wholeState(history.value, this.#position.rows, this.#state.currency);
		if (whole.ok) this.#state = whole.value;
		return whole.ok ? ok(undefined) : whole;
	}

	/** After the tick, on its own: a second copy that fails is shown by its mark, and never stops an entry. */
	async #copy(secondCopy: SecondCopy, records: Parameters<SecondCopy['append']>[1]): Promise<void> {
		const copied = await secondCopy.append(this.book, records);
		if (copied.ok) this.#secondCopyPlace = records[records.length - 1]?.place ?? this.#secondCopyPlace;
		this.#tell();
	}

	#decideAll(commands: readonly Command[]): Result<Decision, Rejection> {
		const stamp = {
			newEventId: () => this.#parts.random.id() as EventId,
			recordedAt: this.#parts.clock.now()
		};
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

	#tell(): void {
		for (const listener of this.#listeners) listener();
	}
}

/** What screens see of a book, whether it lies on this phone or is only read on a laptop. */
export type OpenBook = Pick<BookSession, keyof BookSession>;
