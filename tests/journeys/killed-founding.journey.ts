import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { learnCode, touchCode } from '../support/fingers.ts';
import { firstHasTheCode } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

/** A flat battery in the middle of a founding: no file of the browser holds a name, and the code of her who has the phone goes on. */
const profile = mkdtempSync(join(tmpdir(), 'bahi-killed-founding-'));
let phone: Phone;

afterAll(async () => {
	await phone.close();
	rmSync(profile, { recursive: true, force: true });
});

test('killed among its women, a founding goes on there and makes its book', async () => {
	phone = await openPlainPhone({ profile, keepsApp: false });
	await phone.page.goto(`${phone.origin}/`);
	const before = new Hands(phone.page);
	const next = () => before.tap('action.next');
	await before.tap('app.shelf-new');
	const code = await firstHasTheCode(before, 'अनानास');
	await before.type('Zebrafinch');
	for (let question = 0; question < 6; question += 1) await next();
	await before.layNotes(20);
	for (let question = 0; question < 6; question += 1) await next();
	await before.tap('setup.member-new');
	for (const symbol of ['नारियल', 'अंगूर']) await before.tap(new RegExp(`^${symbol}$`));
	await before.tap('action.ok');
	await before.see(/^अंगूर/);
	// What is kept is there after a killed app; half a second is many times what a write takes.
	await phone.page.waitForTimeout(500);
	const port = Number(new URL(phone.origin).port);
	await phone.kill();
	const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((file) =>
		file.isFile()
	);
	const holding = files.filter((file) => {
		const bytes = readFileSync(join(file.parentPath, file.name));
		return ['latin1', 'utf16le'].some((form) => bytes.toString(form as 'latin1').includes('Zebrafinch'));
	});
	expect(holding.map(({ name }) => name)).toEqual([]);

	phone = await openPlainPhone({ profile, port, keepsApp: false });
	await phone.page.goto(`${phone.origin}/`);
	const hands = new Hands(phone.page);
	await hands.tap('app.shelf-resume');
	await touchCode(hands, code);
	await hands.see(/^अंगूर/);
	await hands.tap('action.next');
	await hands.tap(/^अनानास/);
	await hands.tap('action.next');
	await hands.tap('action.next');
	await hands.tap(/^नारियल/);
	await hands.tap('action.next');
	await hands.tap('action.next');
	await hands.tap('setup.bank-none');
	await hands.tap(/^आज से शुरू/);
	await hands.tap('action.next');
	await learnCode(hands);
	await hands.tap('action.next');
	await hands.tap('setup.make');
	await hands.see(/काग़ज़ मेरे पास है/);
	expect(phone.problems).toEqual([]);
}, 180_000);
