/**
 * Bugs in the sheet filled in with a pen and in its reader.
 *
 * @type {readonly import('./plants.mjs').Plant[]}
 */
export const readerPlants = [
	{
		name: 'the ring of the left side stands where a half turn of the sheet brings that of the right',
		file: 'src/lib/papers/meeting/fill/layout.ts',
		find: '{ x: margin, y: rowY(4) }',
		replace: '{ x: margin, y: rowY(6) }',
		tests: ['src/lib/papers/meeting/fill/fill.test.ts']
	},
	{
		name: 'the check of a sheet does not hang on what falls due',
		file: 'src/lib/papers/meeting/fill/sheet-code.ts',
		find: '[number, usual, due])',
		replace: '[number, usual, due === null])',
		tests: ['src/lib/papers/meeting/fill/fill.test.ts']
	},
	{
		name: 'a dot that the reader is not sure of counts as empty',
		file: 'src/lib/reader/answers.ts',
		find: "	if (dots.some(({ mark }) => mark === 'unsure')) return ask(row, field, 'unsure dot');\n",
		replace: '',
		tests: ['src/lib/reader/answers.test.ts']
	},
	{
		name: 'a filled "?" asks nothing of her row',
		file: 'src/lib/reader/answers.ts',
		find: "asks.value === 'ask' ? own.map",
		replace: "asks.value === 'asked' ? own.map",
		tests: ['src/lib/reader/answers.test.ts']
	},
	{
		name: 'money beside "not here" is taken as it stands',
		file: 'src/lib/reader/answers.ts',
		find: "roll.value === 'absent' &&",
		replace: "roll.value === 'came' &&",
		tests: ['src/lib/reader/answers.test.ts']
	},
	{
		name: 'a difference of the box forgets what was lent',
		file: 'src/lib/reader/box.ts',
		find: 'subtract(add(counted, lent),',
		replace: 'subtract(add(counted, zero),',
		tests: ['src/lib/reader/box.test.ts']
	},
	{
		name: 'a sheet of another book is said to have no code',
		file: 'src/lib/reader/read-sheet.ts',
		find: "	if (form === null) return { refused: 'other sheet', code, placed };\n",
		replace: "	if (form === null) return { refused: 'no code', placed };\n",
		tests: ['tests/properties/paper-reader.test.ts']
	}
];
