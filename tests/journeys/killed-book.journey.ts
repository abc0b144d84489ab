import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Phone } from '../support/browser.ts';
import { openPlainPhone } from '../support/plain-phone.ts';
import { touchCode } from '../support/fingers.ts';
import { foundGroup } from '../support/found-group.ts';
import { Hands } from '../support/hands.ts';

/** A flat battery right after a group was founded, and a database that does not come back: no new group is offered. */
const profile = mkdtempSync(join(tmpdir(), 'bahi-killed-book-'));
let phone: Phone;

afterAll(async () => {
	await phone.close();
	rmSync(profile, { recursive: true, force: true });
});

test('killed, and the database gone: the book is missed, and comes back from the second copy', async () => {
	phone = await openPlainPhone({ profile, keepsApp: false });
	await phone.page.goto(`${phone.origin}/`);
	const { codes } = await foundGroup(new Hands(phone.page), { name: 'Example', saving: 20 });
	await new Hands(phone.page).see(/^बैठक शुरू/);
	await expect.poll(() => filesOf(phone)).toContain('canary');
	const port = Number(new URL(phone.origin).port);
	await phone.kill();
	const databases = join(profile, 'Default', 'IndexedDB');
	const lost = readdirSync(databases).filter((name) => name.includes(String(port)));
	expect(lost.length).toBeGreaterThan(0);
	for (const name of lost) rmSync(join(databases, name), { recursive: true });

	phone = await openPlainPhone({ profile, port, keepsApp: false });
	await phone.page.goto(`${phone.origin}/`);
	const hands = new Hands(phone.page);
	await hands.see('backup.recovery-from-second-copy');
	await hands.tap('backup.recovery-from-second-copy');
	await hands.tap(/नारियल/);
	await touchCode(hands, codes[0] ?? []);
	await hands.see(/^बैठक शुरू/);
	expect(phone.problems).toEqual([]);
}, 180_000);

/** Kinds of files in the private folder of the origin. */
function filesOf({ page }: Phone): Promise<readonly string[]> {
	return page.evaluate(async () => {
		const folder = await navigator.storage.getDirectory();
		const kinds: string[] = [];
		for await (const name of folder.keys()) kinds.push(name.replace(/^.*\./, ''));
		return kinds;
	});
}
