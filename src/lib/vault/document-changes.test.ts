import { describe, expect, test } from 'vitest';
import { Defect, present, type CodeKind, type MemberId } from '#kernel';
import type { KeyDocument } from '#app';
import { aBook, deviceSecret, radha, sita } from '../../../tests/support/quick-vault.ts';

const officesIn = (document: KeyDocument) =>
	Object.fromEntries(document.slots.map(({ memberId, offices }) => [memberId, offices]));
/** Who goes with the next group key. */
function leavingIn(document: KeyDocument): readonly MemberId[] {
	const codes = document.sealed['codes'] as readonly { readonly slotId: string; readonly leaves: boolean }[];
	return codes
		.filter(({ leaves }) => leaves)
		.map(
			({ slotId }) =>
				present(
					document.slots.find((slot) => slot.slotId === slotId),
					'hers'
				).memberId
		);
}

describe('offices on the lock', () => {
	test('are hers alone, wherever she stands in the list', async () => {
		const { keys, document } = await aBook();
		const shown = await keys.withOffices(document, radha.memberId, ['treasurer']);
		expect(officesIn(shown)).toEqual({ sita: ['writer'], radha: ['treasurer'] });
		expect(leavingIn(shown)).toEqual([]);
	});

	test('that she never had are not lost: her code for her own page stays, and nothing is due', async () => {
		const { keys, document } = await aBook();
		const shown = await keys.withOffices(document, radha.memberId, []);
		expect([leavingIn(shown), shown.sealed['due']]).toEqual([[], false]);
	});

	test('that are lost let her code go with the next group key, also when it is said again; with a new office it stays', async () => {
		const { keys, document } = await aBook();
		const lost = await keys.withOffices(document, sita.memberId, []);
		expect([leavingIn(lost), lost.sealed['due']]).toEqual([['sita'], true]);
		const again = await keys.withOffices(lost, sita.memberId, []);
		expect([leavingIn(again), again.sealed['due']]).toEqual([['sita'], true]);
		const back = await keys.withOffices(again, sita.memberId, ['writer']);
		expect(leavingIn(back)).toEqual([]);
	});

	test('of a woman without a code change nothing', async () => {
		const { keys, document } = await aBook();
		for (const offices of [[], ['treasurer']]) {
			const shown = await keys.withOffices(document, 'nobody' as MemberId, offices);
			expect(shown).toEqual(document);
		}
	});
});

test.each<[CodeKind, string]>([
	['digits', '1234567'],
	['digits', 'x123456'],
	['digits', '123456x'],
	['digits', ''],
	['pictures', '12345'],
	['pictures', 'x1234'],
	['pictures', '1234x'],
	['pictures', '1230']
])('a code of another form is our bug: %s %s', async (kind, digits) => {
	const { keys, document } = await aBook();
	await expect(keys.withCode(document, sita, { kind, digits }, deviceSecret)).rejects.toThrow(Defect);
});
