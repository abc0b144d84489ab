import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, present, type BookId, type LocalDate } from '#kernel';
import {
	fromCameraText,
	fromTypedLine,
	readProof,
	signProof,
	toCameraText,
	toTypedLines,
	type OpenKeys,
	type ProofContent
} from '#app';
import { fitsCheck, proofParts, signedBytes, withSignature } from '../../src/lib/app/proof/proof-bytes.ts';
import { anyPrint, aPrint } from '../support/proofs.ts';
import { quickVault } from '../support/quick-vault.ts';
import { cases, seed } from '../support/soak.ts';

// The code on a print: what was signed is read, and nothing else is.

const runs = (usual: number) => ({ numRuns: cases(usual), seed: seed() });
const vault = quickVault();
let keys: OpenKeys;
let code: Uint8Array;

beforeAll(async () => {
	({ keys } = await vault.create('book-a' as BookId));
	code = await signProof(keys, aPrint);
});

async function refusalOf(bytes: Uint8Array): Promise<string | null> {
	const read = await readProof(bytes, vault);
	return read.ok ? null : read.error.type;
}

/** The code with another content under the signature of the first, its check made good. */
function forged(content: ProofContent, original: Uint8Array): Uint8Array {
	const { publicKey, signature } = present(proofParts(original), 'a good code');
	return withSignature(signedBytes(content, publicKey), signature);
}

describe('what was signed', () => {
	test('is read back to the last figure', async () => {
		await fc.assert(
			fc.asyncProperty(anyPrint, async (content) => {
				const read = await readProof(await signProof(keys, content), vault);
				expect(read).toEqual({ ok: true, value: { ...content, publicKey: keys.groupPublicKey } });
			}),
			runs(200)
		);
	});

	test('fits a code of at most 300 bytes, whatever the figures', () => {
		fc.assert(
			fc.property(anyPrint, (content) => {
				expect(signedBytes(content, new Uint8Array(32)).length + 66).toBeLessThanOrEqual(300);
			}),
			runs(300)
		);
		// By hand: 18 before the figures, 27 of figures, 6 of seal, 16 of head, 32 + 64 + 2.
		expect(code.length).toBe(165);
	});

	test('of the file for the bank is the second form; every other print is the first', async () => {
		const ofBank = {
			...aPrint,
			kind: 'bank' as const,
			figures: new Map([...aPrint.figures, ['asked', 38_000_000]] as const)
		};
		expect((await signProof(keys, ofBank))[1]).toBe(2);
		expect(code[1]).toBe(1);
		// The first form with the kind that only the second has: no app wrote it.
		const asFirst = Uint8Array.from(signedBytes({ ...aPrint, kind: 'group' }, new Uint8Array(32)));
		asFirst[2] = (asFirst[2] ?? 0) + 4;
		expect(proofParts(withSignature(asFirst, new Uint8Array(64)))).toBeNull();
	});

	test('goes through the camera and through fingers without a change', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
				expect(toCameraText(bytes)).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
				expect(fromCameraText(toCameraText(bytes))).toEqual(bytes);
				const lines = toTypedLines(bytes).map((line, place) => fromTypedLine(line.toLowerCase(), place));
				expect(lines.flatMap((line) => [...(line ?? [])])).toEqual([...bytes]);
			}),
			runs(300)
		);
	});

	test('of another group does not fit this key', async () => {
		const other = await vault.create('book-a' as BookId);
		const theirs = await signProof(other.keys, aPrint);
		const read = await readProof(theirs, vault);
		expect(read.ok && read.value.publicKey).not.toBe(keys.groupPublicKey);
	});
});

