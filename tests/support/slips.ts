import fc from 'fast-check';
import { money } from '#money';
import {
	fundNames,
	readProof,
	signProof,
	spreadBalances,
	type HeadBalances,
	type OpenKeys,
	type Proof,
	type ProofContent,
	type Vault
} from '#app';
import { aPrint } from './proofs.ts';

const noneBorrowed = {
	bank: money(0),
	cashCredit: money(0),
	cif: money(0),
	federation: money(0),
	other: money(0)
};

/** What twenty women of an example group have; minor units. The box holds what makes both sides equal. */
export const twentyWomen: HeadBalances = {
	funds: {
		box: money(12_345_50),
		bank: money(2_40_000_00),
		assets: money(0),
		'social-fund': money(4_200_00),
		borrowings: money(1_00_000_00),
		'revolving-fund': money(15_000_00),
		grants: money(0),
		surplus: money(31_145_50)
	},
	women: Array.from({ length: 20 }, (_, place) => ({
		number: place + 1,
		regular: money(12_000_00 + place * 50_00),
		voluntary: money(place % 3 === 0 ? 500_00 : 0),
		shares: money(0),
		loan: money(place % 2 === 0 ? 7_345_00 + place * 100_00 : 0),
		payable: money(0),
		heldForOthers: money(0)
	})),
	details: { assets: [], borrowed: { ...noneBorrowed, bank: money(1_00_000_00) }, left: [] }
};

const amount = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map(money);
const funds = fc
	.tuple(...fundNames.map(() => amount))
	.map((amounts) => Object.fromEntries(fundNames.map((name, place) => [name, amounts[place]])))
	.map((all) => all as HeadBalances['funds']);
const woman = fc.record({
	number: fc.integer({ min: 1, max: 9_999 }),
	regular: amount,
	voluntary: amount,
	shares: amount,
	loan: amount,
	payable: amount,
	heldForOthers: amount
});

/** Balances of two women to forty, whatever they are. */
export const anyBalances: fc.Arbitrary<HeadBalances> = fc.record({
	funds,
	women: fc
		.uniqueArray(woman, { selector: ({ number }) => number, minLength: 2, maxLength: 40 })
		.map((women) => women.sort((one, other) => one.number - other.number)),
	details: fc.record({
		assets: fc.array(
			fc.record({
				thing: fc.constantFrom('sewingMachine', 'other', 'a', 'huller-2', 'x'.repeat(40)),
				amount
			}),
			{ maxLength: 4 }
		),
		borrowed: fc.record({ bank: amount, cashCredit: amount, cif: amount, federation: amount, other: amount }),
		left: fc
			.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 3 })
			.map((numbers) => numbers.sort((one, other) => one - other))
	})
});

/** What a woman's page says of her, beside her share. */
export function pageOf(woman: HeadBalances['women'][number], said: Partial<ProofContent> = {}): ProofContent {
	const { number, regular, voluntary, shares, loan } = woman;
	const figures = new Map([
		['number', number],
		['savings', regular + voluntary + shares],
		['loans', loan],
		['interestDue', 1_234]
	] as const);
	return { ...aPrint, kind: 'member', figures, ...said };
}

/** The codes of the slips of all these women, by the order of their numbers. */
export async function codesOf(
	balances: HeadBalances,
	keys: OpenKeys,
	vault: Vault,
	said: Partial<ProofContent> = {}
): Promise<readonly Uint8Array[]> {
	const page = { book: aPrint.book, head: said.head ?? aPrint.head };
	const shares = await spreadBalances(balances, page, balances.women.length, keys, vault);
	return Promise.all(
		balances.women.map((one, place) => {
			const share = shares?.[place];
			return signProof(keys, { ...pageOf(one, said), ...(share !== undefined && { share }) });
		})
	);
}

/** Those of codes that are read as good. */
export async function proofsIn(codes: readonly Uint8Array[], vault: Vault): Promise<readonly Proof[]> {
	const read = await Promise.all(codes.map((code) => readProof(code, vault)));
	return read.flatMap((one) => (one.ok ? [one.value] : []));
}
