const attacks = ['tests/unit/post-attacks.test.ts'];
const envelope = ['src/lib/vault/post/envelope.test.ts'];
const book = ['tests/unit/post-book.test.ts'];
const outbox = ['tests/faults/outbox.test.ts'];
const contract = ['tests/contracts/post-box.test.ts'];

/**
 * Bugs by which a post box would accept, lose or disclose wrong data.
 *
 * @type {readonly import('./plants.mjs').Plant[]}
 */
export const postPlants = [
	{
		name: 'post: the door takes what nobody stamped',
		file: 'src/post/door.ts',
		find: '(await checkStamp(envelope, head.value, boxKey, vouched)).ok ? { head: head.value, envelope } : 401',
		replace:
			'(await checkStamp(envelope, head.value, boxKey, vouched)) ? { head: head.value, envelope } : 401',
		tests: attacks
	},
	{
		name: 'post: a clone hides its page under another year',
		file: 'src/post/door.ts',
		find: 'there.year !== year) return numberOf.other;',
		replace: 'there.year === 0) return numberOf.other;',
		tests: attacks
	},
	{
		name: 'post: what the disk spoiled is taken for a clone',
		file: 'src/post/door.ts',
		find: "if (answer === 'other' && !(await this.#isWhole(name, boxKey))) return 503;",
		replace: '',
		tests: attacks
	},
	{
		name: 'post: a box that was shut is still read',
		file: 'src/post/door.ts',
		find: '		if (await isShut(box)) return null;\n',
		replace: '',
		tests: attacks
	},
	{
		name: 'post: a page that is missing is not told by the heads',
		file: 'src/post/door.ts',
		find: "lane !== 'p' || n === before + 1 ? n : before",
		replace: "lane !== 'p' || n > before ? n : before",
		tests: attacks
	},
	{
		name: 'post: anybody says from which address she comes',
		file: 'src/post/door.ts',
		find: "this.#options.behindProxy ? headers['x-forwarded-for'] : undefined",
		replace: "headers['x-forwarded-for']",
		tests: attacks
	},
	{
		name: 'post: a proof of reading counts for every path',
		file: 'src/lib/vault/post/box.ts',
		find: 'utf8(`bahi read 1\\n${minute}\\n${path}`)',
		replace: 'utf8(`bahi read 1\\n${minute}\\n${path.slice(0, 11)}`)',
		tests: [...envelope, ...attacks]
	},
	{
		name: 'post: a stranger is a writer without the voucher of the box',
		file: 'src/lib/vault/post/open-envelope.ts',
		find: "if (!(await verify(boxKey, head.voucher, text))) return wrong('voucher');",
		replace: 'await verify(boxKey, head.voucher, text);',
		tests: envelope
	},
	{
		name: 'post: one nonce for every text of a page',
		file: 'src/lib/vault/post/envelope.ts',
		find: "crypto.subtle.sign('HMAC', key, unshared(plain))",
		replace: "crypto.subtle.sign('HMAC', key, unshared(plain.subarray(0, 0)))",
		tests: envelope
	},
	{
		name: 'post: an envelope may have any size, and tells that of its page',
		file: 'src/lib/vault/post/open-envelope.ts',
		find: 'content < step || paddedLength(content, step) !== content',
		replace: 'content < 0',
		tests: [...envelope, ...attacks]
	},
	{
		name: 'post: a reader does not see that pages were kept back',
		file: 'src/lib/vault/post/open-pages.ts',
		find: "last < seen ? { type: 'PagesKeptBack', last, seen } : null",
		replace: 'null',
		tests: attacks
	},
	{
		name: 'post: a page is acknowledged before its name is flushed',
		file: 'src/post/folder-box.ts',
		find: '		await flushFolder(disk, dirname(path));\n',
		replace: '',
		tests: contract
	},
	{
		name: 'post: a page is acknowledged before its bytes are flushed',
		file: 'src/post/folder-box.ts',
		find: '		await file.sync();\n',
		replace: '',
		tests: contract
	},
	{
		name: 'post: the folder of a new box is not flushed into the one above',
		file: 'src/post/folder-box.ts',
		find: 'above.length >= boxes.length',
		replace: 'above.length < 0',
		tests: contract
	},
	{
		name: 'post: the desk pulls from a box without its ticket',
		file: 'src/desk/pull.ts',
		find: 'boxKey === null || !(await isRight(',
		replace: 'boxKey !== null && !(await isRight(',
		tests: ['tests/cli/desk.test.ts']
	},
	{
		name: 'post: one pull takes a number under two years',
		file: 'src/desk/pull.ts',
		find: '			mirrored.set(placeOf(name), name);\n',
		replace: '',
		tests: ['tests/cli/desk.test.ts']
	},
	{
		name: 'post: a desk is not told that a page went',
		file: 'src/desk/pull.ts',
		find: '	told.gone.push(...missing);\n',
		replace: '',
		tests: ['tests/cli/desk.test.ts']
	},
	{
		name: 'post: the desk takes a page under the number of another',
		file: 'src/desk/pull.ts',
		find: 'placeOf(head.value) === placeOf(name) && ',
		replace: '',
		tests: ['tests/cli/desk.test.ts']
	},
	{
		name: 'desk: a part that was left out is told by its whole and the other parts',
		file: 'src/desk/five.ts',
		find: 'if (out.size === 0 ||',
		replace: 'if (out.size >= 0 ||',
		tests: ['tests/properties/five.test.ts']
	},
	{
		name: 'desk: what moved tells what was held a month before',
		file: 'src/desk/five.ts',
		find: 'held.has(key) && (before === null || before.has(key))',
		replace: 'held.has(key)',
		tests: ['tests/properties/five.test.ts']
	},
	{
		name: 'post: what is laid in again takes the place of what was sealed before',
		file: 'src/lib/storage/outbox.ts',
		find: 'if (there === 0) await answerTo(rows.add(row));',
		replace: 'await answerTo(rows.put({ ...row, on: there }));',
		tests: outbox
	},
	{
		name: 'post: a page counts as left when nobody acknowledged it',
		file: 'src/lib/app/post/deliver.ts',
		find: 'states[number ?? 0]',
		replace: 'states[number ?? 200]',
		tests: outbox
	},
	{
		name: 'post: pages leave in the hour of the meeting',
		file: 'src/lib/app/post/deliver.ts',
		find: 'if (!isTouched && wait > 0 && wait <= longestWait) return false;',
		replace: '',
		tests: book
	},
	{
		name: 'post: a page waits for the day that a wrong clock named',
		file: 'src/lib/app/post/deliver.ts',
		find: ' && wait <= longestWait',
		replace: '',
		tests: book
	},
	{
		name: 'post: a copied phone is taken for the same one',
		file: 'src/lib/app/post/tend-post.ts',
		find: 'return ok(hash === stored.value[0]?.hash);',
		replace: "return ok(hash !== '');",
		tests: book
	},
	{
		name: 'post: a reader of the box writes into the book of a lost phone',
		file: 'src/lib/app/post/box-lanes.ts',
		find: 'content.book === book && writers.has(content.writer)',
		replace: 'content.book === book',
		tests: ['tests/unit/post-liars.test.ts']
	}
];
