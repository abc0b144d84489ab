import fc from 'fast-check';
import encodeQR from 'qr';
import { beforeAll, describe, expect, test } from 'vitest';
import { present, type BookId } from '#kernel';
import { money, sum } from '#money';
import { memberPage } from '#reports';
import {
	balancesOf,
	neededOf,
	readProof,
	rebuildFrom,
	signProof,
	SlipPile,
	slipsAgainst,
	spreadBalances,
	toCameraText,
	type OpenKeys,
	type Proof,
	type Slip
} from '#app';
import { memberFigures } from '#papers/print-figures.ts';
import { proofParts, signedBytes, withSignature } from '../../src/lib/app/proof/proof-bytes.ts';
import { pieceMost } from '../../src/lib/app/proof/proof-content.ts';
import { balanceBytes, balancesIn } from '../../src/lib/app/slips/balance-bytes.ts';
import { coefficientsOf, valuesAt } from '../../src/lib/app/slips/spread.ts';
import { bookOf, day, desk, founded, meeting, opened, putAway, saved, spent } from '../support/builders.ts';
import { chance } from '../support/photo.ts';
import { quickVault } from '../support/quick-vault.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { anyBalances, codesOf, pageOf, proofsIn, twentyWomen } from '../support/slips.ts';
import { cases, isSoak, seed } from '../support/soak.ts';

// The book from passbooks: any twelve of twenty slips give every balance back, eleven give none, and what was changed is left out.

const runs = (usual: number, soaked = usual) => ({ numRuns: cases(usual, soaked), seed: seed() });
const vault = quickVault();
/** Bytes that AES-GCM adds. */
const tagLength = 16;
let keys: OpenKeys;
let codes: readonly Uint8Array[];
let slips: readonly Proof[];

beforeAll(async () => {
	({ keys } = await vault.create('book-a' as BookId));
	codes = await codesOf(twentyWomen, keys, vault);
	slips = await proofsIn(codes, vault);
});

/** One after another, as they are held before the camera. */
function piled(proofs: readonly Proof[]): SlipPile {
	let pile = new SlipPile();
	for (const proof of proofs) {
		const put = pile.with(proof);
		if (put.ok) ({ pile } = put.value);
	}
	return pile;
}

/** Modules of a side, as `proofModules` draws it: the package adds an edge of one. */
const sideOf = (code: Uint8Array): number =>
	encodeQR(toCameraText(code), 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 }).length - 2;

const rebuilt = async (proofs: readonly Proof[]) => rebuildFrom(piled(proofs).slips, vault);

describe('the field', () => {
	test('multiplies as FIPS 197 says in its chapter 4.2', () => {
		const product = (one: number, other: number) =>
			valuesAt(one, [Uint8Array.of(0), Uint8Array.of(other)])[0];
		expect([product(0x57, 0x83), product(0x57, 0x13), product(0x57, 0x02), product(1, 0xff)]).toEqual([
			0xc1, 0xfe, 0xae, 0xff
		]);
	});

	test('polynomials are known again from as many values as they have coefficients, at any places', () => {
		const polynomials = fc
			.integer({ min: 1, max: 30 })
			.chain((degree) =>
				fc.tuple(
					fc.array(fc.uint8Array({ minLength: 7, maxLength: 7 }), { minLength: degree, maxLength: degree }),
					fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { minLength: degree, maxLength: degree })
				)
			);
		fc.assert(
			fc.property(polynomials, ([rows, places]) => {
				const known = places.map((place) => ({ place, values: valuesAt(place, rows) }));
				expect(coefficientsOf(known)).toEqual(rows);
			}),
			runs(100)
		);
	});

	test('one value of a line says nothing of where it meets zero: each secret gives each value once', () => {
		for (const place of [1, 2, 77, 255])
			for (const secret of [0, 1, 130, 255]) {
				const values = Array.from(
					{ length: 256 },
					(_, slope) => valuesAt(place, [Uint8Array.of(secret), Uint8Array.of(slope)])[0]
				);
				expect(new Set(values).size).toBe(256);
			}
	});
});

