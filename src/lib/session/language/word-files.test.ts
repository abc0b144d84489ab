import { describe, expect, test } from 'vitest';
import {
	keepVerdicts,
	loadLanguage,
	readVerdicts,
	readWordFile,
	wordsOver,
	writeReview,
	writeTemplate,
	type MessageKey,
	type Verdict
} from '#i18n';
import { installedLanguages, loadByTag } from './languages.ts';
import { installLanguage } from './word-files.ts';

const english = await loadLanguage('en');
const hindi = await loadLanguage('hi');

const fileOf = (more: object = {}): string =>
	JSON.stringify({
		format: 'bahi-words',
		version: 2,
		language: 'bho',
		name: 'भोजपुरी',
		base: 'hi',
		words: { 'action.back': 'पाछे', 'meeting.roll-read-back': '{who}, {amount} जमा।', 'action.next': ' ' },
		...more
	});

const phone = () => {
	const kept = new Map<string, string>();
	const settings = {
		read: (name: string) => kept.get(name) ?? null,
		write: (name: string, value: string) => void kept.set(name, value)
	};
	return { kept, settings };
};

describe('a word file', () => {
	test('brings words; what it lacks or leaves empty is said in Hindi', () => {
		const read = readWordFile(`\uFEFF${fileOf()}`, english);
		if (!read.ok) throw new Error(read.error.type);
		expect(read.value).toMatchObject({ tag: 'bho', name: 'भोजपुरी', base: 'hi' });
		const words = wordsOver(hindi, read.value);
		expect(words['action.back']).toBe('पाछे');
		expect(words['action.next']).toBe(hindi['action.next']);
		expect(Object.keys(words)).toHaveLength(Object.keys(english).length);
	});

	test.each([
		['no JSON', '{', 'WordFileDamaged'],
		['a list', '[]', 'WordFileDamaged'],
		['another format', fileOf({ format: 'bahi-review' }), 'WordFileDamaged'],
		['words that are no text', fileOf({ words: { 'action.back': 3 } }), 'WordFileDamaged'],
		['no words at all', fileOf({ words: null }), 'WordFileDamaged'],
		['a base that does not ship', fileOf({ base: 'xx' }), 'WordFileDamaged'],
		['more letters than a language has', fileOf({ more: 'x'.repeat(1_500_001) }), 'WordFileDamaged'],
		['a later version', fileOf({ version: 3 }), 'WordFileNewer'],
		['version 1, which was never released', fileOf({ version: 1 }), 'WordFileDamaged'],
		['no tag', fileOf({ language: '' }), 'WordFileUnnamed'],
		['the tag of a language that ships', fileOf({ language: 'hi' }), 'WordFileUnnamed'],
		['no name', fileOf({ name: ' ' }), 'WordFileUnnamed'],
		['nothing filled in', fileOf({ words: { 'action.back': '' } }), 'WordFileEmpty']
	])('with %s is refused', (_, text, type) => {
		expect(readWordFile(text, english)).toEqual({ ok: false, error: { type } });
	});

	test('names the words that the app does not know, and the sentences that lost a slot or have one too many', () => {
		expect(readWordFile(fileOf({ words: { 'action.fly': 'उड़ीं', toString: 'x' } }), english)).toEqual({
			ok: false,
			error: { type: 'WordFileUnknownKeys', keys: ['action.fly', 'toString'] }
		});
		const words = { 'meeting.roll-read-back': '{who} जमा।', 'action.back': '{who}', 'action.next': 'आगे' };
		expect(readWordFile(fileOf({ words }), english)).toEqual({
			ok: false,
			error: { type: 'WordFileSlots', keys: ['meeting.roll-read-back', 'action.back'] }
		});
	});

	test('begins as an empty one with each word in Hindi and English beside it', () => {
		const template = JSON.parse(writeTemplate(hindi, english)) as {
			words: Record<string, string>;
			hindi: Record<string, string>;
		};
		expect(Object.keys(template.words)).toEqual(Object.keys(english));
		expect(template.hindi['action.back']).toBe('पीछे');
		const filled = { ...template, language: 'mai', name: 'मैथिली', words: { ...template.words, ...hindi } };
		expect(readWordFile(JSON.stringify(filled), english)).toMatchObject({ ok: true, value: { tag: 'mai' } });
		expect(readWordFile(JSON.stringify(template), english)).toMatchObject({
			error: { type: 'WordFileUnnamed' }
		});
	});
});

describe('a language that came in a file', () => {
	test('stays on the phone and is chosen like another; a newer file takes its place', async () => {
		const { settings } = phone();
		expect(await installLanguage(settings, fileOf())).toEqual({
			ok: true,
			value: { tag: 'bho', name: 'भोजपुरी' }
		});
		await installLanguage(settings, fileOf({ words: { 'action.back': 'पीछू' } }));
		expect(installedLanguages(settings)).toEqual(['bho']);
		const { tag, base, messages } = await loadByTag(settings, 'bho');
		expect([tag, base]).toEqual(['bho', 'hi']);
		expect(messages['action.back']).toBe('पीछू');
		expect(messages['app.language-name']).toBe('भोजपुरी');
	});

	test('is Hindi where its words are gone, and is refused where the phone keeps nothing', async () => {
		const { kept, settings } = phone();
		await installLanguage(settings, fileOf());
		kept.delete('words.bho');
		expect(await loadByTag(settings, 'bho')).toMatchObject({ tag: 'hi', base: 'hi' });
		const full = { read: () => null, write: () => undefined };
		expect(await installLanguage(full, fileOf())).toEqual({ ok: false, error: { type: 'WordFileNotKept' } });
	});
});

describe('a review', () => {
	const verdicts = new Map<MessageKey, Verdict>([
		['word.loan', { said: hindi['word.loan'], better: 'करजा' }],
		['word.fine', { said: hindi['word.fine'], better: null }]
	]);

	test('is handed over as one line a word', () => {
		expect(JSON.parse(writeReview('hi', verdicts))).toEqual({
			format: 'bahi-review',
			version: 1,
			language: 'hi',
			words: {
				'word.fine': { said: hindi['word.fine'], right: true },
				'word.loan': { said: hindi['word.loan'], better: 'करजा' }
			}
		});
	});

	test('is kept; what was said of another wording, and damage, are dropped', () => {
		const kept = keepVerdicts(verdicts);
		expect(readVerdicts(kept, hindi)).toEqual(verdicts);
		expect([...readVerdicts(kept, { ...hindi, 'word.loan': 'करजा' }).keys()]).toEqual(['word.fine']);
		for (const damaged of [null, '{', '{}', '[1,["nothing","x",null],["word.fine",3]]'])
			expect(readVerdicts(damaged, hindi).size).toBe(0);
	});
});
