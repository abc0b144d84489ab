/**
 * Bugs in the rules of a group: bearers of a loss, interest, late charges, source of a loan's money.
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
		find: '		(given.loss ?? zero) === lossPart(state, event.memberId, event.occurredOn) &&\n',
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
	},
	{
		name: 'rule: days of grace are charged for',
		file: 'src/lib/group/loans/overdue-interest.ts',
		find: 'addDays(dueOn, late?.graceDays ?? 0);',
		replace: 'addDays(dueOn, 0 * (late?.graceDays ?? 0));',
		tests: ['tests/golden/late-charges.test.ts', 'tests/properties/loan-changes.test.ts']
	},
	{
		name: 'rule: a charge by the day is a whole month each day',
		file: 'src/lib/group/loans/overdue-interest.ts',
		find: 'const daysOfMonth = 30;',
		replace: 'const daysOfMonth = 1;',
		tests: ['tests/golden/late-charges.test.ts', 'tests/properties/loan-changes.test.ts']
	},
	{
		name: 'rule: what being late costs by the rules is not heard before a loan is given',
		file: 'src/lib/ui/money/piece-words.ts',
		find: 'late !== undefined && late.graceDays > 0',
		replace: 'late === undefined',
		tests: ['tests/components/loans.test.ts']
	},
	{
		name: 'rule: a group of India takes as many women as it says',
		file: 'src/lib/group/kinds/rules.ts',
		find: 'own !== undefined && own > most ?',
		replace: 'own !== undefined && own > 100 * most ?',
		tests: ['src/lib/group/members/members.test.ts']
	},
	{
		name: 'rule: a new group of Nepal is full at twenty',
		file: 'src/screens/founding/setup-draft.svelte.ts',
		find: '? { membersMost: allowed } : {};',
		replace: '? {} : {};',
		tests: ['tests/components/founding.test.ts']
	}
];
