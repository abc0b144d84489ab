import { cleanup } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { ruleChapters, topicOf } from '#papers/rules/rules-topics.ts';
import * as codes from '#ui/codes.ts';
import { partIcons } from '../../src/screens/bank/borrowing/borrowing.svelte.ts';
import { officeIcon } from '#ui/member/face-words.ts';
import ValuePicture from '#ui/symbol/ValuePicture.svelte';
import { show } from './support.ts';

const answers = ruleChapters.flat().flatMap((name) => {
	const { question } = topicOf(name);
	return question.kind === 'choice' ? question.options.map(({ value, icon }) => ({ name, value, icon })) : [];
});

test('each answer to a question about a rule has a picture, and a month is a month of its calendar', () => {
	expect(answers.length).toBeGreaterThan(20);
	const drawn = answers.map(({ name, value, icon }) => {
		show(ValuePicture, { name, value, icon });
		const { textContent, innerHTML } = document.body;
		cleanup();
		return { value, text: textContent.trim(), html: innerHTML };
	});
	expect(drawn.filter(({ text }) => /NaN|undefined/.test(text)).map(({ value }) => value)).toEqual([]);
	const year = (value: string) => drawn.find((one) => one.value === value);
	expect(year('04-01')?.text).toBe('4');
	expect(year('bs-04-01')?.text).toBe('4');
	expect(year('bs-04-01')?.html).not.toBe(year('04-01')?.html);
});

/** Steps of one question, numbered, are one rule. */
const rules = new Map(
	ruleChapters.flat().map((name) => [name.replace(/\d$/, ''), JSON.stringify({ icon: topicOf(name).icon })])
);

const lists: Readonly<Record<string, readonly string[]>> = {
	'rules of a group': [...rules.values()],
	offices: Object.values(officeIcon),
	'parts of a payment to a lender': Object.values(partIcons),
	...Object.fromEntries(
		Object.entries(codes).flatMap(([name, list]) =>
			'art' in list ? [[`of ${name}`, Object.values(list.art).map((art) => JSON.stringify(art))]] : []
		)
	)
};

test('no two rules share a name', () => {
	const titles = new Map(ruleChapters.flat().map((name) => [name.replace(/\d$/, ''), topicOf(name).title]));
	const all = [...titles.values()];
	expect(all.filter((one, place) => all.indexOf(one) !== place)).toEqual([]);
});

test.each(Object.entries(lists))('no two %s share a picture', (_, pictures) => {
	expect(pictures.length).toBeGreaterThan(1);
	expect(pictures.filter((one, place) => pictures.indexOf(one) !== place)).toEqual([]);
});

test('what a fine is for has one picture, as a rule and as a reason', () => {
	const fines = {
		fineAbsent: 'absent',
		fineLate: 'late',
		fineSaving: 'savingMissed',
		fineInstalment: 'instalmentMissed'
	} as const;
	for (const [name, code] of Object.entries(fines) as [
		keyof typeof fines,
		(typeof fines)[keyof typeof fines]
	][])
		expect({ name, art: codes.fineReasons.art[code] }).toEqual({ name, art: { icon: topicOf(name).icon } });
});
