import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { present } from '#kernel';
import { fromTypedLine, signProof, toCameraText, toTypedLines } from '#app';
import { proofModules } from '#ui/print/proof-modules.ts';
import { proofParts, signedBytes, withSignature } from '../../src/lib/app/proof/proof-bytes.ts';
import { cameraOn } from '../support/camera.ts';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { brokenRules } from '../support/looks-right.ts';
import { chance, held, photograph, toFilm, toPng } from '../support/photo.ts';
import { readPdf } from '../support/pdf.ts';
import { story } from '../support/story.ts';

/**
 * A group prints the letter with its fingerprint; at the bank, on a phone without any book and without a network, the
 * paper is read with a camera, from a picture, and typed. Somebody changes a figure and is found out.
 */
const folder = mkdtempSync(join(tmpdir(), 'verify-'));
let bank: Phone;
let hands: Hands;
/** The code as it stands on the letter, byte by byte, and in its lines. */
let code: Uint8Array;
let lines: readonly string[];
let fingerprint: string;

beforeAll(async () => {
	// The bank's phone reads the letter with the real codes.
	const phone = await openPlainPhone({ keepsApp: false, realCodes: true });
	const writer = new Hands(phone.page);
	await phone.page.goto(`${phone.origin}/`);
	await foundGroup(writer, { name: 'उजाला', saving: 50, inBox: 300 });
	await writer.tap('book.home-print');
	await writer.tap('print.letter');
	await phone.page.locator('[data-ready="true"]').waitFor();
	const [letter] = await readPdf(await phone.page.pdf({ preferCSSPageSize: true }));
	lines = await phone.page
		.locator('li:has(> span)')
		.evaluateAll((items) => items.map((item) => [...item.children].map((one) => one.textContent).join(' ')));
	code = Uint8Array.from(lines.flatMap((line, place) => [...(fromTypedLine(line, place) ?? [])]));
	fingerprint = present(/\d\d \d\d \d\d \d\d/.exec(letter?.text ?? '')?.[0], 'the letter has a fingerprint');
	expect(phone.problems).toEqual([]);
	await phone.close();

	const modules = proofModules(toCameraText(code));
	const random = chance(5);
	const film = [-0.06, -0.02, 0.02, 0.06].map((turn) => photograph(modules, { ...held, turn }, random));
	writeFileSync(join(folder, 'paper.y4m'), toFilm(film));
	bank = await openPlainPhone({
		...cameraOn(join(folder, 'paper.y4m'))
	});
	hands = new Hands(bank.page);
	await bank.page.goto(`${bank.origin}/`);
	await bank.installed();
	await bank.goOffline();
});

afterAll(async () => {
	await bank.close();
	rmSync(folder, { recursive: true });
});

const step = story('a letter is read at the bank');

step('the letters on the letter are the code of a real book, signed by its group', () => {
	expect(lines.length).toBeGreaterThan(6);
	expect(proofParts(code)?.content).toMatchObject({ kind: 'letter', practice: false, currency: 'INR' });
});

step('the camera reads it without a network and without a book', async () => {
	await hands.tap('app.shelf-check-paper');
	await hands.see('desk.verify-camera');
	expect(await brokenRules(bank.page)).toEqual([]);
	await hands.tap('desk.verify-camera');
	await expectGood();
	expect(await brokenRules(bank.page)).toEqual([]);
	await expect.poll(() => hands.text()).toContain(hands.say('desk.verify-proves-not'));
});

step('a picture file is read', async () => {
	await hands.tap('desk.verify-again');
	await choose(code);
	await expectGood();
});

step('typed letters are read, and a wrong one is told at its line', async () => {
	await hands.tap('desk.verify-again');
	await hands.tap('desk.verify-type');
	const [first = ''] = lines;
	await typeLine((first.startsWith('7') ? '8' : '7') + first.slice(1));
	await bank.page.getByRole('alert').getByText(hands.say('desk.verify-line-wrong')).waitFor();
	for (const [place, line] of lines.entries()) {
		await bank.page.getByText(hands.say('desk.verify-line', { number: place + 1 })).waitFor();
		await typeLine(line.replaceAll(' ', '').toLowerCase());
	}
	await expectGood();
});

