import {
	assert,
	canonicalJson,
	err,
	ok,
	utf8,
	type BookId,
	type LocalDate,
	type MemberId,
	type Result
} from '#kernel';
import { officersWhoDecide, type Command, type GroupState, type Rejection } from '#group';
import type { OpenKeys, UnlockRefusal, Vault } from '../ports/keys.ts';
import type { BookCover, Head } from '../ports/storage.ts';
import type { Stands } from '../merge/settle-other.ts';
import type { Operation } from '../session/session-parts.ts';
import type { PaperKind } from './key-paper.ts';

/** A code as it was touched, and whose slot it is tried on. */
export interface TouchedCode {
	readonly slotId: string;
	readonly digits: string;
}

/** An act that members approve with their codes; it cannot change once they are asked (ledger law 55). */
export type AgreedAct =
	| WriteAct
	| TakeOverAct
	| SettleAct
	/** A new key paper, or cards. */
	| { readonly type: 'keyPaper'; readonly kind: PaperKind }
	/** Public key (base64url) of the laptop that may read copies; null for none. */
	| { readonly type: 'laptop'; readonly key: string | null }
	/** The box (hex) in which pages are left from now on; null for none. */
	| { readonly type: 'post'; readonly box: string | null }
	/** A woman makes her code, or these women one after the other. */
	| { readonly type: 'code'; readonly owners: readonly MemberId[] };

/** Commands that name the women whose codes approve them: `approvals` and `approvedBy` are left empty, and filled when they are written. */
export interface WriteAct {
	readonly type: 'write';
	readonly commands: readonly Command[];
}
/** The pages of a copy by its head, hex. */
export interface TakeOverAct {
	readonly type: 'takeOver';
	readonly copy: string;
}
/** Choices about the pages of a copy: pairs of page hash and the phone whose page stands. */
export interface SettleAct {
	readonly type: 'settle';
	readonly copy: string;
	readonly on: LocalDate;
	readonly stands: readonly (readonly [string, Stands])[];
}

/** The book as it stands while codes are asked: another page or entry makes it another. */
export interface BookAt {
	readonly book: BookId;
	readonly head: Head;
	readonly operations: readonly Operation[];
}

/** An open book with the cover and the keys that its codes change. */
export interface OpenUnderKeys {
	readonly cover: BookCover;
	readonly keys: OpenKeys;
	readonly session: BookAt & { readonly state: GroupState };
}

declare const wasChecked: unique symbol;

/** A code that was right, and the one draft for which it was touched; only `checkCode` makes one. */
export interface CheckedCode {
	readonly memberId: MemberId;
	/** Hash of the draft, hex. */
	readonly over: string;
	readonly [wasChecked]: true;
}

/** An act with the codes that were touched for it. What is done looks at each once more: a code over another draft counts for nothing. */
export interface Approved<Act extends AgreedAct = AgreedAct> {
	readonly act: Act;
	readonly codes: readonly CheckedCode[];
}

/**
 * What exactly is agreed to, as text: the act, the book, its head and what stands in its open meeting. For a code that is made the
 * head counts for nothing: it is given at the lock, too, where no page is read.
 */
export function textOfDraft(act: AgreedAct, at: Pick<BookAt, 'book'> & Partial<BookAt>): string {
	const asked =
		act.type === 'write' ? { ...act, commands: act.commands.map((one) => withCodes(one, [])) } : act;
	const stands = act.type === 'code' ? null : [at.head, at.operations?.map((one) => one.operationId)];
	return canonicalJson(plain([at.book, stands ?? [], asked]));
}

/** Without what is left out, and maps as pairs: what can be hashed. */
const plain = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one)));

/** The command in the names of these women; one that names nobody stays as it is. */
export function withCodes(command: Command, women: readonly MemberId[]): Command {
	if (command.type === 'SealMeeting') return { ...command, approvals: women };
	return 'approvedBy' in command ? { ...command, approvedBy: women } : command;
}

/** Commands that nobody's code approves, or one draft with the codes over all of it: nothing goes in beside what was approved. */
export type WhatToWrite = readonly Command[] | readonly [Approved<WriteAct>];

/** Commands as they are written: in the names of women whose codes are over exactly them in the book as it is now, else in nobody's. */
export async function commandsOf(
	vault: Pick<Vault, 'hash'>,
	what: WhatToWrite,
	at: BookAt
): Promise<readonly Command[]> {
	const approved = what.find((one) => 'act' in one);
	if (approved === undefined) return what.flatMap((one) => ('act' in one ? [] : [withCodes(one, [])]));
	assert(what.length === 1, 'nothing is written beside what was approved');
	const women = await womenOver(vault, approved, at);
	return approved.act.commands.map((command) => withCodes(command, women));
}

/** Tries a code on its slot, and counts it, as the lock does. */
export async function checkCode(
	vault: Vault,
	{ keys, deviceSecret }: Pick<BookCover, 'keys' | 'deviceSecret'>,
	{ slotId, digits }: TouchedCode,
	draft: string
): Promise<Result<CheckedCode, UnlockRefusal>> {
	const memberId = keys.slots.find((slot) => slot.slotId === slotId)?.memberId;
	if (memberId === undefined) return err({ type: 'UnknownSlot' });
	const verified = await vault.verifyCode(keys, slotId, digits, deviceSecret);
	if (!verified.ok) return verified;
	const over = await vault.hash(utf8(draft));
	return ok({ memberId, over } as CheckedCode);
}

/** Women whose codes are over exactly this act in the book as it is now, each once. */
export async function womenOver(
	vault: Pick<Vault, 'hash'>,
	{ act, codes }: Approved,
	at: Pick<BookAt, 'book'> & Partial<BookAt>
): Promise<readonly MemberId[]> {
	const over = await vault.hash(utf8(textOfDraft(act, at)));
	return [...new Set(codes.filter((code) => code.over === over).map(({ memberId }) => memberId))];
}

/**
 * Whether enough different women who decide now agreed to exactly this.
 *
 * @returns these women
 */
export async function haveAgreed(
	vault: Pick<Vault, 'hash'>,
	at: BookAt & { readonly state: GroupState },
	approved: Approved,
	needed: number
): Promise<Result<readonly MemberId[], Rejection>> {
	const decide = new Set(officersWhoDecide(at.state));
	const women = (await womenOver(vault, approved, at)).filter((one) => decide.has(one));
	return women.length < needed ? err({ type: 'ApprovalsMissing', given: women.length, needed }) : ok(women);
}
