import { describe, expect, test } from 'vitest';
import type { KeyDocument } from '#app';
import { Defect, type MemberId } from '#kernel';
import { createVault } from '#vault';
import { aBook, countTries, deviceSecret, random, sita } from '../support/quick-vault.ts';

describe('a document that somebody changed', () => {
	const changes: readonly (readonly [string, (document: KeyDocument) => KeyDocument])[] = [
		['an office', (d) => ({ ...d, slots: d.slots.map((slot) => ({ ...slot, offices: ['president'] })) })],
		['a symbol', (d) => ({ ...d, slots: d.slots.map((slot) => ({ ...slot, symbol: 'sun' })) })],
		['a number', (d) => ({ ...d, slots: d.slots.map((slot) => ({ ...slot, number: slot.number + 1 })) })],
		[
			'a member',
			(d) => ({
				...d,
				slots: d.slots.map((slot) => ({ ...slot, memberId: `${slot.memberId}x` as MemberId }))
			})
		],
		[
			'the slot of another',
			(d) => withSealed(d, { codes: (d.sealed['codes'] as unknown[]).slice(0, 1) }, d.slots.slice(0, 1))
		],
		[
			'the public key of the group',
			(d) => withSealed(d, { group: { ...(d.sealed['group'] as object), publicKey: 'A'.repeat(43) } })
		],
		['the writer', (d) => withSealed(d, { writer: null })],
		[
			'the recovery slot',
			(d) => withSealed(d, { recovery: { ...(d.sealed['recovery'] as object), wrapped: 'A'.repeat(80) } })
		],
		['the tag', (d) => withSealed(d, { tag: 'A'.repeat(43) })],
		['a tag of another length', (d) => withSealed(d, { tag: 'AAAA' })],
		['a field too many', (d) => withSealed(d, { more: 1 })],
		['the version', (d) => ({ ...d, version: 1 as 2 })],
		['how often the key was renewed', (d) => ({ ...d, epoch: 1 })],
		['what is due', (d) => withSealed(d, { due: true })],
		[
			'the pair of the key paper',
			(d) =>
				withSealed(d, {
					recovery: {
						...(d.sealed['recovery'] as object),
						pair: { publicKey: 'CQ' + 'A'.repeat(41), point: 'CQ' + 'A'.repeat(41) }
					}
				})
		]
	];

	const withSealed = (d: KeyDocument, fields: Record<string, unknown>, slots = d.slots): KeyDocument => ({
		...d,
		slots,
		sealed: { ...d.sealed, ...fields }
	});

	test.each(changes)('is refused as damaged: %s', async (_, change) => {
		const { vault, keys, document, slotOf } = await aBook();
		const changed = change(document);
		const opened = await vault.openWithCode(changed, slotOf(sita), '482915', deviceSecret);
		expect(opened).toMatchObject({ ok: false, error: { type: 'Damaged' } });
		await expect(keys.forBackup(changed)).rejects.toThrow(Defect);
	});

	test('is refused for the sheet, too', async () => {
		const { vault, document, recoveryCode } = await aBook();
		const changed = { ...document, slots: document.slots.map((slot) => ({ ...slot, number: 1 })) };
		expect(await vault.openWithRecovery(changed, recoveryCode, false)).toMatchObject({
			ok: false,
			error: { type: 'Damaged' }
		});
	});

	test.each([
		{ kind: 'argon2id', memoryKib: 8 * 1024, passes: 3 },
		{ kind: 'argon2id', memoryKib: 32 * 1024, passes: 1 },
		{ kind: 'argon2id', memoryKib: 129 * 1024, passes: 3 },
		{ kind: 'argon2id', memoryKib: 32 * 1024, passes: 11 },
		{ kind: 'pbkdf2-sha256', rounds: 599_999 },
		{ kind: 'pbkdf2-sha256', rounds: 2_000_001 }
	])('is refused before a try is counted when it asks for %j', async (hash) => {
		const { document, slotOf } = await aBook();
		const tries = countTries();
		const strict = createVault({ random, tries });
		const codes = (document.sealed['codes'] as object[]).map((code) => ({ ...code, hash }));
		const opened = await strict.openWithCode(
			withSealed(document, { codes }),
			slotOf(sita),
			'482915',
			deviceSecret
		);
		expect(opened).toEqual({ ok: false, error: { type: 'Damaged', about: 'parameters of a code slot' } });
		expect(tries.begun()).toBe(0);
	});

	test('a vault with a slow hash below the floor cannot be made without saying so', () => {
		expect(() =>
			createVault({ random, tries: countTries(), argon2Parameters: { memoryKib: 1024, passes: 3 } })
		).toThrow(Defect);
	});
});
