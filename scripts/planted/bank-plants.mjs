/**
 * Bugs that would put a false sentence, a false figure or a wrong blank into the bank's file.
 *
 * @type {readonly import('./plants.mjs').Plant[]}
 */
export const bankPlants = [
	{
		name: 'bank file: the conditions are met though an officer is lacking',
		file: 'src/lib/reports/bank/conditions.ts',
		find: "	officersMissing: 'officers',",
		replace: '	officersMissing: null,',
		tests: ['tests/properties/condition-laws.test.ts']
	},
	{
		name: 'bank file: the limits of a rule are not looked at',
		file: 'src/lib/reports/bank/conditions.ts',
		find: 'limits.filter(({ indicator }) => lineOfIndicator[indicator] === code)',
		replace: 'limits.slice(0, 0)',
		tests: ['tests/unit/made-up-bank.test.ts']
	},
	{
		name: 'bank file: a limit that is not kept is no reason',
		file: 'src/lib/reports/bank/conditions.ts',
		find: "const is = isLacking || holds === false ? 'notMet'",
		replace: "const is = isLacking ? 'notMet'",
		tests: ['tests/unit/made-up-bank.test.ts', 'tests/properties/condition-laws.test.ts']
	},
	{
		name: 'bank file: what is due today is overdue on page 1, and nowhere else',
		file: 'src/lib/papers/dossier/decision.ts',
		find: "box('dossier.overdue', ageing.overdue, {",
		replace: "box('dossier.overdue', (ageing.overdue + ageing.dueToday) as Money, {",
		tests: ['tests/unit/dossier-honest.test.ts']
	},
	{
		name: 'bank file: months of conduct end today, and what falls due in them was not paid back',
		file: 'src/lib/reports/accounts/fiscal-year.ts',
		find: 'to: addDays(end, -1)',
		replace: 'to: end',
		tests: ['tests/unit/dossier-honest.test.ts']
	},
	{
		name: 'bank file: what was paid ahead makes good for what is behind',
		file: 'src/lib/reports/repayment.ts',
		find: 'Math.max(0, now[part].fallen - asked[part].paid)',
		replace: 'Math.max(0, now[part].fallen - asked[part].fallen)',
		tests: ['tests/unit/dossier-honest.test.ts']
	},
	{
		name: 'bank file: the social fund lies in the box, and not in the corpus',
		file: 'src/lib/reports/accounts/corpus.ts',
		find: 'Math.max(0, held - ofOthers)',
		replace: 'held',
		tests: ['tests/unit/dossier-honest.test.ts']
	},
	{
		name: 'bank file: a box that was never counted had no difference',
		file: 'src/lib/reports/registers/exceptions.ts',
		find: 'pages.some(isCounted) ?',
		replace: 'pages.length > 0 ?',
		tests: ['tests/unit/dossier-honest.test.ts']
	},
	{
		name: 'bank file: the forms leave to the pen what the plan says',
		file: 'src/lib/papers/dossier/requirement.ts',
		find: 'isDecided ? amountCell(line.amount) : null,',
		replace: 'null,',
		tests: ['tests/unit/dossier-forms.test.ts']
	},
	{
		name: 'bank file: what was typed is asked again',
		file: 'src/screens/bank/details/paper-details.svelte.ts',
		find: "if (!(await this.record([command], ''))) return false;",
		replace: '',
		tests: ['tests/components/paper-details.test.ts']
	}
];
