import type { MemberId } from '#kernel';
import { beforeMeeting, officesBy, type GroupState, type Office, liveEvents } from '#group';
import type { CodeSlotInfo, KeyDocument, OpenKeys, CodeHolder } from '../ports/keys.ts';

// Which codes open the whole book, and which only the page of one member (ADR 0026).

/**
 * Offices by which women of the group decide, counted only from pages that enough codes closed: neither a clock, a desk nor an open meeting gives
 * or takes one (ledger law 56).
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

/** Women of the group without a code on this phone, as the lock shows them beside those who have one. */
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
 * Whether her code opens the whole book: she holds an office. Where nobody with a code holds one any more, those who were
 * officers last still open it, so that the circle can give offices again.
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

/** She is in the group and her code opens no more than her page. Of a woman who left, the code is taken out at the opening. */
export function opensMemberPageOnly(
	state: GroupState,
	slots: Parameters<typeof opensWholeBook>[1],
	memberId: MemberId
): boolean {
	return state.members.get(memberId)?.leftOn === null && !opensWholeBook(state, slots, memberId);
}

/**
 * The key document in which the lock shows the offices of today; the same one where it does already. A code that opened
 * only her own page does not become an officer's: it may have been made before two officers were asked, so she makes
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

/** Another woman has an officer's code: without it nobody could open the book. */
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
 * Women whose code must not open the book any more: they left, and the page on which they left is closed. While it is
 * open the leaving can be taken back, and officers who are here see who touches the phone. One code that opens the whole
 * book stays whatever happens: a book that nobody can open is worse; hers goes as soon as another officer has one.
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

/** The key document without their codes; the same one where there are none. */
async function withoutCodesOfLeft(
	document: KeyDocument,
	keys: Pick<OpenKeys, 'withoutCode'>,
	state: GroupState
): Promise<KeyDocument> {
	let left = document;
	for (const memberId of codesOfLeft(state, document)) left = await keys.withoutCode(left, memberId);
	return left;
}

/** The key document as the book says now: codes of women who left gone, offices as they are held; the same one if it is so. */
export async function codesOfToday(
	document: KeyDocument,
	keys: Pick<OpenKeys, 'withOffices' | 'withoutCode'>,
	state: GroupState
): Promise<KeyDocument> {
	return withOfficesOfToday(await withoutCodesOfLeft(document, keys, state), keys, state);
}

/** One woman alone would open the book and decide in it (ledger law 41). */
export interface TooFewOfficers {
	readonly type: 'TooFewOfficers';
	readonly has: number;
}

/**
 * Women who get a code when a book comes to a phone: those who decide in it, each once with all that she does, as long as she is in the group. What
 * an open meeting gives counts from its seal.
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

/** A new book begins with two women who decide; of a file that has fewer none is made. */
export function lacksOfficers(state: GroupState): TooFewOfficers | null {
	return fewerThanTwo(codeHolders(state).length);
}

/**
 * A book that exists may come down to one officer, and must come back then; but this app founds none in which two women
 * never held an office, so that such a copy was made up.
 */
export function neverHadOfficers({ offices }: Pick<GroupState, 'offices'>): TooFewOfficers | null {
	return fewerThanTwo(new Set(offices.map(({ memberId }) => memberId)).size);
}

const fewerThanTwo = (has: number): TooFewOfficers | null =>
	has < 2 ? { type: 'TooFewOfficers', has } : null;
