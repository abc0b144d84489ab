/**
 * Bugs in what a group may decide: who bears a loss, how interest counts, what being late costs, whose money a loan is.
 *
 * @type {readonly import('./plants.mjs').Plant[]}
 */
export const rulePlants = [
	{
		name: 'rule: who leaves takes her part of a loss from the others',
		file: 'src/lib/group/sharing/settlement.ts',
		find: '=> subtract(add(savings, surplus), loss);',
		replace: '=> add(savings, surplus);',
		tests: ['tests/golden/leaving-with-a-loss.test.ts', 'tests/properties/sharing-laws.test.ts']
	},
	{
		name: 'rule: a file takes more of a loss from a woman who leaves than the rules ask',
		file: 'src/lib/group/kinds/leaving.ts',
		find: '		(given.loss ?? zero) <= lossPart(state, event.memberId, event.occurredOn) &&\n',
		replace: '',
		tests: ['tests/golden/leaving-with-a-loss.test.ts']
	},
	{
		name: 'rule: a new group that meets by the month pays a whole month for one night',
		file: 'src/screens/founding/setup-draft.svelte.ts',
		find: "return this.rules.rules.interest.period ?? 'meeting';",
		replace: "return this.rules.rules.interest.period ?? 'calendarMonth';",
		tests: ['tests/components/founding.test.ts']
	},
	{
		name: 'rule: what a new group hears of the ways of counting is the same for each',
		file: 'src/screens/founding/answer-words.ts',
		find: 'interest: { ...written.interest, period } }, currency);',
		replace: 'interest: written.interest }, currency);',
		tests: ['tests/components/founding.test.ts']
	}
];
