import { assert, present, type LocalDate } from '#kernel';
import { officesOn, type Command, type Office } from '#group';
import { makeBackup, openBackupWithSheet, openSession, restoreBook, type GivenCode } from '#app';
import { money } from '#money';
import type { GroupPhone } from './group-phones.ts';
import { aPhone } from './parts.ts';
import { executeNamed } from './by-codes.ts';

/** A phone of the group that is not there: brought to life from a copy with its key paper, it holds meetings, and gives a copy again. */
export async function copyOfSecondPhone(
	bytes: Uint8Array,
	keyPaper: string,
	held: MeetingsThere
): Promise<Uint8Array> {
	const { phone, session, keys, cover } = await secondPhoneOf(bytes, keyPaper, held);
	const last = present(held.meetings.at(-1), 'it met') as LocalDate;
	const made = await makeBackup(phone, session, keys, cover, last);
	assert(made.ok, 'a copy is made');
	return made.value.bytes;
}

interface MeetingsThere {
	/** Days, ISO. */
	readonly meetings: readonly string[];
	/** What each woman gives each time, minor units. */
	readonly each: number;
	/** Office that the last woman is given at the first of them. */
	readonly office?: Office;
}

/** The phone itself, after its meetings. */
export async function secondPhoneOf(
	bytes: Uint8Array,
	keyPaper: string,
	{ meetings, each, office }: MeetingsThere
): Promise<GroupPhone> {
	const phone = aPhone();
	const opened = await openBackupWithSheet(phone, bytes, keyPaper);
	assert(opened.ok, 'the key paper opens the copy');
	const { state, payload } = opened.value.backup;
	const codes = [...state.members.values()].flatMap((member, place): readonly GivenCode[] => {
		const { memberId, number, symbol } = member;
		const holds = officesOn(state, state.lastSealedDay ?? present(state.foundedOn, 'it was founded'));
		const offices = holds.filter((term) => term.memberId === memberId).map(({ office }) => office);
		const digits = `10000${place}`;
		return offices.length === 0
			? []
			: [{ holder: { memberId, number, symbol: symbol ?? '', offices }, kind: 'digits', digits }];
	});
	const restored = await restoreBook(phone, opened.value, codes);
	assert(restored.ok, 'the book is put on the phone');
	const { cover, keys } = restored.value;
	const store = phone.shelf.open(cover.book);
	const pages = { book: cover.book, keys, vault: phone.vault };
	const session = await openSession({ ...phone, pages, store }, payload.currency);
	assert(session.ok, 'and opens');
	const women = [...state.members.keys()];
	const give = async (name: string, ...commands: readonly Command[]): Promise<void> => {
		const done = await executeNamed(session.value, name, ...commands);
		assert(done.ok, done.ok ? '' : `${name}: ${JSON.stringify(done.error)}`);
	};
	for (const day of meetings) {
		const on = day as LocalDate;
		const answers = women.map((memberId): Command => ({
			type: 'AnswerRoll',
			on,
			memberId,
			answer: 'gave',
			amount: money(each)
		}));
		const memberId = present(women.at(-1), 'there are women');
		const given: Command[] =
			office === undefined || day !== meetings[0]
				? []
				: [{ type: 'GiveOffice', on, memberId, office, agreedBy: women }];
		await give(`${day} opens`, { type: 'OpenMeeting', on, kind: 'regular' }, ...answers, ...given);
		const held = present(session.value.state.balances.get('box' as never), 'the box holds money');
		await give(
			`${day} closes`,
			{ type: 'CountCash', on, pieces: new Map([[money(100), held / 100]]) },
			{ type: 'SealMeeting', on, approvals: codes.map(({ holder }) => holder.memberId) }
		);
	}
	return { phone, keys, cover, session: session.value };
}
