import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSpreadsheet } from '#spreadsheet/load.ts';
import {
	readJournal,
	readProof,
	fromCameraText,
	fromTypedLine,
	signProof,
	toCameraText,
	toTypedLines,
	writeJournal,
	type OpenKeys,
	type Vault
} from '#app';
import { crc32, type BookId } from '#kernel';
import { loadLanguage, readWordFile, writeTemplate } from '#i18n';
import { playable, readPack, writePack } from '#voice';
import { root } from '../../../scripts/root.mjs';
import { readBankRule } from '../../../src/lib/app/bank-rules/read-rule.ts';
import { withSignature } from '../../../src/lib/app/proof/proof-bytes.ts';
import { aPrint } from '../proofs.ts';
import { csv, cutOffGroup } from '../sheets.ts';
import type { Chance } from './chance.ts';
import type { Kind, Outcome } from './kinds.ts';
import { joined, spoilBytes } from './spoil-bytes.ts';
import { spoilJson } from './spoil-json.ts';

const utf8 = new TextEncoder();
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Codes of prints: as bytes with a check that fits, as a camera gives them, and as fingers type them. */
export async function proofKind(keys: OpenKeys, vault: Vault): Promise<Kind> {
	const genuine = await signProof(keys, aPrint);
	const said = JSON.stringify([aPrint.head, aPrint.book, aPrint.currency, [...aPrint.figures]]);
	const lines = toTypedLines(genuine);
	const judge = async (bytes: Uint8Array | null): Promise<Outcome> => {
		const read = bytes === null ? null : await readProof(bytes, vault);
		if (read === null || !read.ok || read.value.publicKey !== keys.groupPublicKey) return 'refused';
		const { head, book, currency, figures } = read.value;
		return JSON.stringify([head, book, currency, [...figures]]) === said ? 'same' : 'other';
	};
	return {
		name: 'codes of prints',
		share: 120,
		spoil: (chance) => {
			const spoiled = spoilBytes(genuine.subarray(0, -66), chance);
			const signed = spoilBytes(genuine, chance);
			switch (chance.below(4)) {
				case 0:
					return joined(Uint8Array.from([0]), withSignature(spoiled, genuine.subarray(-66, -2)));
				case 1:
					return joined(Uint8Array.from([0]), signed);
				case 2:
					return joined(Uint8Array.from([1]), spoilBytes(utf8.encode(toCameraText(genuine)), chance));
				default:
					return joined(Uint8Array.from([2]), spoilBytes(utf8.encode(lines.join('\n')), chance));
			}
		},
		read: ([way, ...rest]) => {
			const bytes = Uint8Array.from(rest);
			if (way === 0) return judge(bytes);
			if (way === 1) return judge(fromCameraText(textOf(bytes)));
			const typed = textOf(bytes)
				.split('\n')
				.map((line, at) => fromTypedLine(line, at));
			return judge(typed.includes(null) ? null : joined(...typed.map((line) => line ?? new Uint8Array())));
		}
	};
}

export async function sheetKind(): Promise<Kind> {
	const { readSpreadsheetBytes, template } = await loadSpreadsheet();
	const sheets = [csv(cutOffGroup()), template('paperBook').replaceAll('example', 'G2')].map((text) =>
		utf8.encode(text)
	);
	const cells = [
		'=1+1',
		'"',
		'""',
		'१२',
		'-5',
		'1e9',
		'31/02/2024',
		'٣',
		'\u202e5',
		'x'.repeat(300),
		'99999999999999999999'
	];
	return {
		name: 'sheets',
		share: 60,
		spoil: (chance) => {
			const sheet = chance.one(sheets);
			if (chance.below(3) === 0) return spoilBytes(sheet, chance);
			const lines = textOf(sheet).split('\r\n');
			for (let left = 1 + chance.below(3); left > 0; left -= 1) {
				const at = chance.below(lines.length);
				const line = (lines[at] ?? '').split(',');
				line[chance.below(line.length)] = chance.one(cells);
				lines[at] = chance.below(5) === 0 ? (lines[chance.below(lines.length)] ?? '') : line.join(',');
			}
			return utf8.encode(lines.join('\r\n'));
		},
		read: (bytes) => {
			const { groups, problems } = readSpreadsheetBytes(bytes);
			for (const { key, figures, people, events } of groups) {
				const book = { id: key as BookId, currency: figures.currency };
				if (!readJournal(writeJournal({ book, people, events })).ok) return 'other';
			}
			return problems.length > 0 ? 'refused' : 'same';
		}
	};
}

/** Voices, words of a language, rules of banks: public, so whatever fits its form may be taken. */
export async function publicKinds(): Promise<readonly Kind[]> {
	const [english, hindi] = await Promise.all([loadLanguage('en'), loadLanguage('hi')]);
	const template = JSON.parse(writeTemplate(hindi, english)) as { words: Record<string, string> };
	const filled = { 'action.back': 'पाछे', 'meeting.roll-read-back': '{who}, {amount} जमा।' };
	const words = JSON.stringify({
		...template,
		language: 'bho',
		name: 'भोजपुरी',
		words: filled,
		hindi: {},
		english: {}
	});
	const rule = readFileSync(join(root, 'src/lib/app/bank-rules/data/day-nrlm-2025.json'), 'utf8');
	return [
		{
			name: 'voices',
			share: 20,
			spoil: spoilVoice,
			read: (bytes) => {
				const pack = readPack(bytes);
				if (!pack.ok) return 'refused';
				for (const clip of pack.value.clips.values()) playable(clip);
				return 'same';
			}
		},
		{
			name: 'words of a language',
			share: 20,
			spoil: (chance) => utf8.encode(spoilJson(words, chance)),
			read: (bytes) => (readWordFile(textOf(bytes), english).ok ? 'same' : 'refused')
		},
		{
			name: 'rules of banks',
			share: 20,
			spoil: (chance) => utf8.encode(spoilJson(rule, chance)),
			read: (bytes) => (readBankRule(textOf(bytes)).ok ? 'same' : 'refused')
		}
	];
}

const lean = Uint8Array.from([
	1,
	56,
	1,
	0,
	10,
	0,
	0,
	3,
	1,
	2,
	3,
	255,
	2,
	...Array.from({ length: 257 }, () => 9)
]);
const voice = writePack({
	about: { name: 'Example', words: 'hi', made: 'recorded' },
	clips: new Map([
		['one', lean],
		['two', lean.slice(0, 12)]
	])
});

/** Half of the time the checksum is made again. */
function spoilVoice(chance: Chance): Uint8Array {
	const spoiled = spoilBytes(voice, chance).slice();
	if (chance.below(2) === 0 || spoiled.length < 17) return spoiled;
	spoiled.fill(0, 13, 17);
	new DataView(spoiled.buffer).setUint32(13, crc32(spoiled), true);
	return spoiled;
}
