import {
	type BookCover,
	officersWithoutCode,
	personNamed,
	voiceOf,
	type OpenBook,
	type Operation,
	type Refusal,
	type SetAside,
	type WhatToWrite,
	type Approved,
	type WriteAct
} from '#app';
import { createSubscriber } from 'svelte/reactivity';
import { err, present, type LocalDate, type MemberId, type OperationId, type Result } from '#kernel';
import {
	box,
	canBeTakenBack,
	nameInBook,
	officersWhoDecide,
	officersWhoVouch,
	placeIn,
	vouchersNeeded,
	type Command,
	type Decision,
	type GroupEvent,
	type GroupState,
	type NameMember,
	type Rejection
} from '#group';
import { zero, type Money } from '#money';
import type { MemberFace } from '#i18n';
import { faceOf } from '#papers/face.ts';
import { MeetingDraft } from './meeting/meeting-draft.svelte.ts';

/** Pending work about the group key (ADR 0078). */
export type KeyNews =
	/** The key was renewed and no copy was made since; older copies open nothing newer. */
	| 'new'
	/** A renewal is due and waits until two officers have a code. */
	| 'waits';

/** Null if nothing is pending; a practice book makes no copies. */
export function keyNewsOf({ practice, keys, copiedEpoch = 0 }: BookCover): KeyNews | null {
	if (practice) return null;
	if (keys.epoch > copiedEpoch) return 'new';
	return keys.sealed['due'] === true ? 'waits' : null;
}

/** An act between meetings that officers approve with their codes. */
export interface CodesAskedBetween {
	readonly act: WriteAct;
	/** Description of the act, spoken before the codes are asked for. */
	readonly said: string;
	/** @param approved null if they cancelled */
	readonly answer: (approved: Approved<WriteAct> | null) => void;
}

/** Read model of the open book for screens, derived from its events. */
export class BookView {
	readonly session: OpenBook;
	/** True in a tab without the write lock, and on a laptop: everything is visible, nothing is written. */
	readonly readOnly: boolean;
	readonly cover: BookCover;
	/** State of the meeting screens that is never written to the book. */
	readonly draft = new MeetingDraft();
	readonly #watch: () => void;

	constructor(session: OpenBook, cover: BookCover, readOnly: boolean) {
		this.session = session;
		this.cover = cover;
		this.readOnly = readOnly;
		this.#watch = createSubscriber((update) => session.follow(update));
	}

	get state(): GroupState {
		this.#watch();
		return this.session.state;
	}

	get currency(): string {
		return this.cover.currency;
	}

	/** Minor units in the box according to the book. */
	get box(): Money {
		return this.state.balances.get(box) ?? zero;
	}

	/** Members in the order of their numbers. */
	readonly memberIds: readonly MemberId[] = $derived.by(() =>
		[...this.state.members.values()]
			.sort((one, other) => one.number - other.number)
			.map((member) => member.memberId)
	);

	/** Display data of a member. @throws Defect for an id that is not in the group */
	face(memberId: MemberId): MemberFace {
		return faceOf(this.state, memberId, this.session.people.get(memberId)?.name ?? null);
	}

	/** Operations of the open meeting, oldest first. */
	get operations(): readonly Operation[] {
		this.#watch();
		return this.session.operations;
	}

	get secondCopyPlace(): number {
		this.#watch();
		return this.session.secondCopyPlace;
	}

	/** Records and rows that cannot be read from any copy on this phone. */
	get setAside(): SetAside {
		this.#watch();
		return this.session.setAside;
	}

	newOperationId(): OperationId {
		return this.session.newId() as OperationId;
	}

	/** After a meeting is closed or put away: deletes its draft from memory and from the phone. */
	forgetTalk(): void {
		this.draft.clear();
		void this.session.keepDraft(null);
	}

	/** Codes requested between meetings before a write; null while none are requested. */
	codesAsked = $state.raw<CodesAskedBetween | null>(null);

