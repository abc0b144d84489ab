import { expect, test } from 'vitest';
import type { MemberId } from '#kernel';
import { approvalFor, eventSchemas, officersWanted, type Beginning, type Constitution } from '#group';
import { isOfSmallOrder } from '../../scripts/verify-export/chain.mjs';
import { counted } from '../../scripts/verify-export/officers.mjs';
import { webCryptoSignatures } from '../../src/lib/vault/signatures.ts';

// The second verifier shares no code with the app, so each has its own list of what officers agree to: they name the same kinds,
// the same number of the rules, and the same least.

const kinds = eventSchemas.map(({ entries }) => entries.type.literal);
const women = Array.from({ length: 9 }, (_, place) => `w${place}`);
const terms = women.map((woman) => ({ woman, office: 'committee', since: '2024-01-01', until: 'z' }));
/** Every number of the rules another one, or each of them one. */
const rules = [
	{ seal: 3, loan: 4, cashDifference: 5, correction: 6, rule: 7 },
	{ seal: 1, loan: 1, cashDifference: 1, correction: 1, rule: 1 }
].map((approvals) => ({ approvals }) as Constitution);

test.each(kinds)('for %s both ask for as many officers, at a meeting and between meetings', (type) => {
	for (const place of ['meeting', 'between'] as const)
		for (const one of rules) {
			const begun = { officers: [], rules: one, members: women as MemberId[] } satisfies Beginning;
			const asked = approvalFor({ type }, place);
			const second = counted(
				{ type } as never,
				[],
				{ terms, rules: one as never, members: women },
				true,
				place === 'between'
			);
			expect(second.asked).toBe(asked === null ? 0 : officersWanted(begun, asked));
		}
});

// The one by a list, the other by the curve. Points: https://eprint.iacr.org/2020/1244, table 6b; keys: RFC 8032, section 7.1.
test.each([
	['0100000000000000000000000000000000000000000000000000000000000000', true],
	['ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f', true],
	['0000000000000000000000000000000000000000000000000000000000000080', true],
	['26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85', true],
	['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a', true],
	['eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff', true],
	['d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', false],
	['3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', false]
])('a key under which nobody needs a secret is none to either: %s', async (hex, isSmall) => {
	const key = Buffer.from(hex, 'hex');
	expect(isOfSmallOrder(key.toString('base64url'))).toBe(isSmall);
	if (!isSmall) return;
	const forged = new Uint8Array(64);
	forged[0] = 1;
	for (let text = 0; text < 16; text++)
		expect(await webCryptoSignatures.verify(Uint8Array.from(key), forged, new Uint8Array([text]))).toBe(
			false
		);
});