describe('the bytes of balances', () => {
	test('are read back to the last figure, with zeros behind them or none', () => {
		fc.assert(
			fc.property(anyBalances, fc.nat({ max: 40 }), (balances, zeros) => {
				const bytes = balanceBytes(balances);
				expect(balancesIn(Uint8Array.from([...bytes, ...new Uint8Array(zeros)]))).toEqual(balances);
			}),
			runs(200)
		);
	});

	/*
	 * Computed by hand. A box of 20, things of 3, 5 that is owed; the column of what is to be paid (bit 4); two women, 1 and 4, of whom the
	 * second is to be paid 2. Zigzag doubles each figure; all fit into a byte. Then kinds 0 and 2 (bank, fund), 1 and 4; two things, the first of
	 * the list for 2 and one called "x" (120) for 1; one woman who left, number 4.
	 */
	const without = [1, 40, 0, 6, 0, 10, 0, 0, 0, 16, 4, 2, 0, 6, 4];
	const bytes = [2, ...without.slice(1), 5, 2, 8, 4, 2, 4, 0, 2, 120, 2, 2, 8];

	test('say of what kind things and lenders are, and who left, where there is any; without that they are refused', () => {
		const details = {
			assets: [
				{ thing: 'sewingMachine', amount: 2 },
				{ thing: 'x', amount: 1 }
			],
			borrowed: { bank: 1, cashCredit: 0, cif: 4, federation: 0, other: 0 },
			left: [4]
		};
		const read = balancesIn(Uint8Array.from(bytes));
		expect(read).toMatchObject({
			funds: { box: 20, assets: 3, borrowings: 5, bank: 0, surplus: 0 },
			women: [
				{ number: 1, payable: 0 },
				{ number: 4, payable: 2, regular: 0, loan: 0 }
			]
		});
		expect(read?.details).toEqual(details);
		expect([...balanceBytes(present(read, 'it is read'))]).toEqual(bytes);
		expect(balancesIn(Uint8Array.from(without))).toBeNull();
		// A group that has none of it has shorter pages.
		const plain = balancesIn(Uint8Array.of(1, 40, 0, 0, 0, 0, 0, 0, 40, 0, 4, 2, 6));
		expect(plain?.details).toEqual({
			assets: [],
			borrowed: { ...details.borrowed, bank: 0, cif: 0 },
			left: []
		});
	});

	test('of nothing else are read, and whatever they are nothing is thrown', () => {
		const bytes = balanceBytes(twentyWomen);
		const spoilt = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }));
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), spoilt, (some, [at, change]) => {
				for (const one of [some, Uint8Array.from([1, ...some]), Uint8Array.from([2, ...some])]) {
					const read = balancesIn(one);
					if (read !== null) expect(balancesIn(balanceBytes(read))).toEqual(read);
				}
				const changed = bytes.slice();
				changed[at] = (changed[at] ?? 0) ^ change;
				expect(balancesIn(changed)).not.toEqual(twentyWomen);
			}),
			runs(500)
		);
		for (let length = 0; length < bytes.length - 1; length += 1)
			expect(balancesIn(bytes.subarray(0, length))).not.toEqual(twentyWomen);
	});

	test('of a book balance, and say of each woman what her page says', () => {
		fc.assert(
			fc.property(randomHistory, (history) => {
				const { state, events } = playedOnce(history);
				const balances = balancesOf(state);
				const { funds, women } = balances;
				const owned = [funds.box, funds.bank, funds.assets, ...women.map(({ loan }) => loan)];
				const owed = women.flatMap((one) => [
					one.regular,
					one.voluntary,
					one.shares,
					one.payable,
					one.heldForOthers
				]);
				const own = [funds['social-fund'], funds.borrowings, funds['revolving-fund'], funds.grants];
				expect(sum(owned)).toBe(sum([...owed, ...own, funds.surplus]));
				expect(balancesIn(balanceBytes(balances))).toEqual(balances);
				for (const { memberId, number } of state.members.values()) {
					const hers = women.find((one) => one.number === number);
					if (hers === undefined) continue;
					const page = memberPage(events, { currency: 'INR', memberId });
					const figures = memberFigures(number, page);
					const said = pageOf(hers).figures;
					for (const name of ['savings', 'loans'] as const) expect(figures.get(name)).toBe(said.get(name));
				}
			}),
			runs(8, 40)
		);
	});
});

