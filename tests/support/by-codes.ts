import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ok, utf8, type LocalDate, type MemberId, type OperationId, type Result } from '#kernel';
import type { Command } from '#group';
import {
	checkCode,
	textOfDraft,
	giveLaptop,
	renewPaper,
	type AgreedAct,
	type Approved,
	type BookAt,
	type BookCover,
	type BookSession,
	type CheckedBackup,
	type CheckedCode,
	type Fault,
	type OpenUnderKeys,
	type PaperKind,
	type Stands,
	type TouchedCode,
	type UnlockRefusal,
	type Vault
} from '#app';
import type { OfficerCodes } from '../../src/screens/frame/opening/officer-codes.svelte.ts';

/** What these women agreed to, as if they had touched their codes over it in the book as it stands: for tests of what is done then. */
export function inTheNamesOf<Act extends AgreedAct>(
	at: BookAt,
	act: Act,
	women: readonly MemberId[]
): Approved<Act> {
	const over = bytesToHex(sha256(utf8(textOfDraft(act, at))));
	const codes = women.map((memberId) => ({ memberId, over }));
	return { act, codes: codes as unknown as readonly CheckedCode[] };
}

/** Writes commands in the names of the women whom they name. */
export function executeNamed(
	session: Pick<BookSession, 'execute' | keyof BookAt>,
	operationId: string,
	...commands: readonly Command[]
): ReturnType<BookSession['execute']> {
	const women = commands.flatMap((command) => {
		if (command.type === 'SealMeeting') return command.approvals;
		return 'approvedBy' in command ? (command.approvedBy ?? []) : [];
	});
	if (women.length === 0) return session.execute(operationId as OperationId, ...commands);
	const act = { type: 'write', commands } as const;
	return session.execute(operationId as OperationId, inTheNamesOf(session, act, women));
}

interface OpenHere {
	readonly cover: BookCover;
	readonly session: BookSession;
}

/** An act with these codes over it, each tried as a screen tries it; the first that is wrong is the answer. */
export async function byCodes<Act extends AgreedAct>(
	vault: Vault,
	{ cover, session }: { readonly cover: BookCover; readonly session: BookAt },
	act: Act,
	touched: readonly TouchedCode[]
): Promise<Result<Approved<Act>, UnlockRefusal>> {
	const codes: CheckedCode[] = [];
	for (const code of touched) {
		const checked = await checkCode(vault, cover, code, textOfDraft(act, session));
		if (!checked.ok) return checked;
		codes.push(checked.value);
	}
	return ok({ act, codes });
}

/** The pages of a copy by these codes; where this phone needs another key to write under, it gets one first. */
export async function takeOverByCodes(
	vault: Vault,
	here: OpenHere,
	copy: CheckedBackup,
	touched: readonly TouchedCode[],
	newWriter: () => Promise<Result<void, Fault>>
): ReturnType<typeof takenBy> {
	const approved = await byCodes(vault, here, { type: 'takeOver', copy: copy.head }, touched);
	return approved.ok ? takenBy(here, copy, approved.value, newWriter) : approved;
}

async function takenBy(
	{ session }: OpenHere,
	copy: CheckedBackup,
	approved: Parameters<BookSession['takeOver']>[1],
	newWriter: () => Promise<Result<void, Fault>>
): Promise<Awaited<ReturnType<BookSession['takeOver']>> | Result<never, UnlockRefusal>> {
	const taken = await session.takeOver(copy, approved);
	if (taken.ok || taken.error.type !== 'NewWriterNeeded') return taken;
	const made = await newWriter();
	return made.ok ? session.takeOver(copy, approved) : made;
}

/** Two phones settled by these codes. */
export async function settleByCodes(
	vault: Vault,
	here: OpenHere,
	copy: CheckedBackup,
	{
		on,
		stands,
		touched
	}: {
		readonly on: LocalDate;
		readonly stands: ReadonlyMap<string, Stands>;
		readonly touched: readonly TouchedCode[];
	}
): Promise<Awaited<ReturnType<BookSession['settle']>> | Result<never, UnlockRefusal>> {
	const act = { type: 'settle', copy: copy.head, on, stands: [...stands] } as const;
	const approved = await byCodes(vault, here, act, touched);
	return approved.ok ? here.session.settle(copy, approved.value) : approved;
}

/** A new key paper by these codes. */
export async function paperByCodes(
	vault: Vault,
	here: OpenUnderKeys,
	touched: readonly TouchedCode[],
	kind: PaperKind = 'paper'
): Promise<Awaited<ReturnType<typeof renewPaper>> | Result<never, UnlockRefusal>> {
	const approved = await byCodes(vault, here, { type: 'keyPaper', kind } as const, touched);
	return approved.ok ? renewPaper(vault, here, approved.value) : approved;
}

/** A laptop that reads copies, or none, by these codes. */
export async function laptopByCodes(
	vault: Vault,
	here: OpenUnderKeys,
	key: string | null,
	touched: readonly TouchedCode[]
): Promise<Awaited<ReturnType<typeof giveLaptop>> | Result<never, UnlockRefusal>> {
	const approved = await byCodes(vault, here, { type: 'laptop', key } as const, touched);
	return approved.ok ? giveLaptop(vault, here, approved.value) : approved;
}

/** The next officers who have a code and have not touched it touch these, one after the other, as the screen lets them. */
export async function touchEach(
	codes: Pick<OfficerCodes, 'officers' | 'ask' | 'check'>,
	digits: readonly string[]
): Promise<void> {
	for (const code of digits) {
		const next = codes.officers.find(({ canApprove, hasApproved }) => canApprove && !hasApproved);
		if (next === undefined) return;
		codes.ask(next.memberId);
		await codes.check(code);
	}
}
