import { expect, test } from 'vitest';
import type { MemberId } from '#kernel';
import { approvalFor, eventSchemas, officersWanted, type Beginning, type Constitution } from '#group';
import { counted } from '../../scripts/verify-export/officers.mjs';

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

test.each(kinds)('for %s both ask for as many officers', (type) => {
	for (const one of rules) {
		const begun = { officers: [], rules: one, members: women as MemberId[] } satisfies Beginning;
		const asked = approvalFor({ type });
		const second = counted(
			{ type } as never,
			[],
			{ terms, rules: one as never, members: women.length },
			true
		);
		expect(second.asked).toBe(asked === null ? 0 : officersWanted(begun, asked));
	}
});
