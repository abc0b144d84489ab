import type { LocalDate, MemberId } from '#kernel';
import type { Command } from '#group';
import { money } from '#money';
import { foundBook, openSession, type BookSession, type OpenBook, type FoundedBook } from '#app';
import { executeNamed } from './by-codes.ts';
import type { Phone } from './parts.ts';

/** A small group for tests that need a whole book: one woman who saves, a president and a writer. */

export const today = '2026-11-24' as LocalDate;
export const [first, second, third] = ['m1', 'm2', 'm3'] as unknown as readonly [
	MemberId,
	MemberId,
	MemberId
];

export const founding: Command = {
	type: 'FoundGroup',
	on: today,
	name: 'Ujala',
	constitution: {
		kind: 'shg',
		meetingRhythm: { every: 'month' },
		saving: { mode: 'fixed', amount: money(2500) },
		interest: { percentPerMonth: '2' }
	},
	members: [
		{ memberId: first, number: 1, symbol: 'parrot' },
		{ memberId: second, number: 2, symbol: 'fish' },
		{ memberId: third, number: 3, symbol: 'ring' }
	],
	offices: [
		{ memberId: second, office: 'president' },
		{ memberId: third, office: 'writer' }
	]
};

export const codes = [
	{
		holder: { memberId: second, number: 2, symbol: 'fish', offices: ['president'] },
		kind: 'pictures' as const,
		digits: '1357'
	},
	{
		holder: { memberId: third, number: 3, symbol: 'ring', offices: ['writer'] },
		kind: 'digits' as const,
		digits: '246802'
	}
];

/** What founding is given: three women, the first with a name, two officers with codes. */
export const exampleGroup = {
	currency: 'INR',
	practice: false,
	cover: { symbol: 'mango', colour: 1 },
	commands: [founding],
	names: new Map([[first, 'Rose']]),
	codes
} as const;

export async function found(phone: Phone): Promise<FoundedBook> {
	const founded = await foundBook(phone, exampleGroup);
	if (!founded.ok) throw new Error(JSON.stringify(founded.error));
	return founded.value;
}

export async function open(phone: Phone, { cover, keys }: FoundedBook): Promise<BookSession> {
	const session = await openSession(
		{ ...phone, pages: { book: cover.book, keys, vault: phone.vault }, store: phone.shelf.open(cover.book) },
		'INR'
	);
	if (!session.ok) throw new Error(JSON.stringify(session.error));
	return session.value;
}

export async function openWithCode(
	phone: Phone,
	{ cover }: Pick<FoundedBook, 'cover'>,
	digits: string
): Promise<BookSession> {
	const slot = cover.keys.slots[0];
	const keys = await phone.vault.openWithCode(cover.keys, slot?.slotId ?? '', digits, cover.deviceSecret);
	if (!keys.ok) throw new Error(JSON.stringify(keys.error));
	return open(phone, { cover, keys: keys.value, recoveryCode: '' });
}

export async function run(
	session: OpenBook,
	operationId: string,
	...commands: readonly Command[]
): Promise<void> {
	const done = await executeNamed(session, operationId, ...commands);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
}

export const gave = (memberId: MemberId, amount: number): Command => ({
	type: 'AnswerRoll',
	on: today,
	memberId,
	answer: 'gave',
	amount: money(amount)
});

export const count = (amount: number): Command => ({
	type: 'CountCash',
	on: today,
	pieces: new Map([[money(100), amount / 100]])
});
