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

/** A typed code and the slot on which it is tried. */
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
	/** Id (hex) of the box to which pages are sent from now on; null for none. */
	| { readonly type: 'post'; readonly box: string | null }
	/** New codes of these members, made one after the other. */
	| { readonly type: 'code'; readonly owners: readonly MemberId[] };

/** Commands with fields for the approving members: `approvals` and `approvedBy` stay empty until they are written. */
export interface WriteAct {
	readonly type: 'write';
	readonly commands: readonly Command[];
}
/** Takes over the pages of a copy, identified by its head, hex. */
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

/** Version of the book for which codes are requested: a new page or entry changes it. */
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

/** A correct code and the one draft that it approves; only `checkCode` makes one. */
export interface CheckedCode {
	readonly memberId: MemberId;
	/** Hash of the draft, hex. */
	readonly over: string;
	readonly [wasChecked]: true;
}

/** An act with its codes. Each is verified again on execution: a code for another draft does not count. */
export interface Approved<Act extends AgreedAct = AgreedAct> {
	readonly act: Act;
	readonly codes: readonly CheckedCode[];
}

/**
 * Canonical text of what is approved: act, book, head and open meeting. A new code leaves the head out, because
 * codes are also given at the lock, where no page is read.
 */
export function textOfDraft(act: AgreedAct, at: Pick<BookAt, 'book'> & Partial<BookAt>): string {
	const asked =
		act.type === 'write' ? { ...act, commands: act.commands.map((one) => withCodes(one, [])) } : act;
	const stands = act.type === 'code' ? null : [at.head, at.operations?.map((one) => one.operationId)];
	return canonicalJson(plain([at.book, stands ?? [], asked]));
}

/** Drops undefined values and converts maps to pairs, so that the result can be hashed. */
const plain = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one)));

/** The command with these members as approvers; one without such a field is unchanged. */
export function withCodes(command: Command, women: readonly MemberId[]): Command {
	if (command.type === 'SealMeeting') return { ...command, approvals: women };
	return 'approvedBy' in command ? { ...command, approvedBy: women } : command;
}

/** Commands without approval, or one draft with codes for all of it: nothing can be added beside what was approved. */
export type WhatToWrite = readonly Command[] | readonly [Approved<WriteAct>];

/** Commands to be written, with the members whose codes approve exactly them in the book's current version, otherwise with nobody. */
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

/** Tries a code on its slot and counts the try, like the lock. */
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

/** Members whose codes approve exactly this act in the book's current version, each once. */
export async function womenOver(
	vault: Pick<Vault, 'hash'>,
	{ act, codes }: Approved,
	at: Pick<BookAt, 'book'> & Partial<BookAt>
): Promise<readonly MemberId[]> {
	const over = await vault.hash(utf8(textOfDraft(act, at)));
	return [...new Set(codes.filter((code) => code.over === over).map(({ memberId }) => memberId))];
}

/**
 * Checks that enough different members who decide now approved exactly this act.
 *
 * @returns these members
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
