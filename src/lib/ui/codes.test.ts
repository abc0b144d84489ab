import { describe, expect, test } from 'vitest';
import { eventSchemas } from '#group';
import { languages, loadLanguage } from '#i18n';
import { iconNames } from './icon/icon-names.ts';
import * as codes from './codes.ts';
import { codeWords } from '#papers/code-words.ts';
import { colourPictures, thingPictures } from './symbol/symbols.ts';

// The lists are repeated here; the test compares them with the schema of the book.

const lists = Object.entries(codes);
const drawn = new Set<string>([...iconNames, ...colourPictures, ...thingPictures]);

/** The codes that an event's schema allows in a field, or the schema's description of other values. */
function allowed(type: string, field: string): readonly string[] {
	const schema = eventSchemas.find(({ entries }) => entries.type.literal === type);
	const options = (node: unknown): readonly string[] => {
		const {
			options: own,
			wrapped,
			pipe
		} = node as {
			options?: readonly string[];
			wrapped?: unknown;
			pipe?: readonly unknown[];
		};
		return own ?? options(wrapped ?? pipe?.[0]);
	};
	return options((schema?.entries as Record<string, unknown> | undefined)?.[field]);
}

describe.each(lists)('%s', (_, list) => {
	test('has words in each language', async () => {
		for (const language of languages) {
			const messages = await loadLanguage(language);
			const missing = list.codes.filter((code) => {
				const key = list.wordsFor(code);
				return key === null || messages[key].trim() === '';
			});
			expect(missing).toEqual([]);
		}
	});

	test('has a picture that is drawn for each code', () => {
		const art = Object.values(list.art).map((one) => ('icon' in one ? one.icon : one.picture));
		expect(art.filter((name) => !drawn.has(name))).toEqual([]);
		expect(art).toHaveLength(list.codes.length);
	});

	test('holds codes that a book can take, and finds them', () => {
		expect(list.codes.filter((code) => !/^[a-z][A-Za-z0-9]{0,39}$/.test(code))).toEqual([]);
		expect(list.codes.map((code) => list.find(code))).toEqual([...list.codes]);
		expect(list.find('a code from elsewhere')).toBeNull();
	});
});

test.each([
	['MemberLeft', 'reason', codes.leaveReasons.codes],
	['DisputeSettled', 'outcome', codes.disputeOutcomes.codes],
	['LoanAnswered', 'answer', codes.applicationAnswers.codes],
	['BorrowingReceived', 'kind', codes.lenderKinds.codes],
	['BorrowingCredited', 'kind', codes.creditKinds.codes],
	['GrantReceived', 'kind', codes.grantKinds.codes],
	['LoanDisbursed', 'source', codes.loanSources.codes]
] as const)('%s.%s: the screen offers what the schema allows', (type, field, offered) => {
	expect([...offered].toSorted()).toEqual([...allowed(type, field)].toSorted());
});

test('the four fines of the rules are offered first, in their order', () => {
	expect(codes.fineReasons.codes.slice(0, 4)).toEqual(['absent', 'late', 'savingMissed', 'instalmentMissed']);
});

test('a debt to a moneylender is a purpose of its own', () => {
	expect(codeWords.purposes.codes).toContain('moneylender');
	expect(codeWords.purposes.codes).toContain('oldDebt');
});
