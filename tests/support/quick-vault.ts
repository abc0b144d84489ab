import type { CodeHolder, RandomSource, TryCounter } from '#app';
import type { BookId, MemberId } from '#kernel';
import { createVault } from '#vault';

export const book = 'book-a' as BookId;
export const deviceSecret = new Uint8Array(32).fill(9);
export const sita: CodeHolder = {
	memberId: 'sita' as MemberId,
	number: 3,
	symbol: 'mango',
	offices: ['writer']
};
export const radha: CodeHolder = { memberId: 'radha' as MemberId, number: 5, symbol: 'pot', offices: [] };

export const random: RandomSource = {
	id: () => crypto.randomUUID(),
	bytes: (count) => crypto.getRandomValues(new Uint8Array(count))
};

/** Five free tries, then a wait that never ends. */
export function countTries(): TryCounter & { readonly begun: () => number } {
	const counts = new Map<string, number>();
	let begun = 0;
	return {
		wait: (slotId) => Promise.resolve((counts.get(slotId) ?? 0) >= 5 ? 30 : 0),
		begin: (slotId) => {
			begun += 1;
			counts.set(slotId, (counts.get(slotId) ?? 0) + 1);
			return Promise.resolve({ triesLeft: 5 - (counts.get(slotId) ?? 0) });
		},
		succeeded: (slotId) => Promise.resolve(void counts.delete(slotId)),
		begun: () => begun
	};
}

export const quick = { argon2Parameters: { memoryKib: 8, passes: 1 }, weakSlowHashForTestsOnly: true };
export const quickVault = (tries: TryCounter = countTries()) => createVault({ random, tries, ...quick });

/** A book in which Sita opens with digits and Radha with pictures. */
export async function aBook() {
	const tries = countTries();
	const vault = quickVault(tries);
	const { keys, document, recoveryCode } = await vault.create(book);
	const withSita = await keys.withCode(document, sita, { kind: 'digits', digits: '482915' }, deviceSecret);
	const withBoth = await keys.withCode(withSita, radha, { kind: 'pictures', digits: '1397' }, deviceSecret);
	const slotOf = (of: CodeHolder) =>
		withBoth.slots.find((slot) => slot.memberId === of.memberId)?.slotId ?? '';
	return { tries, vault, keys, document: withBoth, recoveryCode, slotOf };
}