describe('slips', () => {
	test('twelve of twenty, three of five, and never one', () => {
		expect([2, 3, 4, 5, 10, 12, 15, 20, 21, 255].map(neededOf)).toEqual([2, 2, 3, 3, 6, 8, 9, 12, 13, 153]);
		expect(slips[0]?.share).toMatchObject({ needed: 12, place: 1 });
	});

	test('any that are enough rebuild every balance, in any order', async () => {
		await fc.assert(
			fc.asyncProperty(anyBalances, fc.nat(), async (balances, dice) => {
				const all = await proofsIn(await codesOf(balances, keys, vault), vault);
				const needed = neededOf(all.length);
				// Few women with many things and lenders: more than their codes can hold, and then no slip has a share.
				if (balanceBytes(balances).length + tagLength > needed * pieceMost) {
					expect(all.map(({ share }) => share)).toEqual(balances.women.map(() => undefined));
					return;
				}
				const random = chance(dice);
				const mixed = all
					.map((one) => ({ one, at: random() }))
					.sort((one, other) => one.at - other.at)
					.map(({ one }) => one);
				expect(await rebuilt(mixed.slice(0, needed))).toEqual({ ok: true, value: { balances, strange: [] } });
				expect(await rebuilt(mixed.slice(0, needed - 1))).toMatchObject({
					ok: false,
					error: { type: 'TooFewSlips', read: needed - 1, needed }
				});
			}),
			runs(12)
		);
	});

	test('one fewer give nothing, also to somebody who says that they are enough', async () => {
		const eleven = piled(slips.slice(0, 11)).slips;
		const asEnough = eleven.map((slip): Slip => ({ ...slip, share: { ...slip.share, needed: 11 } }));
		expect(await rebuildFrom(asEnough, vault)).toEqual({ ok: false, error: { type: 'SlipsDisagree' } });
	});

	test('of one page belong together, printed today or next week; another page, book or figure gives other shares', async () => {
		const page = { book: 'a1b2c3d4e5f6', head: '00112233445566778899aabbccddeeff' };
		const once = await spreadBalances(twentyWomen, page, 20, keys, vault);
		expect(await spreadBalances(twentyWomen, page, 20, keys, vault)).toEqual(once);
		const [first] = present(once, 'twenty women share');
		const richer = { ...twentyWomen, funds: { ...twentyWomen.funds, box: money(1) } };
		const others = [
			await spreadBalances(twentyWomen, { ...page, head: page.head.replace('0', '1') }, 20, keys, vault),
			await spreadBalances(twentyWomen, { ...page, book: page.book.replace('a', 'b') }, 20, keys, vault),
			await spreadBalances(richer, page, 20, keys, vault),
			await spreadBalances(twentyWomen, page, 19, keys, vault)
		];
		for (const other of others) {
			expect(other?.[0]?.set).not.toBe(first?.set);
			expect(other?.[0]?.key).not.toBe(first?.key);
		}
		expect(await spreadBalances(twentyWomen, page, 1, keys, vault)).toBeNull();
		expect(await spreadBalances(twentyWomen, page, 256, keys, vault)).toBeNull();
	});

	test('hold at most 300 bytes, for two women and for two hundred, and a code of at most 69 modules', async () => {
		for (const count of [2, 5, 12, 20, 60, 200]) {
			const women = Array.from({ length: count }, (_, place) => ({
				number: place + 1,
				regular: money(99_999_99 + place),
				voluntary: money(9_999_99),
				shares: money(0),
				loan: money(99_999_00),
				payable: money(0),
				heldForOthers: money(0)
			}));
			const all = await codesOf({ ...twentyWomen, women }, keys, vault);
			for (const code of all) {
				expect(code.length).toBeLessThanOrEqual(300);
				expect(sideOf(code)).toBeLessThanOrEqual(69);
			}
		}
		// Version 10 of ISO/IEC 18004, 57 modules of half a millimetre: as large as the code of the registration letter.
		expect(codes.map((code) => sideOf(code))).toEqual(Array<number>(20).fill(57));
	});
});

