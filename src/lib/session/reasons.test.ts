import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createWords, languages, loadLanguage, type Language, type Words } from '#i18n';
import { rejectionSamples } from '../../../tests/support/rejection-samples.ts';
import { spokenReason, type Reason } from './reasons.ts';

// Every reason of a refusal has words and a picture in each language; a new reason without a sample does not compile.

/** Refusals of the phone, the lock and a file; the samples of the book are shared with the command-line tool. */
const samples: { readonly [Type in Reason['type']]: Extract<Reason, { readonly type: Type }> } = {
	...rejectionSamples,
	StorageFull: { type: 'StorageFull' },
	StorageClosed: { type: 'StorageClosed' },
	StorageNewer: { type: 'StorageNewer' },
	OtherTabWrites: { type: 'OtherTabWrites' },
	StaleHead: { type: 'StaleHead' },
	NotSaved: { type: 'NotSaved' },
	Damaged: { type: 'Damaged', about: 'record 3' },
	KeysRenewed: { type: 'KeysRenewed' },
	RecordsMissing: { type: 'RecordsMissing', expected: 3, found: 2 },
	PagesUnreadable: { type: 'PagesUnreadable', places: [3] },
	StorageFailed: { type: 'StorageFailed', message: 'AbortError' },
	ReadingStopped: { type: 'ReadingStopped' },
	MemberPageOnly: { type: 'MemberPageOnly' },
	WrongCode: { type: 'WrongCode', triesLeft: 3 },
	WaitBeforeNextTry: { type: 'WaitBeforeNextTry', seconds: 600 },
	OtherKeyPaper: { type: 'OtherKeyPaper' },
	PaperOfOtherCopy: { type: 'PaperOfOtherCopy' },
	UnknownSlot: { type: 'UnknownSlot' },
	CardMissing: { type: 'CardMissing', given: 1, needed: 2 },
	SameCard: { type: 'SameCard' },
	CardsOfTwoSets: { type: 'CardsOfTwoSets' },
	CodeNotWorkedOut: { type: 'CodeNotWorkedOut' },
	NotABackup: { type: 'NotABackup' },
	CutOff: { type: 'CutOff' },
	NewerVersion: { type: 'NewerVersion', version: 9 },
	TooLarge: { type: 'TooLarge' },
	PartOfCopy: { type: 'PartOfCopy' },
	PagesBeforeMissing: { type: 'PagesBeforeMissing' },
	TooManyForSquares: { type: 'TooManyForSquares' },
	NoBoxCard: { type: 'NoBoxCard' },
	PostEmpty: { type: 'PostEmpty' },
	PostNotReached: { type: 'PostNotReached' },
	PostShut: { type: 'PostShut' },
	PostBusy: { type: 'PostBusy', seconds: 60 },
	PostDamaged: { type: 'PostDamaged' },
	BookAlreadyHere: { type: 'BookAlreadyHere' },
	CopyForOtherPhone: { type: 'CopyForOtherPhone' },
	CopyOfOtherGroup: { type: 'CopyOfOtherGroup' },
	CopyOfOtherKeys: { type: 'CopyOfOtherKeys' },
	NothingToTakeOver: { type: 'NothingToTakeOver' },
	PhonesForked: { type: 'PhonesForked' },
	MeetingOpenHere: { type: 'MeetingOpenHere' },
	MeetingOpenThere: { type: 'MeetingOpenThere' },
	NewWriterNeeded: { type: 'NewWriterNeeded' },
	TooManyPagesApart: { type: 'TooManyPagesApart', most: 200 },
	PhoneNotVouched: { type: 'PhoneNotVouched' },
	NotAProof: { type: 'NotAProof' },
	ProofDamaged: { type: 'ProofDamaged' },
	ProofChanged: { type: 'ProofChanged' },
	ProofNewer: { type: 'ProofNewer' },
	NotASlip: { type: 'NotASlip' },
	SlipReadAlready: { type: 'SlipReadAlready', number: 7 },
	SlipOfOtherGroup: { type: 'SlipOfOtherGroup', number: 7 },
	SlipOfOtherMeeting: { type: 'SlipOfOtherMeeting', number: 7 },
	TooFewSlips: { type: 'TooFewSlips', read: 11, needed: 12 },
	SlipsDisagree: { type: 'SlipsDisagree' },
	ProofOfPractice: { type: 'ProofOfPractice' },
	TooFewOfficers: { type: 'TooFewOfficers', has: 1 },
	BookOfPractice: { type: 'BookOfPractice' },
	NotAVoicePack: { type: 'NotAVoicePack' },
	NewerVoicePack: { type: 'NewerVoicePack', version: 2 },
	VoicePackTooLarge: { type: 'VoicePackTooLarge' },
	VoicePackDamaged: { type: 'VoicePackDamaged' },
	NoMicrophone: { type: 'NoMicrophone' },
	MicrophoneRefused: { type: 'MicrophoneRefused' }
};