describe('refused', () => {
	test('every flipped bit, and every one whose check was made good again', async () => {
		for (let bit = 0; bit < code.length * 8; bit++) {
			const flipped = code.slice();
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect(['NotAProof', 'ProofDamaged'], `bit ${bit}`).toContain(await refusalOf(flipped));
			const parts = flipped.subarray(0, -2);
			const mended = withSignature(parts.subarray(0, -64), parts.subarray(-64));
			if (bit < (code.length - 2) * 8)
				expect(['NotAProof', 'ProofNewer', 'ProofChanged'], `bit ${bit}`).toContain(await refusalOf(mended));
		}
	});

	test('a changed figure, seal, head, meeting, kind, day or currency', async () => {
		const plus = (day: LocalDate) => addDays(day, 1);
		const change = fc.constantFrom<(content: ProofContent) => ProofContent>(
			(content) => ({
				...content,
				// The greatest figure has none above it: one more would be no code at all.
				figures: new Map([...content.figures].map(([name, value]) => [name, value > 0 ? value - 1 : 1]))
			}),
			(content) => ({ ...content, figures: new Map([...content.figures].slice(1)) }),
			(content) => ({ ...content, seal: content.seal && { ...content.seal, digits: '00000001' } }),
			(content) => ({ ...content, seal: content.seal && { ...content.seal, pictures: [1, 2, 3] } }),
			(content) => ({
				...content,
				head: `${content.head.startsWith('0') ? '1' : '0'}${content.head.slice(1)}`
			}),
			(content) => ({
				...content,
				until: content.until && { ...content.until, number: content.until.number + 1 }
			}),
			(content) => ({
				...content,
				until: content.until && { ...content.until, sealed: !content.until.sealed }
			}),
			(content) => ({ ...content, kind: content.kind === 'member' ? 'group' : 'member' }),
			(content) => ({ ...content, printedOn: plus(content.printedOn) }),
			(content) => ({ ...content, currency: content.currency === 'INR' ? 'NPR' : 'INR' })
		);
		await fc.assert(
			fc.asyncProperty(anyPrint, change, async (content, changed) => {
				const original = await signProof(keys, content);
				const bytes = forged(changed(content), original);
				fc.pre(bytes.some((byte, place) => byte !== original[place]));
				expect(await refusalOf(bytes)).toBe('ProofChanged');
			}),
			runs(300)
		);
	});

	test('a practice book, also when somebody says that it is none', async () => {
		const practice = await signProof(keys, { ...aPrint, practice: true });
		expect(await refusalOf(practice)).toBe('ProofOfPractice');
		expect(await refusalOf(forged(aPrint, practice))).toBe('ProofChanged');
	});

	test('a form of tomorrow, a code that is cut off, and what is no code of a print', async () => {
		const newer = code.slice();
		newer[1] = 4;
		const tail = newer.subarray(0, -2);
		expect(await refusalOf(withSignature(tail.subarray(0, -64), tail.subarray(-64)))).toBe('ProofNewer');
		for (let length = 1; length < code.length; length++) {
			const cut = code.subarray(0, length);
			// Of 65,536 cut codes one fits its check by chance; its signature then does not.
			const refusal = fitsCheck(cut) ? 'ProofChanged' : 'ProofDamaged';
			expect(await refusalOf(cut), `${length} bytes`).toBe(refusal);
		}
		expect(await refusalOf(new Uint8Array())).toBe('NotAProof');
		expect(await refusalOf(new TextEncoder().encode('some other code'))).toBe('NotAProof');
		for (const text of ['bahi', 'A', ':::', 'GGX', '5', 'Ü12']) expect(fromCameraText(text), text).toBeNull();
	});

	test('random bytes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 320 }), async (bytes) => {
				expect(await refusalOf(Uint8Array.from([0xb4, 1, ...bytes]))).not.toBeNull();
				expect(await refusalOf(bytes)).not.toBeNull();
			}),
			runs(500)
		);
	});
});

describe('a line that was typed', () => {
	test('with a wrong letter, with two that changed places, or in another place is told', () => {
		const lines = toTypedLines(code);
		expect(lines).toHaveLength(9);
		for (const [place, line] of lines.entries()) {
			const letters = line.replaceAll(' ', '');
			for (let at = 0; at < letters.length; at++) {
				for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
					if (letter === letters[at]) continue;
					const wrong = letters.slice(0, at) + letter + letters.slice(at + 1);
					expect(fromTypedLine(wrong, place), wrong).toBeNull();
				}
				if (at === 0 || letters[at] === letters[at - 1]) continue;
				const swapped = `${letters.slice(0, at - 1)}${letters[at]}${letters[at - 1]}${letters.slice(at + 1)}`;
				expect(fromTypedLine(swapped, place), swapped).toBeNull();
			}
			for (const other of lines.keys()) expect(fromTypedLine(line, other) === null).toBe(other !== place);
		}
		expect(fromTypedLine('', 0)).toBeNull();
	});
});

test('the check of a code is CRC-16 as published', () => {
	// CCITT-FALSE: "123456789" gives 0x29B1 (catalogue of parametrised CRC algorithms).
	const nine = new TextEncoder().encode('123456789');
	expect(fitsCheck(Uint8Array.from([...nine, 0x29, 0xb1]))).toBe(true);
	// RFC 9285, 4.3: the bytes of "Hello!!" are "%69 VD92EX0".
	expect(toCameraText(new TextEncoder().encode('Hello!!'))).toBe('%69 VD92EX0');
});
