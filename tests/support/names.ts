import { assert, type LocalDate, type MemberId } from '#kernel';
import { officersWhoDecide } from '#group';
import type { OpenBook } from '#app';
import { executeNamed } from './by-codes.ts';

/** She is called so from now on, by the codes of those who decide. */
export async function nameWoman(
	session: OpenBook,
	{ memberId, name, on }: { readonly memberId: MemberId; readonly name: string; readonly on: LocalDate }
): Promise<void> {
	const hash = await session.hashOfName(name);
	const approvedBy = officersWhoDecide(session.state);
	const command = { type: 'NameMember', on, memberId, name: hash, approvedBy } as const;
	const done = await executeNamed(session, `named ${memberId} ${name}`, command);
	assert(done.ok, `${name} is written`);
}