const others: readonly Reason[] = [
	{ type: 'WrongCode', triesLeft: null },
	{ type: 'WrongCode', triesLeft: 0 },
	{ type: 'WaitBeforeNextTry', seconds: 30 },
	...(['instalments', 'firstDueOn', 'upFront', 'weights'] as const).map((field): Reason => ({
		type: 'TermsInvalid',
		field
	}))
];
const reasons: readonly Reason[] = [...Object.values(samples), ...others];

const sprites = ['first-icons', 'icons']
	.map((name) => readFileSync(new URL(`../ui/icon/${name}.svg`, import.meta.url), 'utf8'))
	.join('');
const wordsIn = async (language: Language): Promise<Words> =>
	createWords(language, await loadLanguage(language));
const english = await wordsIn('en');
const hindi = await wordsIn('hi');

describe.each(languages)('each reason in %s', async (language) => {
	const words = await wordsIn(language);
	const spoken = reasons.map((reason) => ({ reason, ...spokenReason(reason, words, 'INR') }));

	test('has a sentence with every slot filled', () => {
		expect(
			spoken.filter(({ text }) => !/\p{L}.*[.।]$/u.test(text) || /[{}]|undefined|NaN/.test(text))
		).toEqual([]);
	});

	test('is written in the letters of its language', () => {
		const foreign = language !== 'en' ? /[A-Za-z]/ : /\p{Script=Devanagari}/u;
		expect(spoken.filter(({ text }) => foreign.test(text))).toEqual([]);
	});

	test('has a picture that is drawn', () => {
		expect(spoken.filter(({ icon }) => !sprites.includes(`<symbol id="${icon}"`))).toEqual([]);
	});

	test('two reasons have the same words only where they are one thing for whoever reads them', () => {
		const texts = new Map<string, string[]>();
		for (const { reason, text } of spoken) texts.set(text, [...(texts.get(text) ?? []), reason.type]);
		const shared = [...texts.values()].filter((types) => new Set(types).size > 1);
		expect(shared).toEqual([]);
	});
});

describe('figures are in the sentence', () => {
	test.each([
		[
			'OwesMoreThanSheHas',
			'She owes five hundred rupees and has three hundred rupees. First she gives two hundred rupees.'
		],
		['SurplusTooSmall', 'The profit is minus fifty rupees, not one hundred rupees. Share less.'],
		[
			'PartsDoNotAddUp',
			'The parts make nine hundred ninety-nine rupees, the whole is one thousand rupees. Reckon again.'
		],
		['MoreThanOwed', 'That is more than is owed. one hundred four rupees is left.'],
		['MemberHasLeft', 'She left on 5 March 2025. Only what is hers is paid.'],
		['DayBeforeFine', 'That day is before the fine. Choose 5 March 2025 or later.'],
		['DayBeforeBorrowing', 'That day is before this loan came. Choose 5 March 2025 or later.'],
		['QuorumMissing', 'Too few didi are here. 8 are needed.']
	] as const)('%s', (type, sentence) => {
		expect(spokenReason(samples[type], english, 'INR').text).toBe(sentence);
	});

	test('"0 tries are left" is not said: after a wait there are more', () => {
		const said = spokenReason({ type: 'WrongCode', triesLeft: 0 }, english, 'INR').text;
		expect(said).toBe('Not these. Wait a little, then again, slowly.');
	});

	test('in Hindi too', () => {
		expect(spokenReason(samples.OwesMoreThanSheHas, hindi, 'INR').text).toBe(
			'इन पर बाकी पाँच सौ रुपये, इनका पैसा तीन सौ रुपये। पहले दो सौ रुपये दें।'
		);
	});
});
