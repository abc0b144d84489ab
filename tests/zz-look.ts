import { openPhone } from './support/browser.ts';
import { practiceCodePictures } from './support/hands.ts';
import { hi } from '../src/lib/i18n/messages/hi/index.ts';
import { ne } from '../src/lib/i18n/messages/ne/index.ts';
import { faultsOf } from './screenshots/faults.ts';
const wide = process.argv[2] === 'wide';
const phone = await openPhone(wide ? { context: { viewport: { width: 820, height: 1160 }, deviceScaleFactor: 1 } } : {});
const { page, origin } = phone;
await page.goto(origin + '/');
await page.getByRole('button', { name: hi['shelf.practice'] }).first().click({ timeout: 60000 });
await page.getByRole('button', { name: hi['home.members'] }).first().waitFor({ timeout: 60000 });
await page.evaluate(() => { localStorage.setItem('bahi.language', 'ne'); localStorage.setItem('bahi.calendar', 'bikramSambat'); });
const shot = async (name: string) => {
	await page.waitForTimeout(900);
	await page.screenshot({ path: `/tmp/npl/${name}.png`, animations: 'disabled' });
	console.log(name, await faultsOf(page));
};
const pics = practiceCodePictures.map((l) => { const k = Object.entries(hi).find(([key, v]) => v === l && key.startsWith('symbol.')); return k ? (ne as Record<string,string>)[k[0]] : l; });
const go = async (path: string, name: string) => {
	try {
		await page.goto(origin + path);
		await page.getByRole('button', { name: /1 नम्बर/ }).first().click({ timeout: 30000 });
		for (const p of pics) await page.getByRole('button', { name: new RegExp(`^${p}$`) }).first().click({ timeout: 20000 });
		await page.locator('main [inert]').waitFor({ state: 'detached' }).catch(() => {});
		if (path.startsWith('/print') && wide) { await page.locator('[data-ready="true"]').waitFor({ timeout: 20000 }); await page.emulateMedia({ media: 'print' }); }
		await page.waitForTimeout(600);
		await shot(name);
		if (wide) await page.emulateMedia({ media: 'screen' });
	} catch (e) { console.log(name, String(e).slice(0, 300)); await shot(name + '-failed'); }
};
if (wide) {
	await go('/print/member?m=practice-10', 'p-member');
	await go('/print/books/paper?kind=cash-book', 'p-cash');
	await go('/print/bank/paper', 'p-bank');
} else {
	await page.goto(origin + '/language'); await shot('language');
	await page.goto(origin + '/language/review'); await page.waitForTimeout(1500); await shot('review');
	await page.goto(origin + '/language/install'); await shot('install');
	await go('/', 'home');
	await go('/red-book', 'redbook');
	await go('/meeting', 'meeting');
	await go('/meeting/roll', 'roll');
}
console.log(phone.problems);
await phone.close();
