import { expect, test } from 'vitest';
import type { BookId } from '#kernel';
import type { GroupState } from '#group';
import { PlaceKeeper } from './place-keeper.ts';

/** A book with only the properties that a place needs: number of closed meetings, and an open one or not. */
const bookOf = (book: string, closed: number, isOpen: boolean) => {
	const sealed = { lastNumber: { regular: closed, special: 0, desk: 0 }, openMeeting: null };
	const open = { ...sealed, openMeeting: { kind: 'regular', before: sealed } };
	const state = (isOpen ? open : sealed) as unknown as GroupState;
	return { book: book as BookId, state, operations: [] };
};

// Each practice round is a book of its own, and most are left before their close.
test('slips that nobody will put away do not pile up, and the last one is still asked for', () => {
	const kept = new Map<string, string>();
	let open = bookOf('round 0', 0, true);
	const settings = {
		read: (name: string) => kept.get(name) ?? null,
		write: (name: string, value: string) => void kept.set(name, value)
	};
	const place = new PlaceKeeper(settings, () => open);
	for (let round = 0; round < 100; round += 1) {
		open = bookOf(`round-${round}`, 0, true);
		place.keep('/meeting/roll');
	}
	expect(kept.get('slip')?.split(' ').length).toBeLessThan(20);
	open = bookOf('round-99', 1, false);
	expect(place.isSlipDue).toBe(true);
	place.putSlipAway();
	expect(place.isSlipDue).toBe(false);
});

test('what somebody wrote into the kept slips asks for none', () => {
	const settings = { read: () => 'a b:: :7 x:y:z round:many', write: () => undefined };
	const place = new PlaceKeeper(settings, () => bookOf('round', 3, false));
	expect(place.isSlipDue).toBe(false);
});
