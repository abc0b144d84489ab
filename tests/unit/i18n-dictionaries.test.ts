import { describe, expect, test } from 'vitest';
import {
	createWords,
	fillSlots,
	isLanguage,
	languageNames,
	languages,
	loadLanguage,
	loadSureness,
	loadWritten,
	type Language,
	type MessageKey
} from '#i18n';
import { toLocalDate } from '#kernel';
import { money } from '#money';

const english = await loadLanguage('en');
const keys = Object.keys(english) as MessageKey[];
/** Read by bank and auditor: words of paper, in the language of books. */
const isOnPaper = (key: string): boolean =>
	/^(?:account|dossier|paper|register)\.|^school\.(?:guide|paper)-/.test(key);
const slotsOf = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each(languages)('the dictionary of %s', (language) => {
	test('calls the language as the first screen names it', async () => {
		expect((await loadLanguage(language))['app.language-name']).toBe(languageNames[language]);
	});

	test('has the same keys as English', async () => {
		expect(Object.keys(await loadLanguage(language)).sort()).toEqual([...keys].sort());
	});

	test('fills the same slots with the same names', async () => {
		const messages = await loadLanguage(language);
		const other = keys.filter((key) => slotsOf(messages[key]).join() !== slotsOf(english[key]).join());
		expect(other).toEqual([]);
	});

	test('leaves nothing empty and no space at an end', async () => {
		const messages = await loadLanguage(language);
		expect(keys.filter((key) => messages[key] === '' || messages[key] !== messages[key].trim())).toEqual([]);
	});
});

test('no organisation is named: what has a capital within an English sentence is known here', () => {
	// Months, languages, the country whose law is named, and the numbers by which banks call their forms.
	const known =
		/: (?:ID|[IVX]+|Bahi|Hindi|English|December|April|January|July|Chait|Baishakh|Nepali|Shrawan|Aadhaar|CSV|India)$/;
	const named = keys
		.filter((key) => !/^(?:calendar|language)\.|^app\.language-/.test(key))
		.flatMap((key) =>
			[...english[key].matchAll(/(?<=[a-z0-9,;] )[A-Z][A-Za-z]+/g)].map(([name]) => `${key}: ${name}`)
		)
		.filter((found) => !known.test(found));
	expect(named).toEqual([]);
});

describe('Hindi', () => {
	test('speaks in sentences of at most eight words (H17)', async () => {
		const hindi = await loadLanguage('hi');
		const long = keys
			.filter((key) => !isOnPaper(key))
			.filter((key) =>
				hindi[key]
					.replace(/\{\w+\|[^|]*\|([^}]*)\}/g, '$1')
					.split(/[।?!.:]/)
					.some((part) => part.trim().split(/\s+/).length > 8)
			);
		expect(long).toEqual([]);
	});

	test('uses no word that belongs to paper only, and no English jargon (R30)', async () => {
		const hindi = await loadLanguage('hi');
		const banned = /ऋण|उपस्थिति|मूलधन|लाभांश|संकल्प|यूज़र|अकाउंट|ट्रांज़ैक्शन|सबमिट/;
		expect(keys.filter((key) => !isOnPaper(key) && banned.test(hindi[key]))).toEqual([]);
	});

	test('every screen has its prompt', () => {
		const prompts = [
			'lock.prompt',
			'app.shelf-prompt',
			'book.home-prompt',
			'meeting.prompt',
			'meeting.roll-prompt',
			'money.prompt',
			'loan.repay-prompt',
			'meeting.fine-prompt',
			'loan.prompt',
			'meeting.count-prompt',
			'meeting.close-prompt',
			'meeting.seal-prompt',
			'member.prompt',
			'book.prompt',
			'correction.prompt',
			'bank.prompt',
			'rules.prompt',
			'print.prompt',
			'backup.prompt',
			'backup.restore-prompt',
			'help.prompt',
			'app.language-prompt',
			'backup.recovery-prompt',
			'app.insecure-prompt'
		];
		const have = new Set<string>(keys);
		expect(prompts.filter((prompt) => !have.has(prompt))).toEqual([]);
	});

	test('says how sure each wording is', async () => {
		const surenessOf = await loadSureness('hi');
		expect(surenessOf('word.group')).toBe('A');
		expect(surenessOf('meeting.difference-equal')).toBe('B');
		expect(surenessOf('word.trial-voice')).toBe('C');
	});
});

