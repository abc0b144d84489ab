import type { MemberId } from '#kernel';
import { beforeMeeting, officesBy, type GroupState, type Office, liveEvents } from '#group';
import type { CodeSlotInfo, KeyDocument, OpenKeys, CodeHolder } from '../ports/keys.ts';

// Codes that open the whole book, and codes that open only one member's page (ADR 0026).

/**
 * Offices that decide, taken only from pages closed with enough codes: neither a clock, a desk nor an open meeting gives
 * or ends one (ledger law 56).
 */
export function officesHeld(state: GroupState): ReadonlyMap<MemberId, readonly Office[]> {
	const { deciding, members } = beforeMeeting(state);
	const women = deciding.terms.map(({ memberId }) => memberId);
	return new Map(
		women.flatMap((memberId) =>
			members.get(memberId)?.leftOn === null ? [[memberId, officesBy(deciding.terms, memberId)]] : []
		)
	);
}

/** Officers by the last seal without a code on this phone: they can neither open the book nor close a meeting. */
export function officersWithoutCode(
	state: GroupState,
	slots: readonly Pick<CodeSlotInfo, 'memberId'>[]
): readonly { readonly memberId: MemberId; readonly office: Office }[] {
	const coded = new Set(slots.map(({ memberId }) => memberId));
	return [...officesHeld(state)].flatMap(([memberId, offices]) =>
		coded.has(memberId) ? [] : offices.map((office) => ({ memberId, office }))
	);
}

/** Members without a code on this phone, whom the lock shows beside those with one. */
export function withoutCodeHere(
	state: GroupState,
	slots: readonly Pick<CodeSlotInfo, 'memberId'>[]
): readonly CodeHolder[] {
	const held = officesHeld(state);
	return [...state.members.values()].flatMap(({ memberId, number, symbol, leftOn }) =>
		leftOn !== null || slots.some((slot) => slot.memberId === memberId)
			? []
			: [{ memberId, number, symbol: symbol ?? '', offices: held.get(memberId) ?? [] }]
	);
}

/**
 * True if her code opens the whole book: she holds an office. If nobody with a code holds one any more, the last
 * officers can still open it, so that the circle can give offices again.
 */
export function opensWholeBook(
	state: GroupState,
	slots: readonly Pick<CodeSlotInfo, 'memberId' | 'offices'>[],
	memberId: MemberId
): boolean {
	const held = officesHeld(state);
	if (slots.some((slot) => held.has(slot.memberId))) return held.has(memberId);
	return slots.some((slot) => slot.memberId === memberId && slot.offices.length > 0);
}

/** True if she is a member and her code opens only her own page. A leaver's code is removed at the opening. */
export function opensMemberPageOnly(
	state: GroupState,
	slots: Parameters<typeof opensWholeBook>[1],
	memberId: MemberId
): boolean {
	return state.members.get(memberId)?.leftOn === null && !opensWholeBook(state, slots, memberId);
}

/**
 * The key document with today's offices for the lock; the same object if nothing changes. A code that opened only its
 * owner's page does not become an officer's: it may have been made before two officers were asked, so she needs
 * another one.
 */
export async function withOfficesOfToday(
	document: KeyDocument,
	keys: Pick<OpenKeys, 'withOffices' | 'withoutCode'>,
	state: GroupState
): Promise<KeyDocument> {
	const held = officesHeld(state);
	if (!document.slots.some((slot) => held.has(slot.memberId))) return document;
	let shown = document;
	for (const { memberId, offices } of document.slots) {
		const now = held.get(memberId) ?? [];
		const isSame = now.length === offices.length && now.every((office) => offices.includes(office));
		if (isSame) continue;
		const isPromoted = offices.length === 0 && hasOfficerBeside(document, held, memberId);
		shown = isPromoted
			? await keys.withoutCode(shown, memberId)
			: await keys.withOffices(shown, memberId, now);
	}
	return shown;
}

/** True if another member has an officer's code: without one nobody could open the book. */
function hasOfficerBeside(
	{ slots }: Pick<KeyDocument, 'slots'>,
	held: ReadonlyMap<MemberId, unknown>,
	memberId: MemberId
): boolean {
	return slots.some(
		(slot) => slot.memberId !== memberId && slot.offices.length > 0 && held.has(slot.memberId)
	);
}

/**
 * Members whose code must be removed: they left, and the page on which they left is closed. While it is open the leaving
 * can be undone, and officers present see who uses the phone. The last code that opens the whole book is never removed,
 * because a book that nobody can open is worse; it is removed once another officer has one.
 */
export function codesOfLeft(state: GroupState, { slots }: Pick<KeyDocument, 'slots'>): readonly MemberId[] {
	const leaving = new Set<MemberId>();
	for (const event of state.openMeeting === null ? [] : liveEvents(state.openMeeting))
		if (event.type === 'MemberLeft') leaving.add(event.memberId);
	const gone = [...new Set(slots.map(({ memberId }) => memberId))].filter(
		(memberId) => (state.members.get(memberId)?.leftOn ?? null) !== null && !leaving.has(memberId)
	);
	const held = officesHeld(state);
	if (slots.some((slot) => held.has(slot.memberId) && !gone.includes(slot.memberId))) return gone;
	const last = slots.find((slot) => slot.offices.length > 0 && gone.includes(slot.memberId));
	return gone.filter((memberId) => memberId !== last?.memberId);
}

/** The key document without their codes; the same object if there are none. */
async function withoutCodesOfLeft(
	document: KeyDocument,
	keys: Pick<OpenKeys, 'withoutCode'>,
	state: GroupState
): Promise<KeyDocument> {
	let left = document;
	for (const memberId of codesOfLeft(state, document)) left = await keys.withoutCode(left, memberId);
	return left;
}

/** The key document according to the book: leavers' codes removed, offices updated; the same object if nothing changes. */
export async function codesOfToday(
	document: KeyDocument,
	keys: Pick<OpenKeys, 'withOffices' | 'withoutCode'>,
	state: GroupState
): Promise<KeyDocument> {
	return withOfficesOfToday(await withoutCodesOfLeft(document, keys, state), keys, state);
}

/** One member alone could open the book and decide in it (ledger law 41). */
export interface TooFewOfficers {
	readonly type: 'TooFewOfficers';
	readonly has: number;
}

/**
 * Members who get a code when a book comes to a phone: those who decide in it, each once with all her offices, while she is a member.
 * Offices given in an open meeting count from its seal.
 */
export function codeHolders(book: GroupState): readonly CodeHolder[] {
	const { deciding, members } = beforeMeeting(book);
	return [...members.values()].flatMap(({ memberId, number, symbol, leftOn }) => {
		const offices = officesBy(deciding.terms, memberId);
		return offices.length === 0 || leftOn !== null
			? []
			: [{ memberId, number, symbol: symbol ?? '', offices }];
	});
}

/** A new book needs two members who decide; a file with fewer is rejected. */
export function lacksOfficers(state: GroupState): TooFewOfficers | null {
	return fewerThanTwo(codeHolders(state).length);
}

/**
 * An existing book may have only one officer left and must still be restorable; but this app founds none in which two members
 * never held an office, so such a copy is forged.
 */
export function neverHadOfficers({ offices }: Pick<GroupState, 'offices'>): TooFewOfficers | null {
	return fewerThanTwo(new Set(offices.map(({ memberId }) => memberId)).size);
}

const fewerThanTwo = (has: number): TooFewOfficers | null =>
	has < 2 ? { type: 'TooFewOfficers', has } : null;