step('a changed seal is refused, and a code that somebody drew again without the key', async () => {
	const { content, signature, publicKey } = present(proofParts(code), 'a whole code');
	const head = content.head.replace(/^./, (first) => (first === '0' ? '1' : '0'));
	const seal = withSignature(signedBytes({ ...content, head }, publicKey), signature);
	const redrawn = withSignature(signedBytes(content, publicKey), signature.toReversed());
	for (const forged of [seal, redrawn]) {
		await hands.tap('desk.verify-again');
		await choose(forged);
		await bank.page.getByRole('alert').getByText(hands.say('desk.verify-changed')).waitFor();
		expect(await bank.page.getByText(hands.say('desk.verify-good')).count()).toBe(0);
		await choose(code);
		await expectGood();
	}
});

step('a changed figure is refused, from a picture and typed', async () => {
	await hands.tap('desk.verify-again');
	const { content, signature, publicKey } = present(proofParts(code), 'a whole code');
	const forged = await signProof(
		{
			groupPublicKey: Buffer.from(publicKey).toString('base64url'),
			signAsGroup: () => Promise.resolve(Buffer.from(signature).toString('base64url'))
		},
		{ ...content, figures: new Map(content.figures).set('box', 99_999_00) }
	);
	await choose(forged);
	await bank.page.getByRole('alert').getByText(hands.say('desk.verify-changed')).waitFor();
	expect(await bank.page.getByRole('img', { name: hands.say('desk.verify-fingerprint') }).count()).toBe(0);

	await hands.tap('desk.verify-type');
	for (const line of toTypedLines(forged)) await typeLine(line);
	await bank.page.getByRole('alert').getByText(hands.say('desk.verify-changed')).waitFor();
});

step('a picture without a code, and a code of something else, say so', async () => {
	await hands.tap('action.back');
	await choosePicture(toPng({ width: 200, height: 200, pixels: new Uint8Array(40_000).fill(200) }));
	await bank.page.getByRole('alert').getByText(hands.say('desk.verify-no-code')).waitFor();
	const other = photograph(proofModules('SOME OTHER CODE 2026'), held, chance(6));
	await choosePicture(toPng(other));
	await bank.page.getByRole('alert').getByText(hands.say('desk.verify-not-a-proof')).waitFor();
	expect(await bank.page.getByText(hands.say('desk.verify-good')).count()).toBe(0);
});

step('nothing on the way was refused by the content security policy', () => {
	expect(bank.problems).toEqual([]);
});

/** The figures of the letter, and its fingerprint, in large. */
async function expectGood(): Promise<void> {
	await bank.page.getByText(hands.say('desk.verify-good')).waitFor();
	const numbers = bank.page.getByRole('img', { name: hands.say('meeting.seal-numbers') }).first();
	await numbers.waitFor();
	expect(await numbers.getAttribute('aria-label')).toContain(fingerprint);
	const text = (await hands.text()).replace(/\s+/g, ' ');
	expect(text).toContain(`${hands.say('register.members-count')} 3`);
	expect(text).toContain(`${hands.say('account.in-box')} ₹300`);
}

async function choose(bytes: Uint8Array): Promise<void> {
	await choosePicture(toPng(photograph(proofModules(toCameraText(bytes)), held, chance(7))));
}

async function choosePicture(png: Buffer): Promise<void> {
	const file = { name: 'paper.png', mimeType: 'image/png', buffer: png };
	await bank.page.locator('input[type=file]').setInputFiles(file);
}

async function typeLine(line: string): Promise<void> {
	await hands.type(line);
	await hands.tap('desk.verify-line-next');
}
