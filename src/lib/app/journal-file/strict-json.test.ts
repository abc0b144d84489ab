import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStrictJson, type JsonRefusal } from './strict-json.ts';

const limits = { depth: 4, keys: 5, text: 20 };
const read = (text: string) => readStrictJson(text, limits);
const refused = (text: string): JsonRefusal['type'] | null => {
	const result = read(text);
	return result.ok ? null : result.error.type;
};

describe('reads what JSON.parse reads', () => {
	test.each([
		'null',
		' true ',
		'[1, -2, 3.5, 1e3, 1E-2, 0]',
		'{"a":{"b":[{}, []]}}',
		'"\\u0905\\n\\"\\\\\\/"',
		'{"a":"","":"b"}',
		'[]',
		'\t{\r\n}\n'
	])('%s', (text) => {
		expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
	});

	test('any JSON within the limits', () => {
		const within = { depth: 20, keys: 100, text: 1000 };
		const plain = fc.json({ maxDepth: 5 }).filter((text) => !/__proto__|constructor|prototype/.test(text));
		fc.assert(
			fc.property(plain, (text) => {
				const value = JSON.parse(text) as unknown;
				const result = readStrictJson(text, within);
				if (result.ok) expect(JSON.stringify(result.value)).toBe(JSON.stringify(value));
				else expect(result.error.type).toBe('BrokenText');
			})
		);
	});

	test('minus zero is zero', () => {
		expect(read('-0')).toEqual({ ok: true, value: 0 });
	});

	test('an object has no prototype to be changed', () => {
		const result = read('{"a":1}');
		expect(result.ok && Object.getPrototypeOf(result.value)).toBe(null);
	});
});

describe('refuses', () => {
	test.each([
		['', 'Empty'],
		['  \n', 'Empty'],
		['{"a":1', 'CutOff'],
		['[1,', 'CutOff'],
		['"abc', 'CutOff'],
		['"abc\\', 'CutOff'],
		['tru', 'CutOff'],
		['[fals', 'CutOff'],
		['[n', 'CutOff'],
		['-', 'CutOff'],
		['NaN', 'NotJson'],
		['Infinity', 'NotJson'],
		['undefined', 'NotJson'],
		["{'a':1}", 'NotJson'],
		['{a:1}', 'NotJson'],
		['[1,]', 'NotJson'],
		['{"a":1,}', 'NotJson'],
		['{"a" 1}', 'NotJson'],
		['01', 'NotJson'],
		['+1', 'NotJson'],
		['.5', 'NotJson'],
		['1.', 'NotJson'],
		['0x10', 'NotJson'],
		['1 2', 'NotJson'],
		['// a', 'NotJson'],
		['"a\nb"', 'NotJson'],
		['{"a":1,"a":2}', 'DuplicateKey'],
		['{"a":1,"\\u0061":2}', 'DuplicateKey'],
		['{"__proto__":{}}', 'ForbiddenKey'],
		['{"\\u005f_proto__":{}}', 'ForbiddenKey'],
		['{"constructor":1}', 'ForbiddenKey'],
		['{"prototype":1}', 'ForbiddenKey'],
		['[[[[[]]]]]', 'TooDeep'],
		['{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1}', 'TooManyKeys'],
		['"123456789012345678901"', 'TextTooLong'],
		['"\\ud800"', 'BrokenText'],
		['"\\x"', 'BrokenText'],
		['"\\u12g4"', 'BrokenText']
	])('%s as %s', (text, type) => {
		expect(refused(text)).toBe(type);
	});

	test('what is one step over a limit, and nothing that is at it', () => {
		expect(refused('{"a":1,"b":1,"c":1,"d":1,"e":1}')).toBe(null);
		expect(refused('[[[[]]]]')).toBe(null);
		for (const letter of ['a', '\\n', '\\u0905'])
			expect([letter, refused(`"${letter.repeat(20)}"`), refused(`"${letter.repeat(21)}"`)]).toEqual([
				letter,
				null,
				'TextTooLong'
			]);
		expect(refused(`{"${'a'.repeat(21)}":1}`)).toBe('TextTooLong');
	});

	test('at any depth without exhausting the stack', () => {
		expect(refused('['.repeat(1_000_000))).toBe('TooDeep');
	});

	test('and says where: the line, the list and which item of it', () => {
		expect(read('{\n"events": [\n1,\n{"a": nope}]}')).toEqual({
			ok: false,
			error: { type: 'NotJson', line: 4, column: 7, found: 'nope}]}', list: 'events', item: 2 }
		});
		expect(read('{"events": [1, [5, 6, nope]]}')).toMatchObject({ error: { list: 'events', item: 2 } });
		expect(read('\nnope')).toMatchObject({ error: { line: 2, column: 1 } });
		expect(read(' nope\n')).toMatchObject({ error: { line: 1, column: 2 } });
		expect(read('"a\nb"')).toMatchObject({ error: { line: 1, column: 3 } });
		expect(read('{"events": [1], "people": [')).toMatchObject({ error: { type: 'CutOff', list: 'people' } });
	});
});