describe('Nepali', () => {
	test('speaks in sentences of at most eight words (H17)', async () => {
		const nepali = await loadWritten('ne');
		const long = keys
			.filter((key) => !isOnPaper(key))
			.filter((key) =>
				nepali[key]
					.replace(/\{\w+\|[^|]*\|([^}]*)\}/g, '$1')
					.split(/[।?!.:]/)
					.some((part) => part.trim().split(/\s+/).length > 8)
			);
		expect(long).toEqual([]);
	});

	test('is written in Devanagari letters and Latin digits', async () => {
		const nepali = await loadWritten('ne');
		// Names of things that have no other: codes and form numbers of banks, marks of sureness, kinds of files, heads of a sheet's columns.
		const latin = (text: string) =>
			text
				.replace(/\{\w+[|}]/g, '')
				.replace(/\b(?:IFSC|NRLM|[A-C]|[IVX]+|CSV|XLSX|UTF|JSON|https|G1|group|box)\b/g, '')
				.match(/[A-Za-z]+/g) ?? [];
		expect(
			keys.filter((key) => latin(nepali[key]).length > 0).map((key) => `${key}: ${nepali[key]}`)
		).toEqual([]);
		expect(keys.filter((key) => /[०-९]/.test(nepali[key]))).toEqual([]);
	});

	test('has words of its own, and not those of Hindi under another name', async () => {
		const [nepali, hindi] = [await loadWritten('ne'), await loadWritten('hi')];
		const hindiOnly = /(?:^|[ (])(?:है|हैं|नहीं|कीजिए|दीजिए|की|में|से|और)(?:$|[ ।?,)])/;
		expect(keys.filter((key) => hindiOnly.test(nepali[key])).map((key) => `${key}: ${nepali[key]}`)).toEqual(
			[]
		);
		expect(keys.filter((key) => nepali[key] === hindi[key]).length / keys.length).toBeLessThan(0.2);
	});

	test('gives way to Hindi where its wording is a guess', async () => {
		const [shown, written, hindi] = [
			await loadLanguage('ne'),
			await loadWritten('ne'),
			await loadLanguage('hi')
		];
		const surenessOf = await loadSureness('ne');
		const guessed = keys.filter((key) => surenessOf(key) === 'C');
		expect(guessed).toContain('word.trial-voice');
		expect(guessed.filter((key) => shown[key] !== hindi[key])).toEqual([]);
		expect(keys.filter((key) => surenessOf(key) !== 'C' && shown[key] !== written[key])).toEqual([]);
		expect(surenessOf('word.group')).toBe('A');
		expect(surenessOf('code.attendance-title')).toBe('B');
	});

	test('the same words for the same thing are as sure in one place as in another', async () => {
		const [written, hindi] = [await loadWritten('ne'), await loadLanguage('hi')];
		const surenessOf = await loadSureness('ne');
		const isSure = (key: MessageKey) => surenessOf(key) !== 'C';
		const sayAlike = (one: MessageKey, other: MessageKey) =>
			written[one] === written[other] && hindi[one] === hindi[other];
		const sure = keys.filter(isSure);
		expect(keys.filter((key) => !isSure(key) && sure.some((other) => sayAlike(key, other)))).toEqual([]);
	});
});

test('the word for a number of things is chosen by the number, in whatever way it is written', () => {
	const said = (count: string | number, language: Language) =>
		fillSlots('{count} {count|thing is|things are} missing.', { count }, language);
	for (const one of [1, '1', '१', 'one']) expect(said(one, 'en')).toBe(`${one} thing is missing.`);
	for (const more of [0, 2, '1,001', 'two', '−1,21'])
		expect(said(more, 'en')).toBe(`${more} things are missing.`);
	// No thing is one thing in Hindi, and several in Nepali.
	expect(said(0, 'hi')).toBe('0 thing is missing.');
	expect(said(0, 'ne')).toBe('0 things are missing.');
	expect(said('एक', 'ne')).toBe('एक thing is missing.');
});

test('every message that says how many has a word for one', () => {
	const counted = keys.filter((key) =>
		/\{(?:count|days)\} (?:\w+ )?(?:things|days|meetings|groups|files|entries|times|months)\b/.test(
			english[key]
		)
	);
	expect(counted).toEqual([]);
	expect(createWords('en', english).say('bank.file-missing-prompt', { count: 1 })).toBe(
		'1 thing is missing.'
	);
});

test('a slot without a value stays, so that it is seen', () => {
	expect(fillSlots('{who} gave {amount}.', { who: 'Sunita' })).toBe('Sunita gave {amount}.');
	expect(fillSlots('{count} of {count}', { count: 0 })).toBe('0 of 0');
});

test('words speak one language and write digits as the reader likes', async () => {
	const words = createWords('hi', await loadLanguage('hi'), { digits: 'devanagari' });
	const day = toLocalDate('2026-11-24');
	const who = words.say('word.who-name', { name: 'सुनीता' });
	expect(words.say('meeting.roll-read-back', { who, amount: words.amount(money(2000), 'INR') })).toBe(
		'सुनीता दीदी, बीस रुपये जमा।'
	);
	expect(words.money(money(1_46_000), 'INR')).toBe('१,४६०');
	expect(words.number(20)).toBe('२०');
	expect(day.ok && [words.day(day.value), words.weekday(day.value), words.dayInWords(day.value)]).toEqual([
		'२४-११-२०२६',
		'मंगलवार',
		'२४ नवंबर २०२६'
	]);
});

test('only languages that ship are languages', () => {
	expect(isLanguage('hi')).toBe(true);
	expect(isLanguage('tlh')).toBe(false);
});