describe('what does not belong', () => {
	test('every bit of a slip flipped is refused, and every one whose check was made good again', async () => {
		const every = isSoak() ? codes : codes.slice(0, 1);
		for (const code of every)
			for (let bit = 0; bit < code.length * 8; bit++) {
				const flipped = code.slice();
				flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
				expect((await readProof(flipped, vault)).ok, `bit ${bit}`).toBe(false);
				const rest = flipped.subarray(0, -2);
				const mended = withSignature(rest.subarray(0, -64), rest.subarray(-64));
				if (bit < (code.length - 2) * 8)
					expect((await readProof(mended, vault)).ok, `mended bit ${bit}`).toBe(false);
			}
	});

	test('a share of another woman, place or set under the signature of the first is a changed code', async () => {
		const [mine, hers] = [present(codes[0], 'a code'), present(slips[1]?.share, 'a share')];
		const { content, publicKey, signature } = present(proofParts(mine), 'a whole code');
		for (const share of [hers, { ...hers, place: 1 }, { ...present(content.share, 'a share'), needed: 2 }]) {
			const forged = withSignature(signedBytes({ ...content, share }, publicKey), signature);
			expect(await readProof(forged, vault)).toEqual({ ok: false, error: { type: 'ProofChanged' } });
		}
	});

	test('whatever a share says of itself, nothing is thrown and nothing read that was not written', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 160 }), fc.boolean(), (tail, isClose) => {
				const some = isClose ? [12, 3, ...tail] : tail;
				const { content, publicKey } = present(proofParts(present(codes[0], 'a code')), 'a whole code');
				const { share: _, ...without } = content;
				const plain = signedBytes({ ...without, figures: new Map(content.figures) }, publicKey);
				const signed = Uint8Array.from([...plain.slice(0, -32), ...some, ...publicKey]);
				signed[1] = 3;
				const read = proofParts(withSignature(signed, new Uint8Array(64)));
				expect(read === null ? signed : signedBytes(read.content, read.publicKey)).toEqual(signed);
			}),
			runs(500)
		);
	});

	test('of another meeting is told with the number of the woman and does not count', async () => {
		const older = await proofsIn(await codesOf(twentyWomen, keys, vault, { head: 'ff'.repeat(16) }), vault);
		const pile = piled(slips.slice(0, 3));
		const put = pile.with(present(older[6], 'a slip'));
		expect(put.ok && put.value.refusal).toEqual({ type: 'SlipOfOtherMeeting', number: 7 });
		expect(put.ok && put.value.pile.slips.length).toBe(3);
		expect(await rebuilt([...slips.slice(0, 11), ...older.slice(11)])).toMatchObject({ ok: false });
	});

	test('of somebody who signs with a key of her own neither counts nor turns the others away', async () => {
		const { keys: hers } = await vault.create('book-b' as BookId);
		const richer = {
			...twentyWomen,
			women: twentyWomen.women.map((one) => ({ ...one, regular: money(90_000_00) }))
		};
		const forged = await proofsIn(await codesOf(richer, hers, vault), vault);
		const first = piled([present(forged[4], 'a slip')]);
		expect(first.slips.length).toBe(1);
		const second = first.with(present(slips[0], 'a slip'));
		expect(second.ok && second.value.refusal).toEqual({ type: 'SlipOfOtherGroup', number: 1 });
		const mixed = [present(forged[4], 'a slip'), ...slips.slice(0, 12)];
		expect(piled(mixed).slips.map(({ publicKey }) => publicKey)).not.toContain(hers.groupPublicKey);
		expect(await rebuilt(mixed)).toEqual({ ok: true, value: { balances: twentyWomen, strange: [] } });
	});

	test('signed with a key of her own under the mark of a real set counts no more', async () => {
		const { keys: hers } = await vault.create('book-c' as BookId);
		const { publicKey: _, ...said } = present(slips[12], 'a slip');
		const forged = await proofsIn([await signProof(hers, said)], vault);
		const put = piled(slips.slice(0, 11)).with(present(forged[0], 'a slip'));
		expect(put.ok && put.value.refusal).toEqual({ type: 'SlipOfOtherGroup', number: 13 });
		expect(put.ok && put.value.pile.isEnough).toBe(false);
	});

	test('of other balances under the mark of this set, all signed by the group, do not open', async () => {
		const { set } = present(slips[0]?.share, 'a share');
		const richer = { ...twentyWomen, funds: { ...twentyWomen.funds, box: money(1) } };
		const others = await proofsIn(await codesOf(richer, keys, vault), vault);
		const marked = others.map((one) => ({ ...one, share: { ...present(one.share, 'a share'), set } }));
		expect(await rebuilt(marked)).toEqual({ ok: false, error: { type: 'SlipsDisagree' } });
	});

	test('read twice counts once; another paper of the group is no slip', () => {
		const pile = piled([...slips.slice(0, 2), ...slips.slice(0, 2)]);
		expect(pile.slips.length).toBe(2);
		expect(pile.with(present(slips[1], 'a slip'))).toEqual({
			ok: false,
			error: { type: 'SlipReadAlready', number: 2 }
		});
		const { share: _, ...other } = present(slips[0], 'a slip');
		expect(pile.with(other)).toEqual({ ok: false, error: { type: 'NotASlip' } });
	});

	test('made up by who holds the key of the group: one more slip says whose it is', async () => {
		const [third] = slips.slice(2);
		const { publicKey: _, ...said } = present(third, 'a slip');
		const share = present(said.share, 'a share');
		const piece = share.piece.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
		const richer = new Map(said.figures).set('savings', 9_99_999_00);
		const poorer = new Map(said.figures).set('loans', 0);
		const madeUp = [
			{ ...said, share: { ...share, piece } },
			{ ...said, share: { ...share, key: share.key.replace(/^./, (one) => (one === '0' ? '1' : '0')) } },
			{ ...said, figures: richer },
			{ ...said, figures: poorer }
		];
		for (const [place, content] of madeUp.entries()) {
			const forged = await proofsIn([await signProof(keys, content)], vault);
			const twelve = [...forged, ...slips.slice(0, 2), ...slips.slice(3, 12)];
			const few = await rebuilt(twelve);
			if (place < 2) expect(few).toEqual({ ok: false, error: { type: 'SlipsDisagree' } });
			else expect(few.ok && few.value.strange).toEqual([3]);
			const more = await rebuilt([...twelve, present(slips[12], 'one more')]);
			expect(more).toEqual({ ok: true, value: { balances: twentyWomen, strange: [3] } });
		}
	});
});

