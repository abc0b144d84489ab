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
	}
];