	/**
	 * Reason why these commands are not possible now, or null. Records nothing. Between meetings commands that need two codes are tried as if
	 * the codes were given: they are requested on writing.
	 */
	blockedBy(...commands: readonly Command[]): Rejection | null {
		const tried = this.session.tryOut(...commands);
		const decided = tried.ok ? tried : (this.#byCodes(commands) ?? tried);
		// A rule that needs earlier pages is decided again on writing, after the whole book was read.
		return decided.ok || decided.error.type === 'WholeBookNeeded' ? null : decided.error;
	}

	/**
	 * Requests two codes for an entry between meetings, which no seal approves (ledger law 57); the entry is read out first.
	 *
	 * @param said spoken description of the decision
	 * @returns `what` unchanged if no codes are needed; with approvals otherwise; null if they were not given
	 */
	agreed(what: WhatToWrite, said: (decision: Decision) => string): Promise<WhatToWrite | null> {
		const commands = what.flatMap((one) => ('act' in one ? [] : [one]));
		// Acts already contain their codes.
		if (commands.length < what.length || this.session.tryOut(...commands).ok) return Promise.resolve(what);
		const asking = this.#byCodes(commands);
		// The decision may depend on earlier pages: they are read before codes are requested.
		if (asking?.ok === false && asking.error.type === 'WholeBookNeeded')
			return this.session.readWholeBook().then((read) => (read.ok ? this.agreed(what, said) : what));
		if (asking?.ok !== true) return Promise.resolve(what);
		const act: WriteAct = { type: 'write', commands: commands.map((one) => ({ ...one, approvedBy: [] })) };
		return new Promise((resolve) => {
			this.codesAsked = {
				act,
				said: said(asking.value),
				answer: (approved) => {
					this.codesAsked = null;
					resolve(approved === null ? null : [approved]);
				}
			};
		});
	}

	/** Decision as if all deciding officers had approved; null in a meeting, which its seal approves. */
	#byCodes(commands: readonly Command[]): Result<Decision, Rejection> | null {
		const { state } = this.session;
		if (placeIn(state) === 'meeting' || commands.some((one) => one.approvedBy !== undefined)) return null;
		const approvedBy = officersWhoDecide(state);
		return this.session.tryOut(...commands.map((one) => ({ ...one, approvedBy })));
	}

	/** Members who may vouch for a member's new code, the officers among them, and the number needed. */
	vouching(owner: MemberId) {
		const [women, deciding] = [officersWhoVouch(this.state, owner), officersWhoDecide(this.state)];
		return { women, deciding, needed: vouchersNeeded };
	}

	/** Officers by the last seal without one of these codes, with their offices. */
	withoutCode(slots: Parameters<typeof officersWithoutCode>[1]) {
		return officersWithoutCode(this.state, slots);
	}

	/** Writes the entries; the first of a meeting that exists only on the screen opens it in the same transaction. */
	async run(operationId: OperationId, ...what: WhatToWrite): Promise<Result<Decision, Refusal>> {
		if (this.readOnly) return err({ type: 'OtherTabWrites' });
		return this.session.execute(operationId, ...what);
	}

	/**
	 * Commands that give a member a new name, with codes as for any act (ledger law 61); none for the same or an empty name. A book from before
	 * this law first records her previous name, so that swapped names are noticed.
	 *
	 * @param name as typed
	 */
	async naming(memberId: MemberId, name: string, on: LocalDate): Promise<readonly NameMember[]> {
		const { people } = this.session;
		const [before, after] = [people.get(memberId)?.name ?? '', personNamed(name).name];
		if (after === '' || after === before) return [];
		const isSaid = before === '' || nameInBook(this.state, memberId) !== undefined;
		const names = isSaid ? [after] : [before, after];
		const hashes = await Promise.all(names.map((one) => this.session.hashOfName(one)));
		return hashes.map((hash) => ({ type: 'NameMember', on, memberId, name: hash }));
	}

	/** Stores the recording of her name; null deletes it. */
	async saveVoice(memberId: MemberId, clip: Uint8Array | null) {
		if (this.readOnly) return err({ type: 'OtherTabWrites' } as const);
		return this.session.saveVoice(memberId, clip);
	}

	/** The recording of her name; null without one. */
	voice(memberId: MemberId): Uint8Array | null {
		return voiceOf(this.session.people.get(memberId));
	}

	/** Erases her name from this phone; the book keeps her number. */
	async eraseName(memberId: MemberId) {
		if (this.readOnly) return err({ type: 'OtherTabWrites' } as const);
		return this.session.erasePerson(memberId);
	}

	/** The last operation of the open meeting that can be undone as a whole; null without one. */
	readonly lastAct: readonly GroupEvent[] | null = $derived.by(() => {
		const meeting = this.state.openMeeting;
		if (meeting === null) return null;
		for (const { events } of [...this.operations].reverse()) {
			const live = events.filter(
				(event) =>
					canBeTakenBack(event) && !meeting.takenBack.has(present(event.eventId, 'an event has an id'))
			);
			if (live.length > 0) return live;
		}
		return null;
	});
}