describe('a book against slips', () => {
	test('agrees at the page of the slips, and is told each figure that differs', () => {
		fc.assert(
			fc.property(randomHistory, fc.nat(), (history, dice) => {
				const { state, events } = playedOnce(history);
				const balances = balancesOf(state);
				const pages = events.map((event, place) => ({
					hash: place.toString(16).padStart(64, '0'),
					events: [event]
				}));
				const head = present(pages.at(-1), 'a page').hash.slice(0, 32);
				const last = { head: head.padEnd(32, '0'), until: null };
				const exact = { ...last, head: present(pages.at(-1), 'a page').hash };
				expect(slipsAgainst(balances, exact, pages, 'INR')).toEqual({ at: 'page', differences: [] });
				const place = dice % Math.max(1, balances.women.length);
				const woman = balances.women[place];
				if (woman === undefined) return;
				const changed = {
					...balances,
					women: balances.women.with(place, { ...woman, regular: sum([woman.regular, money(1)]) })
				};
				expect(slipsAgainst(changed, exact, pages, 'INR').differences).toEqual([
					{
						number: woman.number,
						figure: 'regular',
						slips: woman.regular + 1,
						book: woman.regular
					}
				]);
				const other = { ...last, head: 'f'.repeat(32) };
				expect(slipsAgainst(balances, other, pages, 'INR')).toEqual({ at: 'end', differences: [] });
			}),
			runs(8, 20)
		);
	});

	test('that put a meeting away does not hold it, whatever number it had', () => {
		const [held, away, later] = [
			[...founded('2025-01-05'), ...meeting(1, '2025-01-05', saved('m1', 20))],
			[opened(2)('2025-02-05'), putAway('m1', 'm2')('2025-02-05')],
			desk(1, '2025-02-06', spent('stationery', 5))
		];
		const records = [held, away, later].map((events, place) => ({ hash: `a${String(place)}`, events }));
		const until = { kind: 'regular', number: 2, day: day('2025-02-05'), sealed: true } as const;
		const proof = { head: 'f'.repeat(32), until };
		const balances = balancesOf(bookOf([...held, ...later]));
		expect(slipsAgainst(balances, proof, records, 'INR')).toEqual({ at: 'end', differences: [] });
	});
});
