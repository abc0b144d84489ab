import { decodeQR } from 'qr/decode.js';
import type { BookId, LocalDate } from '#kernel';
import { fromCameraText, readProof, signProof, toCameraText, type OpenKeys, type ProofContent } from '#app';
import { proofModules } from '#ui/print/proof-modules.ts';
import { attempts } from '#ui/scan/attempts.ts';
import { quickVault } from '../../tests/support/quick-vault.ts';
import { chance, photograph, redrawn, toRgba, type Grey, type Pose } from '../../tests/support/photo.ts';
import { aPrint } from '../../tests/support/proofs.ts';
import type { AppRow } from '../frame.ts';

/**
 * Prints of 500 groups, each photographed once by a shaking hand with a cheap camera: rotated, slanted, blurred,
 * noisy, in bad light, with 2.8 to 6 pixels for each module. Decoded as `/verify` decodes a
 * picture. Every tenth has a changed figure.
 */
const pages = 500;
const seed = 20_261_124;

let counted: Promise<{ readonly unread: number; readonly wrong: number }> | undefined;

const name = 'qr: 500 photographed prints';
export const rows: readonly AppRow[] = [
	{
		name: `${name}, not read`,
		unit: 'prints',
		budget: { normal: 5 },
		aim: { normal: 0 },
		measure: async () => ({ subject: (await countedOnce()).unread })
	},
	{
		name: `${name}, read as another or changed and taken`,
		unit: 'prints',
		budget: { normal: 0 },
		aim: { normal: 0 },
		measure: async () => ({ subject: (await countedOnce()).wrong })
	}
];

function countedOnce() {
	counted ??= count();
	return counted;
}

async function count() {
	const vault = quickVault();
	const { keys } = await vault.create('book-a' as BookId);
	const random = chance(seed);
	let [unread, wrong] = [0, 0];
	for (let page = 0; page < pages; page++) {
		const content = printOf(random);
		const code = await signProof(keys, content);
		// Every tenth is forged: another figure under the same signature, with a valid check.
		const isChanged = page % 10 === 9;
		const shown = isChanged ? await changed(content, code, keys) : code;
		const text = toCameraText(shown);
		const read = decoded(photograph(proofModules(text), poseOf(random), random));
		if (read === null) unread += 1;
		else if (read !== text || isChanged === (await isTaken(read, vault))) wrong += 1;
	}
	return { unread, wrong };
}

/** The first successful attempt, as in `readPicture`. Without a time limit, so that each run has the same result. */
function decoded(picture: Grey): string | null {
	for (const attempt of attempts) {
		const seen = redrawn(picture, attempt);
		try {
			const image = { width: seen.width, height: seen.height, data: toRgba(seen) };
			return decodeQR(image, { effort: Infinity, timeLimit: Infinity });
		} catch {
			// This attempt found nothing.
		}
	}
	return null;
}

async function isTaken(text: string, vault: ReturnType<typeof quickVault>): Promise<boolean> {
	const bytes = fromCameraText(text);
	return bytes !== null && (await readProof(bytes, vault)).ok;
}

/** A forgery without the key: the figures of one print with the signature of another. */
async function changed(content: ProofContent, code: Uint8Array, keys: OpenKeys): Promise<Uint8Array> {
	const figures = new Map(content.figures).set('savings', 99_99_999_00);
	const forged = await signProof(
		{ ...keys, signAsGroup: () => Promise.resolve(signatureOf(code)) },
		{ ...content, figures }
	);
	return forged;
}

const signatureOf = (code: Uint8Array): string => Buffer.from(code.slice(-66, -2)).toString('base64url');

function printOf(random: () => number): ProofContent {
	const amount = (most: number): number => Math.floor(random() * most) * 100;
	const figures = new Map(aPrint.figures);
	for (const name of ['savings', 'loans', 'box', 'bank', 'corpus', 'surplus'] as const)
		figures.set(name, amount(20_00_000));
	const head = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
	const number = 1 + Math.floor(random() * 400);
	return {
		...aPrint,
		figures,
		head,
		until: { kind: 'regular', number, day: '2026-11-17' as LocalDate, sealed: random() < 0.9 }
	};
}

function poseOf(random: () => number): Pose {
	const between = (least: number, most: number): number => least + random() * (most - least);
	const modulePixels = between(2.8, 6);
	return {
		width: 560,
		height: 560,
		modulePixels,
		turn: between(-0.5, 0.5) + Math.floor(random() * 4) * (Math.PI / 2),
		tilt: [between(-0.2, 0.2), between(-0.2, 0.2)],
		shift: [between(-12, 12), between(-12, 12)],
		// Up to a quarter of a module, which mixes neighbouring modules.
		blur: between(0, 0.25) * modulePixels,
		noise: between(0, 10),
		ink: between(10, 80),
		paper: between(150, 245),
		shade: between(0, 0.4)
	};
}
